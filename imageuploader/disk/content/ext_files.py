"""Finds files in ext2, ext3 and ext4; how much it reads is limited."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, require
from imageuploader.disk.content.ext_blocks import extent_blocks, list_blocks
from imageuploader.disk.content.ext_superblock import Superblock

_ROOT = 2
_TYPE_MASK, _FOLDER, _FILE, _LINK = 0xF000, 0x4000, 0x8000, 0xA000
_HAS_EXTENTS, _IS_INLINE = 0x80000, 0x10000000
_FOLDERS_BYTES, _ENTRY_BYTES = 2 * 1024 * 1024, 12
_LINKS, _LINK_BYTES, _SHORT_LINK_BYTES = 16, 4096, 60
_NAME_AT = 8
_READ_AHEAD_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Inode:
    """An inode: a file, folder or link."""

    number: int
    mode: int
    size: int
    flags: int
    pointers: bytes

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.mode & _TYPE_MASK == _FOLDER

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode & _TYPE_MASK == _LINK


class ExtFiles:
    """The files of one file system.

    Every method raises NotAvailable if bytes are missing, and Broken if they are invalid or if
    there is more to read than any real system has.
    """

    def __init__(self, view: ByteView, superblock: Superblock) -> None:
        self._view, self._superblock = view, superblock
        self._folders: dict[int, dict[bytes, int]] = {}
        self._blocks_left = _FOLDERS_BYTES

    def find(self, path: str) -> Inode | None:
        """Return what is at a path, links followed; None if there is nothing."""
        node, links = self._inode(_ROOT), _LINKS
        names = _parts(path.encode())
        while names:
            number = self._entries(node).get(names.pop(0)) if node.is_folder else None
            if number is None:
                return None
            child = self._inode(number)
            if not child.is_link:
                node = child
                continue
            links -= 1
            if links < 0:
                return None
            target = self._target(child)
            node = self._inode(_ROOT) if target.startswith(b"/") else node
            names = _parts(target) + names
        return node

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder; none if there is no such folder."""
        node = self.find(folder)
        if node is None or not node.is_folder:
            return []
        return [name.decode("utf-8", "replace") for name in self._entries(node)]

    def read(self, path: str, most: int) -> bytes | None:
        """Return the first bytes of a file; None if there is no such file."""
        node = self.find(path)
        if node is None or node.mode & _TYPE_MASK != _FILE:
            return None
        return b"".join(self._blocks(node, most))[: min(most, node.size)]

    def _inode(self, number: int) -> Inode:
        superblock = self._superblock
        if not 1 <= number <= superblock.inodes:
            raise Broken
        group, index = divmod(number - 1, superblock.inodes_per_group)
        table = self._table(group) * superblock.block_bytes
        # The inode tables of several groups usually precede the data of their files. In a stream,
        # the inodes of a folder's entries must be kept before the folder itself has been read.
        self._view.expect(table, _READ_AHEAD_BYTES)
        raw = require(self._view, table + index * superblock.inode_bytes, 128)
        mode, low = struct.unpack_from("<H2xI", raw)
        flags, pointers, high = struct.unpack_from("<I4x60s8xI", raw, 32)
        return Inode(number, mode, high << 32 | low, flags, pointers)

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

    def _blocks(self, node: Inode, limit_bytes: int) -> Iterator[bytes]:
        size = self._superblock.block_bytes
        count = -(-min(node.size, limit_bytes) // size)
        if node.flags & _IS_INLINE:
            raise Broken
        find = extent_blocks if node.flags & _HAS_EXTENTS else list_blocks
        for block in find(self._view, node.pointers, count, size):
            if block:
                yield require(self._view, block * size, size)

    def _target(self, link: Inode) -> bytes:
        if link.size >= _LINK_BYTES:
            raise Broken
        if link.size < _SHORT_LINK_BYTES:
            return link.pointers[: link.size]
        return b"".join(self._blocks(link, _LINK_BYTES))[: link.size]

    def _entries(self, folder: Inode) -> dict[bytes, int]:
        """Return the inode number of every name; a hash tree can be read like a plain list."""
        if folder.number not in self._folders:
            entries = dict[bytes, int]()
            for block in self._blocks(folder, _FOLDERS_BYTES):
                self._blocks_left -= len(block)
                if self._blocks_left < 0:
                    raise Broken
                entries.update(_entries_in_block(block))
            self._folders[folder.number] = entries
        return self._folders[folder.number]


def _entries_in_block(block: bytes) -> Iterator[tuple[bytes, int]]:
    at = 0
    while at + _ENTRY_BYTES <= len(block):
        number, length, name_bytes = struct.unpack_from("<IHB", block, at)
        if length < _ENTRY_BYTES:
            raise Broken
        if number:
            yield block[at + _NAME_AT : at + _NAME_AT + name_bytes], number
        at += length


def _parts(path: bytes) -> list[bytes]:
    return [part for part in path.split(b"/") if part not in {b"", b"."}]
