"""Detects the format of a file by its first and last bytes, never by its name."""

import codecs
import re

from imageuploader.disk.formats.others import describes_vmdk, find_other
from imageuploader.disk.formats.tar_header import BLOCK_BYTES, is_header
from imageuploader.domain.formats import FORMATS, RAW, TEXT, ZERO, Format, format_named

_BZIP2_BLOCKS = (b"\x31\x41\x59\x26\x53\x59", b"\x17\x72\x45\x38\x50\x90")
# It has no magic number: these are its usual settings, with a dictionary of 64 KiB to 64 MiB.
_LZMA = re.compile(rb"\x5d\0\0(?:[\x01-\x80]\0|\0[\x01-\x04])(?:\xff{8}|.{5}\0{3})", re.DOTALL)
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18", re.DOTALL)


def detect(head: bytes, tail: bytes = b"") -> Format:
    """Return the format of a file with this beginning and this end (up to 512 bytes).

    A raw disk is RAW, or ZERO if the beginning holds zeros only: `read_content` tells the rest.
    """
    for known in FORMATS:
        if known.footer and _has_footer(known, tail):
            return known
    head = _skip_frames(head)
    for known in FORMATS:
        if _has_magic(known, head):
            return known
    if _LZMA.match(head):
        return format_named("lzma")
    if is_header(head[:BLOCK_BYTES]):
        return format_named("tar")  # the oldest kind, which has no magic number either
    if head and not head.strip(b"\0"):
        return ZERO
    if describes_vmdk(head):
        return format_named("vmdk")
    if _is_text(head[:4096]):
        return TEXT
    return _cut_short(head) or find_other(head) or RAW


def _has_footer(known: Format, tail: bytes) -> bool:
    return any(tail[-length:].startswith(known.footer) for length in known.footer_lengths)


def _has_magic(known: Format, head: bytes) -> bool:
    if known.name == "bzip2" and head[4:10] not in _BZIP2_BLOCKS:
        return False  # three letters alone may begin any text
    return head.startswith(known.magic, known.magic_at)


def _cut_short(head: bytes) -> Format | None:
    """Return the packed format of a file that ends within its magic number, after two bytes."""
    if len(head) <= 1:
        return None
    for known in FORMATS:
        starts = known.magic if known.is_packed and not known.magic_at else ()
        if any(magic.startswith(head) for magic in starts):
            return known
    return None


def _skip_frames(head: bytes) -> bytes:
    """Return the rest after the frames without content that zstd and lz4 files may begin with."""
    at = 0
    while _SKIPPABLE.match(head, at):
        at += 8 + int.from_bytes(head[at + 4 : at + 8], "little")
    is_frame = any(head.startswith(row.magic, at) for row in FORMATS if row.skippable_frames)
    return head[at:] if is_frame else head


def _is_text(head: bytes) -> bool:
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return False
    return bool(text) and all(mark.isprintable() or mark in "\t\n\r\f" for mark in text)
