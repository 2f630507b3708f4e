"""The trees of Btrfs: items by their keys."""

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, require
from imageuploader.disk.filesystems.btrfs_superblock import (
    KEY,
    ChunkMap,
    Superblock,
    first_chunks,
    read_superblock,
)

_CHUNK_ITEM = 228
_HEADER, _HIGHEST = 101, 8
_ITEM, _POINTER = struct.Struct("<QBQII"), struct.Struct("<QBQQQ")
_MOST_NODES, _MOST_VISITS, _MOST_KEPT = 4096, 100_000, 512


@dataclass(frozen=True, slots=True)
class Root:
    """Where a tree begins, and how high it is."""

    address: int
    level: int


@dataclass(frozen=True, slots=True)
class _Node:
    """A node of a tree: the keys in it, and what they stand for."""

    level: int
    raw: bytes
    keys: list[tuple[int, int, int]]


class Trees:
    """The trees of one file system; the number of nodes that are read is limited."""

    def __init__(self, view: ByteView) -> None:
        """Read the superblock and the map of chunks; raise NotAvailable, Broken."""
        self.view = view
        self.superblock: Superblock = read_superblock(view)
        self.chunks = ChunkMap()
        self._nodes: dict[int, _Node] = {}
        self._nodes_left, self._visits_left = _MOST_NODES, _MOST_VISITS
        for address, raw in first_chunks(self.superblock):
            self.chunks.add(address, raw)
        chunk_root = Root(self.superblock.chunk_root, self.superblock.chunk_level)
        for (_, kind, address), raw in list(self.items(chunk_root, (0, 0, 0))):
            if kind == _CHUNK_ITEM:
                self.chunks.add(address, raw)

    @property
    def root(self) -> Root:
        """The tree of trees."""
        return Root(self.superblock.root, self.superblock.root_level)

    def of_kind(self, root: Root, number: int, kind: int) -> Iterator[tuple[int, bytes]]:
        """Yield offset and content of the items of one type that an object has, in order."""
        for (found, its_kind, offset), raw in self.items(root, (number, kind, 0)):
            if (found, its_kind) != (number, kind):
                return
            yield offset, raw

    def items(
        self, root: Root, first: tuple[int, int, int]
    ) -> Iterator[tuple[tuple[int, int, int], bytes]]:
        """Yield the items of a tree from a key on; raise NotAvailable, Broken."""
        if root.level > _HIGHEST:
            raise Broken
        yield from self._below(root.address, root.level, first)

    def _below(
        self, address: int, level: int, first: tuple[int, int, int]
    ) -> Iterator[tuple[tuple[int, int, int], bytes]]:
        node = self._node(address, level)
        if not level:
            yield from _leaf_items(node, first)
            return
        start = max(0, bisect_right(node.keys, first) - 1)
        for index in range(start, len(node.keys)):
            child = _POINTER.unpack_from(node.raw, _HEADER + index * _POINTER.size)[3]
            yield from self._below(child, level - 1, first)

    def _node(self, address: int, level: int) -> _Node:
        self._visits_left -= 1
        if self._visits_left < 0:
            raise Broken
        node = self._nodes.get(address)
        if node is None:
            node = self._read_node(address)
            if len(self._nodes) >= _MOST_KEPT:
                self._nodes.clear()
            self._nodes[address] = node
        if node.level != level:
            raise Broken
        return node

    def _read_node(self, address: int) -> _Node:
        self._nodes_left -= 1
        if self._nodes_left < 0:
            raise Broken
        size = self.superblock.node_bytes
        raw = require(self.view, self.chunks.find(address, size), size)
        if int.from_bytes(raw[48:56], "little") != address:
            raise Broken
        count, level = int.from_bytes(raw[96:100], "little"), raw[100]
        entry = _POINTER if level else _ITEM
        if _HEADER + count * entry.size > size:
            raise Broken
        starts = range(_HEADER, _HEADER + count * entry.size, entry.size)
        return _Node(level, raw, [KEY.unpack_from(raw, at) for at in starts])


def _leaf_items(
    node: _Node, first: tuple[int, int, int]
) -> Iterator[tuple[tuple[int, int, int], bytes]]:
    for index in range(bisect_left(node.keys, first), len(node.keys)):
        _, _, _, start, count = _ITEM.unpack_from(node.raw, _HEADER + index * _ITEM.size)
        if _HEADER + start + count > len(node.raw):
            raise Broken
        yield node.keys[index], node.raw[_HEADER + start : _HEADER + start + count]
