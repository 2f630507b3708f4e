"""The superblock of XFS."""

import struct
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, require

_LENGTH = 512
_VERSION_MASK, _OLD, _NEW = 0xF, 4, 5
_FTYPE_OF_OLD, _FTYPE, _NEEDS_REPAIR = 0x200, 0x1, 0x10
_KNOWN_FEATURES = 0x1FF
_BLOCK_LOGS, _INODE_LOGS = range(9, 17), range(8, 12)
_MOST_FOLDER_LOG = 16


@dataclass(frozen=True, slots=True)
class Superblock:
    """The fields of a superblock that locate inodes and blocks; logs are of base 2."""

    block_bytes: int
    group_blocks: int
    groups: int
    root: int
    inode_bytes: int
    inodes_log: int
    group_log: int
    folder_bytes: int
    is_new: bool
    has_types: bool

    def block_at(self, number: int) -> int:
        """Return where on the disk a block is; raise Broken."""
        group, block = number >> self.group_log, number & ((1 << self.group_log) - 1)
        if group >= self.groups or block >= self.group_blocks:
            raise Broken
        return (group * self.group_blocks + block) * self.block_bytes

    def inode_at(self, number: int) -> int:
        """Return where on the disk an inode is; raise Broken."""
        index = number & ((1 << self.inodes_log) - 1)
        return self.block_at(number >> self.inodes_log) + index * self.inode_bytes


def read_superblock(view: ByteView) -> Superblock:
    """Return the superblock; raise NotAvailable, or Broken if it is none that is read."""
    raw = require(view, 0, _LENGTH)
    version = struct.unpack_from(">H", raw, 100)[0]
    is_new = version & _VERSION_MASK == _NEW
    features = struct.unpack_from(">I", raw, 216)[0] if is_new else 0
    if not raw.startswith(b"XFSB") or version & _VERSION_MASK not in {_OLD, _NEW}:
        raise Broken
    if features & ~_KNOWN_FEATURES:
        raise Broken
    block_log, inode_log, inodes_log, group_log = raw[120], raw[122], raw[123], raw[124]
    folder_log = block_log + raw[192]
    if block_log not in _BLOCK_LOGS or inode_log not in _INODE_LOGS or inode_log > block_log:
        raise Broken
    if folder_log > _MOST_FOLDER_LOG or inodes_log != block_log - inode_log:
        raise Broken
    old_features = struct.unpack_from(">I", raw, 200)[0]
    return Superblock(
        block_bytes=1 << block_log,
        group_blocks=struct.unpack_from(">I", raw, 84)[0],
        groups=struct.unpack_from(">I", raw, 88)[0],
        root=struct.unpack_from(">Q", raw, 56)[0],
        inode_bytes=1 << inode_log,
        inodes_log=inodes_log,
        group_log=group_log,
        folder_bytes=1 << folder_log,
        is_new=is_new,
        has_types=bool(features & _FTYPE if is_new else old_features & _FTYPE_OF_OLD),
    )
