"""Detects text, programs, and the descriptions of virtual disks: they have no magic number."""

import re

from imageuploader.domain.formats import PE, TEXT, Format

_TEXT_BYTES = 4096
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SINGLE_BYTES, _ASCII = "cp1252", bytes(range(0x80))
_BLANKS = "\t\n\r\f\ufeff"
# As qemu does: the first line that is neither blank nor a comment is the version.
_VMDK_VERSION = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*version[ \t]*=[ \t]*[1-3]\s"
)
_VMDK_TYPE = b"createtype"
DESCRIPTION_BYTES = 4096
"""How much of a description of a vmdk is needed to detect it."""
_DOS, _PE, _PE_OFFSET_AT = b"MZ", b"PE\0\0", 0x3C


def find_other(head: bytes) -> Format | None:
    """Return what a file with this beginning is, if it is no disk; None if that is not known."""
    if _is_program(head):
        return PE
    return TEXT if _is_text(head[:_TEXT_BYTES]) else None


def describes_vmdk(head: bytes) -> bool:
    """Return whether it is a text that describes a vmdk: a disk in other files."""
    head = head[:DESCRIPTION_BYTES].lower()
    return _VMDK_TYPE in head and _VMDK_VERSION.match(head) is not None


def _is_program(head: bytes) -> bool:
    at = int.from_bytes(head[_PE_OFFSET_AT : _PE_OFFSET_AT + 4], "little")
    return head.startswith(_DOS) and head.startswith(_PE, at)


def _is_text(head: bytes) -> bool:
    """Return whether it is text in UTF-16, or in the single bytes of Western Europe."""
    mark = head[:2]
    encoding = _UTF_16.get(mark, _SINGLE_BYTES)
    content = head[2 : len(head) & ~1] if mark in _UTF_16 else head
    # Every single byte of the upper half is a letter or a sign: text has few of them.
    if encoding == _SINGLE_BYTES and len(head.translate(None, _ASCII)) > len(head) // 4:
        return False
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return bool(text) and all(mark.isprintable() or mark in _BLANKS for mark in text)
