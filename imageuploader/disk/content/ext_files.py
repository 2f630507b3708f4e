"""Reads ext2, ext3 and ext4; how much it reads is limited."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, require
from imageuploader.disk.content.ext_blocks import extent_runs, list_runs
from imageuploader.disk.content.ext_superblock import Superblock
from imageuploader.disk.content.file_spans import Span, join_spans
from imageuploader.disk.content.file_tree import Node, NodeKind

_ROOT = 2
_HAS_EXTENTS, _IS_INLINE, _IS_ENCRYPTED = 0x80000, 0x10000000, 0x800
_FOLDERS_BYTES, _ENTRY_BYTES = 16 * 1024 * 1024, 12
_FOLDER_BYTES = 2 * 1024 * 1024
_LINK_BYTES, _SHORT_LINK_BYTES = 4096, 60
_NAME_AT = 8
_READ_AHEAD_BYTES = 16 * 1024 * 1024
_ABOVE = frozenset({b".", b".."})
# The rest of an inline file is an extended attribute behind the fields of the inode.
_CORE_BYTES, _EXTRA_AT, _ATTRIBUTES_MAGIC = 128, 128, 0xEA020000
_ATTRIBUTE, _SYSTEM_INDEX, _INLINE_NAME = struct.Struct("<BBHIII"), 7, b"data"
_INLINE_FOLDER_AT = 4


@dataclass(frozen=True, slots=True)
class _Inode:
    """An inode: `pointers` locate the content, and `attributes` may hold the rest of it."""

    node: Node
    flags: int
    pointers: bytes
    raw: bytes


class ExtFiles:
    """The files of one file system; see FileSystemReader."""

    def __init__(self, view: ByteView, superblock: Superblock) -> None:
        self._view, self._superblock = view, superblock
        self._folders: dict[int, dict[bytes, int]] = {}
        self._inodes: dict[int, _Inode] = {}
        self._announced = set[int]()
        self._bytes_left = _FOLDERS_BYTES

    def root(self) -> Node:
        """Return the topmost folder."""
        return self._inode(_ROOT).node

    def child(self, folder: Node, name: bytes) -> Node | None:
        """Return what has this name in a folder; None if there is nothing."""
        number = self._entries(folder).get(name)
        return self._inode(number).node if number is not None else None

    def names(self, folder: Node) -> list[bytes]:
        """Return the names in a folder, without those of itself and the one above."""
        return [name for name in self._entries(folder) if name not in _ABOVE]

    def target(self, link: Node) -> bytes:
        """Return where a symbolic link leads."""
        inode = self._inode(link.key[0])
        if link.size >= _LINK_BYTES:
            raise Broken
        if link.size < _SHORT_LINK_BYTES and not inode.flags & _HAS_EXTENTS:
            return inode.pointers[: link.size]
        return b"".join(self.pieces(link, _LINK_BYTES))

    def pieces(self, file: Node, limit: int) -> Iterator[bytes]:
        """Yield the first bytes of a file in order, at most `limit` in all; holes are zeros."""
        inode, wanted = self._inode(file.key[0]), min(file.size, limit)
        if inode.flags & _IS_INLINE and not inode.flags & _IS_ENCRYPTED:
            yield _inline(inode)[:wanted]
            return
        yield from join_spans(self._view, self.spans(file), wanted)

    def spans(self, file: Node) -> Iterator[Span]:
        """Yield where on the disk a file is, without its holes."""
        inode, size = self._inode(file.key[0]), self._superblock.block_bytes
        if inode.flags & (_IS_ENCRYPTED | _IS_INLINE):
            raise Broken
        find = extent_runs if inode.flags & _HAS_EXTENTS else list_runs
        for run in find(self._view, inode.pointers, -(-file.size // size), size):
            yield Span(run.logical * size, run.first * size, run.count * size)

    def _inode(self, number: int) -> _Inode:
        if number not in self._inodes:
            self._inodes[number] = self._read_inode(number)
        return self._inodes[number]

    def _read_inode(self, number: int) -> _Inode:
        superblock = self._superblock
        if not 1 <= number <= superblock.inodes:
            raise Broken
        group, index = divmod(number - 1, superblock.inodes_per_group)
        table = self._table(group)
        self._announce_tables(group, table)
        at = table * superblock.block_bytes + index * superblock.inode_bytes
        raw = require(self._view, at, superblock.inode_bytes)
        mode, low = struct.unpack_from("<H2xI", raw)
        flags, pointers, high = struct.unpack_from("<I4x60s8xI", raw, 32)
        return _Inode(Node((number, 0), mode, high << 32 | low), flags, pointers, raw)

    def _announce_tables(self, group: int, table: int) -> None:
        """Announce a group's inode table, and those of the next groups that follow it directly.

        In a stream, the inodes of a folder's entries must be kept before the folder itself has
        been read.
        """
        if group in self._announced:
            return
        superblock, end = self._superblock, group + 1
        blocks = -(-superblock.inodes_per_group * superblock.inode_bytes // superblock.block_bytes)
        last = min(superblock.groups, group + _READ_AHEAD_BYTES // superblock.block_bytes // blocks)
        while end < last and self._table(end) == table + (end - group) * blocks:
            end += 1
        self._announced.update(range(group, end))
        size = superblock.block_bytes
        self._view.expect(table * size, (end - group) * blocks * size)

    def _table(self, group: int) -> int:
        superblock = self._superblock
        if superblock.has_meta_groups:
            raise Broken
        start = (
            superblock.first_block + 1
        ) * superblock.block_bytes + group * superblock.descriptor_bytes
        raw = require(self._view, start, superblock.descriptor_bytes)
        high = raw[40:44] if superblock.is_64bit else b""
        return int.from_bytes(raw[8:12] + high, "little")

    def _entries(self, folder: Node) -> dict[bytes, int]:
        """Return the inode number of every name; a hash tree can be read like a plain list."""
        number = folder.key[0]
        if number not in self._folders:
            if folder.kind is not NodeKind.FOLDER or folder.size > min(
                _FOLDER_BYTES, self._bytes_left
            ):
                raise Broken
            entries = dict(self._read_entries(self._inode(number)))
            self._bytes_left -= folder.size
            self._folders[number] = entries
        return self._folders[number]

    def _read_entries(self, inode: _Inode) -> Iterator[tuple[bytes, int]]:
        if inode.flags & _IS_INLINE:
            # Each of the two parts is a list of its own; the first begins with the folder above.
            yield from _entries_in_block(inode.pointers[_INLINE_FOLDER_AT:])
            yield from _entries_in_block(_inline(inode)[len(inode.pointers) :])
            return
        size = self._superblock.block_bytes
        for piece in self.pieces(inode.node, _FOLDER_BYTES):
            for at in range(0, len(piece), size):
                yield from _entries_in_block(piece[at : at + size])


def _inline(inode: _Inode) -> bytes:
    """Return the content that is in the inode itself, with what follows in its attributes."""
    raw = inode.raw
    if len(raw) <= _CORE_BYTES + 4:
        return inode.pointers
    start = _EXTRA_AT + int.from_bytes(raw[_EXTRA_AT : _EXTRA_AT + 2], "little")
    if int.from_bytes(raw[start : start + 4], "little") != _ATTRIBUTES_MAGIC:
        return inode.pointers
    first = at = start + 4
    while at + _ATTRIBUTE.size <= len(raw) and any(raw[at : at + 4]):
        length, index, offset, _, size, _ = _ATTRIBUTE.unpack_from(raw, at)
        name = raw[at + _ATTRIBUTE.size : at + _ATTRIBUTE.size + length]
        if index == _SYSTEM_INDEX and name == _INLINE_NAME:
            return inode.pointers + raw[first + offset : first + offset + size]
        at += (_ATTRIBUTE.size + length + 3) & ~3
    return inode.pointers


def _entries_in_block(block: bytes) -> Iterator[tuple[bytes, int]]:
    at = 0
    while at + _ENTRY_BYTES <= len(block):
        number, length, name_bytes = struct.unpack_from("<IHB", block, at)
        if length < _ENTRY_BYTES:
            raise Broken
        if number:
            yield block[at + _NAME_AT : at + _NAME_AT + name_bytes], number
        at += length
