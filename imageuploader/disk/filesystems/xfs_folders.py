"""The entries of a folder in XFS: in the inode, or in blocks of their own."""

import struct
from collections.abc import Iterator

from imageuploader.disk.content.byte_view import Broken

_SHORT_NUMBER, _LONG_NUMBER = 4, 8
_OLD_MAGICS, _NEW_MAGICS = frozenset({b"XD2B", b"XD2D"}), frozenset({b"XDB3", b"XDD3"})
_OLD_HEADER, _NEW_HEADER = 16, 64
_SINGLE = frozenset({b"XD2B", b"XDB3"})
_TAIL, _LEAF_ENTRY = 8, 8
_FREE = 0xFFFF
_TAG, _ALIGNMENT, _FEWEST = 2, 8, 8
_ABOVE = frozenset({b".", b".."})


def short_entries(fork: bytes, *, has_types: bool) -> Iterator[tuple[bytes, int]]:
    """Yield names and inode numbers of a folder that is in its inode; raise Broken."""
    if len(fork) < 2 + _SHORT_NUMBER:
        raise Broken
    count, wide = fork[0], fork[1]
    number_bytes = _LONG_NUMBER if wide else _SHORT_NUMBER
    at = 2 + number_bytes
    for _ in range(count):
        if at + 3 > len(fork):
            raise Broken
        start, end = at + 3, at + 3 + fork[at]
        number_at = end + has_types
        at = number_at + number_bytes
        if at > len(fork):
            raise Broken
        yield fork[start:end], int.from_bytes(fork[number_at:at], "big")


def block_entries(block: bytes, *, has_types: bool) -> Iterator[tuple[bytes, int]]:
    """Yield names and inode numbers of one block of a folder; raise Broken."""
    magic = block[:4]
    if magic not in _OLD_MAGICS | _NEW_MAGICS:
        if any(magic):
            raise Broken
        return  # a hole: its entries were removed
    at, end = _NEW_HEADER if magic in _NEW_MAGICS else _OLD_HEADER, len(block)
    if magic in _SINGLE:
        end -= _TAIL + int.from_bytes(block[-_TAIL : -_TAIL + 4], "big") * _LEAF_ENTRY
    while at + _FEWEST <= end:
        tag, length = struct.unpack_from(">HH", block, at)
        if tag == _FREE:
            if length < _FEWEST:
                raise Broken
            at += length
            continue
        if at + 9 > end:
            raise Broken
        name = block[at + 9 : at + 9 + block[at + 8]]
        if name not in _ABOVE:
            yield name, int.from_bytes(block[at : at + 8], "big")
        at += -(-(9 + len(name) + has_types + _TAG) // _ALIGNMENT) * _ALIGNMENT
