"""Reads XFS, versions 4 and 5; how much it reads is limited."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, require
from imageuploader.disk.content.file_spans import PIECE_BYTES, Span, join_spans
from imageuploader.disk.content.file_tree import Node, NodeKind
from imageuploader.disk.filesystems.xfs_extents import Extent, ExtentTree, unpack_extents
from imageuploader.disk.filesystems.xfs_folders import block_entries, short_entries
from imageuploader.disk.filesystems.xfs_superblock import read_superblock

_LOCAL, _EXTENTS, _TREE = 1, 2, 3
_OLD_CORE, _NEW_CORE, _NEW_INODE = 100, 176, 3
_MANY_EXTENTS = 1 << 4
_FOLDERS_BYTES, _FOLDER_BYTES = 16 * 1024 * 1024, 2 * 1024 * 1024
_LEAVES_AT = 1 << 35
"""From here on a folder has what finds its entries, and no entries."""
_LINK_BYTES, _LINK_MAGIC, _LINK_HEADER = 1024, b"XSLM", 56


@dataclass(frozen=True, slots=True)
class _Inode:
    """An inode: `fork` is its content, or what locates it, in one of three `form`s."""

    node: Node
    form: int
    extents: int
    fork: bytes


class XfsFiles:
    """The files of one file system; see FileSystemReader."""

    def __init__(self, view: ByteView) -> None:
        """Read the superblock; raise NotAvailable, Broken."""
        self._view, self._superblock = view, read_superblock(view)
        self._folders: dict[int, dict[bytes, int]] = {}
        self._inodes: dict[int, _Inode] = {}
        self._bytes_left = _FOLDERS_BYTES

    def root(self) -> Node:
        """Return the topmost folder."""
        return self._inode(self._superblock.root).node

    def child(self, folder: Node, name: bytes) -> Node | None:
        """Return what has this name in a folder; None if there is nothing."""
        number = self._entries(folder).get(name)
        return self._inode(number).node if number is not None else None

    def names(self, folder: Node) -> list[bytes]:
        """Return the names in a folder, without those of itself and the one above."""
        return list(self._entries(folder))

    def target(self, link: Node) -> bytes:
        """Return where a symbolic link leads."""
        inode = self._inode(link.key[0])
        if link.size > _LINK_BYTES:
            raise Broken
        if inode.form == _LOCAL:
            return inode.fork[: link.size]
        return b"".join(self._link_parts(inode))[: link.size]

    def pieces(self, file: Node, limit: int) -> Iterator[bytes]:
        """Yield the first bytes of a file in order, at most `limit` in all; holes are zeros."""
        inode = self._inode(file.key[0])
        wanted = min(file.size, limit)
        if inode.form == _LOCAL:
            yield inode.fork[:wanted]
            return
        yield from join_spans(self._view, self._spans(inode), wanted)

    def _inode(self, number: int) -> _Inode:
        if number not in self._inodes:
            superblock = self._superblock
            raw = require(self._view, superblock.inode_at(number), superblock.inode_bytes)
            self._inodes[number] = _unpack_inode(raw, number)
        return self._inodes[number]

    def _extents(self, inode: _Inode) -> Iterator[Extent]:
        if inode.form == _EXTENTS:
            yield from unpack_extents(inode.fork, inode.extents)
        elif inode.form == _TREE:
            yield from ExtentTree(self._view, self._superblock).extents(inode.fork)
        else:
            raise Broken

    def spans(self, file: Node) -> Iterator[Span]:
        """Yield where on the disk a file is, without its holes."""
        return self._spans(self._inode(file.key[0]))

    def _spans(self, inode: _Inode) -> Iterator[Span]:
        size = self._superblock.block_bytes
        for extent in self._extents(inode):
            start = self._superblock.block_at(extent.first) if extent.is_written else None
            yield Span(extent.logical * size, start, extent.count * size)

    def _link_parts(self, inode: _Inode) -> Iterator[bytes]:
        size = self._superblock.block_bytes
        for block in join_spans(self._view, self._spans(inode), size):
            yield block[_LINK_HEADER:] if block.startswith(_LINK_MAGIC) else block

    def _entries(self, folder: Node) -> dict[bytes, int]:
        number = folder.key[0]
        if number not in self._folders:
            if folder.kind is not NodeKind.FOLDER:
                raise Broken
            self._folders[number] = dict(self._read_entries(self._inode(number)))
        return self._folders[number]

    def _read_entries(self, inode: _Inode) -> Iterator[tuple[bytes, int]]:
        superblock = self._superblock
        if inode.form == _LOCAL:
            yield from short_entries(inode.fork, has_types=superblock.has_types)
            return
        size = inode.node.size
        if size > min(_FOLDER_BYTES, self._bytes_left) or size % superblock.folder_bytes:
            raise Broken
        self._bytes_left -= size
        spans = (span for span in self._spans(inode) if span.logical < _LEAVES_AT)
        content = b"".join(join_spans(self._view, spans, min(size, 2 * PIECE_BYTES)))
        for at in range(0, len(content), superblock.folder_bytes):
            block = content[at : at + superblock.folder_bytes]
            yield from block_entries(block, has_types=superblock.has_types)


def _unpack_inode(raw: bytes, number: int) -> _Inode:
    magic, mode, version, form = struct.unpack_from(">2sHBB", raw)
    if magic != b"IN":
        raise Broken
    core, extents = _OLD_CORE, struct.unpack_from(">I", raw, 76)[0]
    if version >= _NEW_INODE:
        core = _NEW_CORE
        if struct.unpack_from(">Q", raw, 120)[0] & _MANY_EXTENTS:
            extents = struct.unpack_from(">Q", raw, 24)[0]
    size, fork_words = struct.unpack_from(">Q", raw, 56)[0], raw[82]
    end = core + fork_words * 8 if fork_words else len(raw)
    return _Inode(Node((number, 0), mode, size), form, extents, raw[core:end])
