"""Locates the blocks of a file in ext2, ext3 and ext4."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, require

_DIRECT, _LEVELS = 12, 3
_EXTENT_MAGIC, _EXTENT_DEPTH, _EXTENT_BYTES = 0xF30A, 5, 12
_EXTENT_NODES = 1024
_UNWRITTEN = 0x8000


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks of a file that follow each other: `count` from `first` on, the file's `logical`th."""

    logical: int
    first: int
    count: int


def list_runs(view: ByteView, pointers: bytes, count: int, block_bytes: int) -> Iterator[Run]:
    """Yield the first blocks of a file that has block pointers, without its holes.

    Raises NotAvailable, Broken.
    """
    direct = struct.unpack_from("<15I", pointers)
    for index, block in enumerate(direct[: min(count, _DIRECT)]):
        if block:
            yield Run(index, block, 1)
    first = _DIRECT
    for level in range(1, _LEVELS + 1):
        if first >= count:
            return
        root, span = direct[_DIRECT + level - 1], (block_bytes // 4) ** level
        if root:
            yield from _indirect(view, Run(first, root, level), count, block_bytes)
        first += span


def _indirect(view: ByteView, root: Run, count: int, block_bytes: int) -> Iterator[Run]:
    """Yield the blocks below a block of pointers; `root.count` is its height."""
    span = (block_bytes // 4) ** (root.count - 1)
    node = require(view, root.first * block_bytes, block_bytes)
    for index, block in enumerate(struct.unpack(f"<{block_bytes // 4}I", node)):
        logical = root.logical + index * span
        if logical >= count:
            return
        if block and root.count == 1:
            yield Run(logical, block, 1)
        elif block:
            yield from _indirect(view, Run(logical, block, root.count - 1), count, block_bytes)


def extent_runs(view: ByteView, root: bytes, count: int, block_bytes: int) -> Iterator[Run]:
    """Yield the written blocks among the first ones of a file that has extents, in order.

    Raises NotAvailable, Broken.
    """
    following = 0
    for run in _Tree(view, block_bytes).runs(root, _EXTENT_DEPTH):
        if run.logical < following:
            raise Broken
        if run.logical >= count:
            return
        following = run.logical + run.count
        yield Run(run.logical, run.first, min(run.count, count - run.logical))


class _Tree:
    """A tree of extents; the number of nodes that are read is limited."""

    def __init__(self, view: ByteView, block_bytes: int) -> None:
        self._view, self._block_bytes = view, block_bytes
        self._blocks_left = _EXTENT_NODES

    def runs(self, node: bytes, highest: int) -> Iterator[Run]:
        """Yield the extents below a node of at most this height."""
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
                yield from self.runs(require(self._view, child, self._block_bytes), depth - 1)
            else:
                logical, length, high, low = struct.unpack_from("<IHHI", node, at)
                if length <= _UNWRITTEN:
                    yield Run(logical, high << 32 | low, length)
