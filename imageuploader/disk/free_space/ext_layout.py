"""Where ext2, ext3 and ext4 keep what describes them.

After https://docs.kernel.org/filesystems/ext4/: super, group_descr, bitmaps and overview.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.crc32c import extend_crc32c
from imageuploader.disk.free_space.doubt import Doubt, require
from imageuploader.disk.free_space.ranges import Range

_OFFSET, _LENGTH, _CHECKSUM_AT = 1024, 1024, 1020
_MAGIC, _VALID, _LATEST_REVISION = 0xEF53, 1, 1
_BLOCK_LOG_LIMIT, _CLUSTER_LOG_LIMIT, _SMALL_BLOCK = 6, 19, 1024
_DESCRIPTOR_BYTES, _WIDE_DESCRIPTOR_BYTES, _DESCRIPTOR_LIMIT = 32, 64, 1024
_INODE_BYTES, _START_OF_CRC = 128, 0xFFFFFFFF
_MOST_GROUPS = 32 * 1024

_COMPAT_KNOWN = 0x1E3F
_SPARSE_SUPER_2 = 0x200
_INCOMPAT_KNOWN = 0x3E7D6
_RECOVER, _META_GROUPS, _WIDE, _MMP, _FIXED_SEED = 0x4, 0x10, 0x80, 0x100, 0x2000
_RO_COMPAT_KNOWN = 0x1F77F
_SPARSE_SUPER, _DESCRIPTOR_CHECKSUMS, _CLUSTERS = 0x1, 0x10, 0x200
_CHECKSUMS, _ORPHANS = 0x400, 0x10000


@dataclass(frozen=True, slots=True)
class ExtLayout:
    """The geometry of a clean file system; blocks are counted from its beginning.

    `seed` is what its checksums start with: with CRC-32C if `has_checksums`, else with the CRC-16
    of the descriptors if `has_descriptor_checksums`. `mmp_block` is 0 without one.
    """

    block_bytes: int
    cluster_blocks: int
    first_block: int
    blocks: int
    free_blocks: int
    group_blocks: int
    group_count: int
    descriptor_bytes: int
    inode_table_blocks: int
    reserved_table_blocks: int
    has_meta_groups: bool
    first_meta_group: int
    backup_groups: frozenset[int] | None
    has_sparse_super: bool
    has_checksums: bool
    has_descriptor_checksums: bool
    uuid: bytes
    seed: int
    mmp_block: int

    @property
    def size(self) -> int:
        """The bytes of the file system."""
        return self.blocks * self.block_bytes

    @property
    def group_clusters(self) -> int:
        """The clusters of every group but the last."""
        return self.group_blocks // self.cluster_blocks

    @property
    def descriptors_a_block(self) -> int:
        """How many group descriptors one block has."""
        return self.block_bytes // self.descriptor_bytes

    def group_start(self, group: int) -> int:
        """Return the first block of a group."""
        return self.first_block + group * self.group_blocks

    def group_end(self, group: int) -> int:
        """Return the block behind a group."""
        return min(self.blocks, self.group_start(group + 1))

    def descriptor_blocks(self) -> Iterator[int]:
        """Yield the blocks with the group descriptors, in order."""
        each = self.descriptors_a_block
        for index in range(-(-self.group_count // each)):
            if not self.has_meta_groups or index < self.first_meta_group:
                yield self._superblock(0) + 1 + index
            else:
                group = index * each
                yield self._superblock(group) + self._has_superblock(group)

    def fixed_ranges(self) -> Iterator[Range]:
        """Yield the blocks of every group before its data: superblock and descriptors."""
        for group in range(self.group_count):
            count = self._fixed_blocks(group)
            if count:
                yield self.group_start(group), self._superblock(group) + count

    def _fixed_blocks(self, group: int) -> int:
        each, count = self.descriptors_a_block, int(self._has_superblock(group))
        if not self.has_meta_groups or group // each < self.first_meta_group:
            table = -(-self.group_count // each)
            before = self.first_meta_group if self.has_meta_groups else table
            return count and count + before + self.reserved_table_blocks
        return count + (group % each in {0, 1, each - 1})

    def _superblock(self, group: int) -> int:
        """Return where the superblock of a group is, or would be."""
        start = self.group_start(group)
        return 1 if start == 0 and self.block_bytes == _SMALL_BLOCK else start

    def _has_superblock(self, group: int) -> bool:
        if self.backup_groups is not None:
            return group == 0 or group in self.backup_groups
        if group <= 1 or not self.has_sparse_super:
            return True
        return any(_is_power(group, base) for base in (3, 5, 7))


def _is_power(number: int, base: int) -> bool:
    while number % base == 0:
        number //= base
    return number == 1


def read_layout(view: ByteView) -> ExtLayout:
    """Return the geometry of a clean file system in `view`; raise Doubt for every other."""
    raw = view.read(_OFFSET, _LENGTH)
    if raw is None or _u16(raw, 0x38) != _MAGIC:
        raise Doubt("there is no superblock")
    _require_clean(raw)
    _require_known_features(raw)
    ro_compat = _u32(raw, 0x64)
    if ro_compat & _CHECKSUMS:
        require(raw[0x175] == 1, "its checksums are of an unknown kind")
        checksum = extend_crc32c(_START_OF_CRC, raw[:_CHECKSUM_AT])
        require(checksum == _u32(raw, _CHECKSUM_AT), "the checksum of the superblock is wrong")
    layout = _layout(raw)
    _require_plausible(layout, raw, view.size)
    return layout


def _require_clean(raw: bytes) -> None:
    require(_u16(raw, 0x3A) == _VALID, "it was not unmounted, or has errors")
    require(not _u32(raw, 0x60) & _RECOVER, "its journal has to be replayed")
    require(not _u32(raw, 0x194), "errors were found in it")
    has_orphans = _u32(raw, 0xE8) or _u32(raw, 0x64) & _ORPHANS
    require(not has_orphans, "files of it wait to be deleted")


def _require_known_features(raw: bytes) -> None:
    compat, incompat, ro_compat = (_u32(raw, at) for at in (0x5C, 0x60, 0x64))
    require(_u32(raw, 0x4C) <= _LATEST_REVISION, "its revision is not known")
    unknown = compat & ~_COMPAT_KNOWN, incompat & ~_INCOMPAT_KNOWN, ro_compat & ~_RO_COMPAT_KNOWN
    require(
        not any(unknown), "it has features that are not known: {:#x} {:#x} {:#x}".format(*unknown)
    )
    both = _CHECKSUMS | _DESCRIPTOR_CHECKSUMS
    require(ro_compat & both != both, "it has two kinds of checksums")


def _layout(raw: bytes) -> ExtLayout:
    compat, incompat, ro_compat = (_u32(raw, at) for at in (0x5C, 0x60, 0x64))
    wide = bool(incompat & _WIDE)
    block_log, cluster_log = _u32(raw, 0x18), _u32(raw, 0x1C)
    require(block_log <= _BLOCK_LOG_LIMIT, "its blocks are too large")
    has_clusters = bool(ro_compat & _CLUSTERS)
    if not has_clusters:
        cluster_log = block_log
    require(block_log <= cluster_log <= _CLUSTER_LOG_LIMIT, "the size of its clusters is wrong")
    block_bytes, group_blocks = 1024 << block_log, _u32(raw, 0x20)
    first, blocks = _u32(raw, 0x14), _wide(raw, 0x4, 0x150, wide)
    require(group_blocks and first < blocks, "it has no blocks")
    inode_bytes = _u16(raw, 0x58) if _u32(raw, 0x4C) else _INODE_BYTES
    uuid = raw[0x68:0x78]
    has_fixed_seed = bool(incompat & _FIXED_SEED)
    backups = frozenset(struct.unpack_from("<2I", raw, 0x24C))
    return ExtLayout(
        block_bytes=block_bytes,
        cluster_blocks=1 << cluster_log - block_log,
        first_block=first,
        blocks=blocks,
        free_blocks=_wide(raw, 0xC, 0x158, wide),
        group_blocks=group_blocks,
        group_count=-(-(blocks - first) // group_blocks),
        descriptor_bytes=_u16(raw, 0xFE) if wide else _DESCRIPTOR_BYTES,
        inode_table_blocks=-(-_u32(raw, 0x28) * inode_bytes // block_bytes),
        reserved_table_blocks=_u16(raw, 0xCE),
        has_meta_groups=bool(incompat & _META_GROUPS),
        first_meta_group=_u32(raw, 0x104),
        backup_groups=backups if compat & _SPARSE_SUPER_2 else None,
        has_sparse_super=bool(ro_compat & _SPARSE_SUPER),
        has_checksums=bool(ro_compat & _CHECKSUMS),
        has_descriptor_checksums=bool(ro_compat & _DESCRIPTOR_CHECKSUMS),
        uuid=uuid,
        seed=_u32(raw, 0x270) if has_fixed_seed else extend_crc32c(_START_OF_CRC, uuid),
        mmp_block=struct.unpack_from("<Q", raw, 0x168)[0] if incompat & _MMP else 0,
    )


def _require_plausible(layout: ExtLayout, raw: bytes, room: int) -> None:
    require(layout.size <= room, "it is truncated")
    require(layout.group_count <= _MOST_GROUPS, "it has too many groups")
    small = layout.block_bytes == _SMALL_BLOCK and layout.cluster_blocks == 1
    require(layout.first_block == small, "its first block is another than usual")
    clusters = layout.group_clusters
    is_whole = clusters * layout.cluster_blocks == layout.group_blocks
    is_said = layout.cluster_blocks == 1 or clusters == _u32(raw, 0x24)
    require(is_whole and is_said, "its groups are odd")
    require(not clusters % 8 and clusters <= 8 * layout.block_bytes, "its bitmaps are odd")
    width = layout.descriptor_bytes
    fewest = _WIDE_DESCRIPTOR_BYTES if _u32(raw, 0x60) & _WIDE else _DESCRIPTOR_BYTES
    require(fewest <= width <= _DESCRIPTOR_LIMIT, "its descriptors are odd")
    require(width.bit_count() == 1, "its descriptors are odd")
    inodes, each = _u32(raw, 0), _u32(raw, 0x28)
    require(inodes == layout.group_count * each, "its number of inodes is wrong")
    has_table = 0 < layout.inode_table_blocks < layout.group_blocks
    require(has_table, "its inode tables are odd")


def _wide(raw: bytes, low: int, high: int, is_wide: bool) -> int:
    return _u32(raw, low) | (_u32(raw, high) << 32 if is_wide else 0)


def _u16(raw: bytes, at: int) -> int:
    return int.from_bytes(raw[at : at + 2], "little")


def _u32(raw: bytes, at: int) -> int:
    return int.from_bytes(raw[at : at + 4], "little")
