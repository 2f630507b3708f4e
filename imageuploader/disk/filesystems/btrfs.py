"""Reads Btrfs on one device, with its subvolumes; how much it reads is limited."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView
from imageuploader.disk.content.file_spans import Span
from imageuploader.disk.content.file_tree import Node, NodeKind
from imageuploader.disk.filesystems.btrfs_extents import FileExtent, extent_pieces, read_extent
from imageuploader.disk.filesystems.btrfs_tree import Root, Trees

_INODE, _DIR_ITEM, _DIR_INDEX, _EXTENT, _ROOT_ITEM = 1, 84, 96, 108, 132
_TOP, _DIRECTORY, _FIRST_FOLDER = 5, 6, 256
_ENTRY = struct.Struct("<QBQQHHB")
_ROOT_BYTES, _ROOT_ADDRESS_AT, _ROOT_LEVEL_AT = 239, 176, 238
_INODE_BYTES, _LINK_BYTES, _MOST_ENTRIES = 160, 4096, 50_000
_FOLDERS_MOST = 200_000


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a name in a folder stands for: a node of this tree, or a whole subvolume."""

    number: int
    is_subvolume: bool


class BtrfsFiles:
    """The files of one file system, from one of its subvolumes on; see FileSystemReader."""

    def __init__(self, trees: Trees, subvolume: int) -> None:
        self._trees, self._subvolume, self._view = trees, subvolume, trees.view
        self._roots: dict[int, Root] = {}
        self._folders: dict[tuple[int, int], dict[bytes, _Entry]] = {}
        self._entries_left = _FOLDERS_MOST

    def root(self) -> Node:
        """Return the topmost folder."""
        return self._node(self._subvolume, _FIRST_FOLDER)

    def child(self, folder: Node, name: bytes) -> Node | None:
        """Return what has this name in a folder; None if there is nothing."""
        entry = self._entries(folder).get(name)
        if entry is None:
            return None
        if entry.is_subvolume:
            return self._node(entry.number, _FIRST_FOLDER)
        return self._node(folder.key[0], entry.number)

    def names(self, folder: Node) -> list[bytes]:
        """Return the names in a folder, without those of itself and the one above."""
        return list(self._entries(folder))

    def target(self, link: Node) -> bytes:
        """Return where a symbolic link leads."""
        if link.size > _LINK_BYTES:
            raise Broken
        return b"".join(self.pieces(link, _LINK_BYTES))

    def pieces(self, file: Node, limit: int) -> Iterator[bytes]:
        """Yield the first bytes of a file in order, at most `limit` in all; holes are zeros."""
        tree, number = file.key
        found = self._trees.of_kind(self._root_of(tree), number, _EXTENT)
        extents = (read_extent(at, raw) for at, raw in found)
        yield from extent_pieces(
            self._view, self._trees.chunks, _in_order(extents), min(file.size, limit)
        )

    def spans(self, file: Node) -> Iterator[Span]:
        """Yield where on the disk a file is; Broken, as its parts may be compressed."""
        del file
        raise Broken

    def _root_of(self, tree: int) -> Root:
        if tree not in self._roots:
            items = self._trees.of_kind(self._trees.root, tree, _ROOT_ITEM)
            raw = next((raw for _, raw in items), b"")
            if len(raw) < _ROOT_BYTES:
                raise Broken
            address = int.from_bytes(raw[_ROOT_ADDRESS_AT : _ROOT_ADDRESS_AT + 8], "little")
            self._roots[tree] = Root(address, raw[_ROOT_LEVEL_AT])
        return self._roots[tree]

    def _node(self, tree: int, number: int) -> Node:
        items = self._trees.of_kind(self._root_of(tree), number, _INODE)
        raw = next((raw for _, raw in items), b"")
        if len(raw) < _INODE_BYTES:
            raise Broken
        size, mode = struct.unpack_from("<Q", raw, 16)[0], struct.unpack_from("<I", raw, 52)[0]
        return Node((tree, number), mode, size)

    def _entries(self, folder: Node) -> dict[bytes, _Entry]:
        if folder.key not in self._folders:
            if folder.kind is not NodeKind.FOLDER:
                raise Broken
            self._folders[folder.key] = self._read_entries(folder)
        return self._folders[folder.key]

    def _read_entries(self, folder: Node) -> dict[bytes, _Entry]:
        tree, number = folder.key
        entries = dict[bytes, _Entry]()
        for _, raw in self._trees.of_kind(self._root_of(tree), number, _DIR_INDEX):
            entries.update(unpack_entries(raw))
            if len(entries) > min(_MOST_ENTRIES, self._entries_left):
                raise Broken
        self._entries_left -= len(entries)
        return entries


def unpack_entries(raw: bytes) -> Iterator[tuple[bytes, _Entry]]:
    """Yield the names in an item of a folder; raise Broken."""
    at = 0
    while at + _ENTRY.size <= len(raw):
        number, kind, _, _, data_bytes, name_bytes, _ = _ENTRY.unpack_from(raw, at)
        end = at + _ENTRY.size + name_bytes
        if end > len(raw):
            raise Broken
        yield raw[at + _ENTRY.size : end], _Entry(number, kind == _ROOT_ITEM)
        at = end + data_bytes


def default_subvolume(trees: Trees) -> int:
    """Return the number of the subvolume that is mounted if none is asked for."""
    for _, raw in trees.of_kind(trees.root, _DIRECTORY, _DIR_ITEM):
        for name, entry in unpack_entries(raw):
            if name == b"default" and entry.is_subvolume:
                return entry.number
    return _TOP


def open_btrfs(view: ByteView) -> Iterator[BtrfsFiles]:
    """Yield the file system from its default subvolume on, and from its top if that is another.

    Raises NotAvailable, Broken.
    """
    trees = Trees(view)
    default = default_subvolume(trees)
    for subvolume in dict.fromkeys((default, _TOP)):
        yield BtrfsFiles(trees, subvolume)


def _in_order(extents: Iterator[FileExtent]) -> Iterator[FileExtent]:
    at = 0
    for extent in extents:
        if extent.logical < at:
            raise Broken
        at = extent.logical + extent.count
        yield extent
