"""Detects the format of a file by its first and last bytes, never by its name."""

import codecs
import re
from collections.abc import Callable

from imageuploader.disk.files.input_file import HEAD_BYTES, InputFile
from imageuploader.disk.formats.others import describes_vmdk, find_other
from imageuploader.disk.formats.tar_header import BLOCK_BYTES, is_header
from imageuploader.domain.formats import FORMATS, RAW, TEXT, ZERO, Format, format_named

_BZIP2_BLOCKS = (b"\x31\x41\x59\x26\x53\x59", b"\x17\x72\x45\x38\x50\x90")
# It has no magic number: these are its usual settings, with a dictionary of 64 KiB to 64 MiB.
_LZMA = re.compile(rb"\x5d\0\0(?:[\x01-\x80]\0|\0[\x01-\x04])(?:\xff{8}|.{5}\0{3})", re.DOTALL)
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18.{4}", re.DOTALL)
_FRAME_HEADER_BYTES, _MOST_FRAMES = 8, 10_000

ReadAt = Callable[[int, int], bytes]
"""Returns up to so many bytes from an offset on, fewer only at the end."""


def detect_file(source: InputFile) -> Format:
    """Return the format of an open file; raise FileUnreadable."""
    head, tail = source.ends()
    return detect(head, tail) if not starts_with_long_frame(head) else detect_behind(source.read_at)


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


def starts_with_long_frame(head: bytes) -> bool:
    """Return whether frames without content fill the beginning: what they lead to is behind it."""
    at = _end_of_frames(lambda start, count: head[start : start + count])
    is_last = not _SKIPPABLE.match(head, at)
    return at > 0 and (at + _FRAME_HEADER_BYTES > len(head) or not is_last)


def detect_behind(read_at: ReadAt) -> Format:
    """Return the format of a file by what is behind the frames without content at its beginning.

    Where nothing is there, the file was cut off within them, or has no content.
    """
    at = _end_of_frames(read_at)
    head = read_at(at, HEAD_BYTES)
    if not head or _SKIPPABLE.match(head):
        return format_named("zstd")
    return _framed_format(head) or RAW


def _end_of_frames(read_at: ReadAt) -> int:
    """Return the offset behind the frames without content that zstd and lz4 may begin with."""
    at = 0
    for _ in range(_MOST_FRAMES):
        header = read_at(at, _FRAME_HEADER_BYTES)
        if not _SKIPPABLE.match(header):
            break
        at += len(header) + int.from_bytes(header[4:], "little")
    return at


def _framed_format(head: bytes) -> Format | None:
    for row in FORMATS:
        starts = row.magic if head and row.skippable_frames else ()
        if any(magic.startswith(head[: len(magic)]) for magic in starts):
            return row
    return None


def _skip_frames(head: bytes) -> bytes:
    """Return the rest after frames without content, if what follows is a frame with content."""
    rest = head[_end_of_frames(lambda start, count: head[start : start + count]) :]
    return rest if _framed_format(rest) else head


def _is_text(head: bytes) -> bool:
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return False
    return bool(text) and all(mark.isprintable() or mark in "\t\n\r\f" for mark in text)
