"""Locates the blocks of a file in ext2, ext3 and ext4."""

import struct
from collections.abc import Iterator
from itertools import islice

from imageuploader.disk.content.byte_view import Broken, ByteView, require

_DIRECT, _LEVELS = 12, 3
_EXTENT_MAGIC, _EXTENT_DEPTH, _EXTENT_BYTES = 0xF30A, 5, 12
_EXTENT_NODES = 64
_UNWRITTEN = 0x8000


def list_blocks(view: ByteView, pointers: bytes, count: int, block_bytes: int) -> Iterator[int]:
    """Yield the first blocks of a file that has block pointers; a hole is 0.

    Raises NotAvailable, Broken.
    """
    direct = struct.unpack_from("<15I", pointers)
    yield from direct[: min(count, _DIRECT)]
    first = _DIRECT
    for level in range(1, _LEVELS + 1):
        span = (block_bytes // 4) ** level
        for index in range(max(0, min(count - first, span))):
            yield _indirect(view, direct[_DIRECT + level - 1], index, level, block_bytes)
        first += span


def _indirect(view: ByteView, block: int, index: int, level: int, block_bytes: int) -> int:
    while level and block:
        level -= 1
        span = (block_bytes // 4) ** level
        at = block * block_bytes + index // span * 4
        block, index = int.from_bytes(require(view, at, 4), "little"), index % span
    return block


def extent_blocks(view: ByteView, root: bytes, count: int, block_bytes: int) -> Iterator[int]:
    """Yield the first written blocks of a file that has extents; raise NotAvailable, Broken."""
    return islice(_Tree(view, block_bytes).blocks(root, _EXTENT_DEPTH), count)


class _Tree:
    """A tree of extents; the number of nodes that are read is limited."""

    def __init__(self, view: ByteView, block_bytes: int) -> None:
        self._view, self._block_bytes = view, block_bytes
        self._blocks_left = _EXTENT_NODES

    def blocks(self, node: bytes, highest: int) -> Iterator[int]:
        """Yield the blocks below a node of at most this height."""
        magic, entries, _, depth = struct.unpack_from("<4H", node)
        self._blocks_left -= 1
        if magic != _EXTENT_MAGIC or depth > highest or self._blocks_left < 0:
            raise Broken
        if (entries + 1) * _EXTENT_BYTES > len(node):
            raise Broken
        for at in range(_EXTENT_BYTES, (entries + 1) * _EXTENT_BYTES, _EXTENT_BYTES):
            if depth:
                low, high = struct.unpack_from("<IH", node, at + 4)
                child = (high << 32 | low) * self._block_bytes
                yield from self.blocks(require(self._view, child, self._block_bytes), depth - 1)
            else:
                length, high, low = struct.unpack_from("<HHI", node, at + 4)
                if length <= _UNWRITTEN:
                    yield from range(high << 32 | low, (high << 32 | low) + length)
