"""The superblock of ext2, ext3 and ext4."""

import struct
from dataclasses import dataclass
from uuid import UUID

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.labels import decode_label

_OFFSET, _LENGTH = 1024, 1024
_MAGIC = 0xEF53
_BLOCK_LIMIT = 6
_COMPAT_JOURNAL = 0x4
_INCOMPAT_RECOVER, _INCOMPAT_JOURNAL_DEVICE = 0x4, 0x8
_INCOMPAT_META_BG, _INCOMPAT_64BIT = 0x10, 0x80
_INCOMPAT_OF_EXT3 = 0x2 | _INCOMPAT_RECOVER | _INCOMPAT_META_BG
_RO_COMPAT_OF_EXT3 = 0x1 | 0x2 | 0x4
_CLEAN, _OLD_INODE_BYTES, _OLD_DESCRIPTOR_BYTES = 1, 128, 32
_DESCRIPTOR_LIMIT = 1024


@dataclass(frozen=True, slots=True)
class Superblock:
    """The fields of a superblock; sizes are in bytes."""

    kind: str
    label: str
    uuid: str
    size: int
    is_clean: bool
    block_bytes: int
    first_block: int
    inodes: int
    inodes_per_group: int
    inode_bytes: int
    is_64bit: bool
    descriptor_bytes: int
    has_meta_groups: bool

    @property
    def groups(self) -> int:
        """How many groups of blocks it has, by its number of inodes."""
        return -(-self.inodes // self.inodes_per_group)


def read_superblock(view: ByteView) -> Superblock | None:
    """Return the superblock; None if there is no valid one."""
    raw = view.read(_OFFSET, _LENGTH)
    if raw is None or _u16(raw, 56) != _MAGIC:
        return None
    block_log, revision, incompat = _u32(raw, 24), _u32(raw, 76), _u32(raw, 96)
    blocks = _u32(raw, 4) | (_u32(raw, 0x150) << 32 if incompat & _INCOMPAT_64BIT else 0)
    inode_bytes = _u16(raw, 88) if revision else _OLD_INODE_BYTES
    inodes, per_group = _u32(raw, 0), _u32(raw, 40)
    wide = _u16(raw, 0xFE) if incompat & _INCOMPAT_64BIT else _OLD_DESCRIPTOR_BYTES
    # A journal on a device of its own has blocks and nothing else.
    is_used = incompat & _INCOMPAT_JOURNAL_DEVICE or (inodes and per_group and _u32(raw, 32))
    if block_log > _BLOCK_LIMIT or not (blocks and is_used):
        return None
    block_bytes = 1024 << block_log
    if not _OLD_INODE_BYTES <= inode_bytes <= block_bytes:
        return None
    if not _OLD_DESCRIPTOR_BYTES <= wide <= _DESCRIPTOR_LIMIT:
        return None
    return Superblock(
        kind=_kind(raw),
        label=decode_label(raw[120:136]),
        uuid=str(UUID(bytes=raw[104:120])),
        size=blocks * block_bytes,
        is_clean=bool(_u16(raw, 58) & _CLEAN) and not incompat & _INCOMPAT_RECOVER,
        block_bytes=block_bytes,
        first_block=_u32(raw, 20),
        inodes=inodes,
        inodes_per_group=per_group,
        inode_bytes=inode_bytes,
        is_64bit=bool(incompat & _INCOMPAT_64BIT),
        descriptor_bytes=wide,
        has_meta_groups=bool(incompat & _INCOMPAT_META_BG),
    )


def _kind(raw: bytes) -> str:
    compat, incompat, ro_compat = (_u32(raw, at) for at in (92, 96, 100))
    if incompat & _INCOMPAT_JOURNAL_DEVICE:
        return "ext journal"
    if incompat & ~_INCOMPAT_OF_EXT3 or ro_compat & ~_RO_COMPAT_OF_EXT3:
        return "ext4"
    return "ext3" if compat & _COMPAT_JOURNAL else "ext2"


def _u16(raw: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", raw, at)[0])


def _u32(raw: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", raw, at)[0])
