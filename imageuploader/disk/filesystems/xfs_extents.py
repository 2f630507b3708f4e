"""The extents of a file in XFS: packed records, in the inode or in a tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, require
from imageuploader.disk.filesystems.xfs_superblock import Superblock

_RECORD_BYTES = 16
_HIGHEST, _MOST_NODES = 5, 1024
_OLD_HEADER, _NEW_HEADER = 24, 72
_MAGICS = frozenset({b"BMAP", b"BMA3"})
_ROOT_HEADER, _KEY_BYTES, _POINTER_BYTES = 4, 8, 8


@dataclass(frozen=True, slots=True)
class Extent:
    """Blocks of a file from its `logical`th on; `is_written` tells that they are not zeros."""

    logical: int
    first: int
    count: int
    is_written: bool


def unpack_extents(raw: bytes, count: int) -> Iterator[Extent]:
    """Yield the extents of a list; raise Broken if it is shorter."""
    if count * _RECORD_BYTES > len(raw):
        raise Broken
    for at in range(0, count * _RECORD_BYTES, _RECORD_BYTES):
        packed = int.from_bytes(raw[at : at + _RECORD_BYTES], "big")
        yield Extent(
            logical=packed >> 73 & ((1 << 54) - 1),
            first=packed >> 21 & ((1 << 52) - 1),
            count=packed & ((1 << 21) - 1),
            is_written=not packed >> 127,
        )


class ExtentTree:
    """The tree of extents of one file; the number of nodes that are read is limited."""

    def __init__(self, view: ByteView, superblock: Superblock) -> None:
        self._view, self._superblock = view, superblock
        self._left = _MOST_NODES

    def extents(self, root: bytes) -> Iterator[Extent]:
        """Yield the extents below a root, which is in the inode; raise NotAvailable, Broken."""
        level, count = (int.from_bytes(root[at : at + 2], "big") for at in (0, 2))
        room = (len(root) - _ROOT_HEADER) // (_KEY_BYTES + _POINTER_BYTES)
        if not 1 <= level <= _HIGHEST or count > room:
            raise Broken
        for pointer in _pointers(root, _ROOT_HEADER + room * _KEY_BYTES, count):
            yield from self._below(pointer, level - 1)

    def _below(self, block: int, level: int) -> Iterator[Extent]:
        superblock = self._superblock
        self._left -= 1
        if self._left < 0:
            raise Broken
        node = require(self._view, superblock.block_at(block), superblock.block_bytes)
        found, count = (int.from_bytes(node[at : at + 2], "big") for at in (4, 6))
        header = _NEW_HEADER if superblock.is_new else _OLD_HEADER
        room = (len(node) - header) // (_KEY_BYTES + _POINTER_BYTES)
        if node[:4] not in _MAGICS or found != level or count > room:
            raise Broken
        if not level:
            yield from unpack_extents(node[header:], count)
            return
        for pointer in _pointers(node, header + room * _KEY_BYTES, count):
            yield from self._below(pointer, level - 1)


def _pointers(node: bytes, at: int, count: int) -> Iterator[int]:
    for start in range(at, at + count * _POINTER_BYTES, _POINTER_BYTES):
        yield int.from_bytes(node[start : start + _POINTER_BYTES], "big")
