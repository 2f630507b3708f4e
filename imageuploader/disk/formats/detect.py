"""What a file is, from its first and last bytes; never from its name."""

import codecs
import re
from dataclasses import dataclass

from imageuploader.disk.files.input_file import TAIL_BYTES
from imageuploader.disk.formats.tar_header import BLOCK_BYTES, is_header


@dataclass(frozen=True, slots=True)
class Kind:
    """What the bytes are: `name`, and whether as a raw disk, another image format or no image."""

    name: str
    family: str


_SIGNATURES = (
    (0, b"\x1f\x8b\x08", "gzip", "packed"),
    (0, b"\xfd7zXZ\x00", "xz", "packed"),
    (0, b"\x28\xb5\x2f\xfd", "zstd", "packed"),
    (0, b"\x04\x22\x4d\x18", "lz4", "packed"),
    (0, b"PK\x03\x04", "zip", "packed"),
    (0, b"PK\x05\x06", "zip", "packed"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z", "other"),
    (0, b"Rar!\x1a\x07", "rar", "other"),
    (0, b"\x02\x21\x4c\x18", "lz4 of the old kind", "other"),
    (0, b"LZIP\x01", "lzip", "other"),
    (0, b"\x89LZO\0\r\n\x1a\n", "lzop", "other"),
    (0, b"070701", "cpio", "other"),
    (0, b"MSWIM\0\0\0", "wim", "other"),
    (0, b"%PDF-", "pdf", "other"),
    (0, b"\x89PNG\r\n", "png", "other"),
    (0, b"\xff\xd8\xff", "jpeg", "other"),
    (0, b"\x7fELF", "elf", "other"),
    (0, b"SQLite format 3\0", "sqlite", "other"),
    (257, b"ustar", "tar", "packed"),
    (0, b"QFI\xfb\0\0\0\x01", "qcow (version 1)", "image"),
    (0, b"QFI\xfb", "qcow2", "image"),
    (0, b"KDMV", "vmdk", "image"),
    (0, b"# Disk DescriptorFile", "vmdk", "image"),
    (64, b"\x7f\x10\xda\xbe", "vdi", "image"),
    (0, b"conectix", "vhd", "image"),
    (0, b"vhdxfile", "vhdx", "image"),
    (0, b"COWD", "vmdk", "image"),
    (0, b"QED\0", "qed", "image"),
    (0, b"WithoutFreeSpace", "parallels", "image"),
    (0, b"WithouFreSpacExt", "parallels", "image"),
    (0, b"encrcdsa", "dmg", "image"),
)
_FOOTERS = ((b"conectix", "vhd"), (b"koly", "dmg"))
_BZIP2_BLOCKS = (b"\x31\x41\x59\x26\x53\x59", b"\x17\x72\x45\x38\x50\x90")
_FRAMES = (b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18")
# It has no sign: these are its usual settings, and a dictionary of 64 KiB to 64 MiB.
_LZMA = re.compile(rb"\x5d\0\0(?:[\x01-\x80]\0|\0[\x01-\x04])(?:\xff{8}|.{5}\0{3})", re.DOTALL)
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18", re.DOTALL)


def recognise(head: bytes, tail: bytes = b"") -> Kind:
    """Return what a file with this beginning and this end (up to 512 bytes) is.

    A raw disk is `raw`, or `zero` where the beginning holds zeros only: `look` tells the rest.
    """
    for magic, name in _FOOTERS:
        if tail[-TAIL_BYTES:].startswith(magic):
            return Kind(name, "image")
    head = _after_skippable(head)
    if head[:3] == b"BZh" and head[4:10] in _BZIP2_BLOCKS:
        return Kind("bzip2", "packed")
    for offset, magic, name, family in _SIGNATURES:
        if head[offset : offset + len(magic)] == magic:
            return Kind(name, family)
    if _LZMA.match(head):
        return Kind("lzma", "other")
    if is_header(head[:BLOCK_BYTES]):
        return Kind("tar", "packed")  # of the oldest kind, which has no sign either
    if head and not head.strip(b"\0"):
        return Kind("zero", "raw")
    if _is_text(head[:4096]):
        return Kind("text", "other")
    return _cut_short(head) or Kind("raw", "raw")


def _cut_short(head: bytes) -> Kind | None:
    """What a packed file was that breaks off within its sign, where two bytes of that are left."""
    for offset, magic, name, family in _SIGNATURES:
        if family == "packed" and not offset and len(head) > 1 and magic.startswith(head):
            return Kind(name, family)
    return None


def _after_skippable(head: bytes) -> bytes:
    """The same without the frames that zstd and lz4 files may begin with, and that say nothing."""
    at = 0
    while _SKIPPABLE.match(head, at):
        at += 8 + int.from_bytes(head[at + 4 : at + 8], "little")
    return head[at:] if head[at : at + 4] in _FRAMES else head


def _is_text(head: bytes) -> bool:
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return False
    return bool(text) and all(mark.isprintable() or mark in "\t\n\r\f" for mark in text)
