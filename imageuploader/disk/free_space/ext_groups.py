"""The groups of an ext file system: their descriptors, and the checksums of these."""

from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.content.byte_view import require as read
from imageuploader.disk.crc32c import extend_crc32c
from imageuploader.disk.free_space.doubt import require
from imageuploader.disk.free_space.ext_layout import ExtLayout
from imageuploader.disk.free_space.ranges import Range

_CHECKSUM_AT, _CHECKSUM_END = 30, 32
_WIDE_BYTES = 64
_BLOCK_UNINIT = 2
_CRC16_POLYNOMIAL, _CRC16_START = 0xA001, 0xFFFF


@dataclass(frozen=True, slots=True)
class Group:
    """What the descriptor of a group says; `has_bitmap` if its bitmap was ever written."""

    block_bitmap: int
    inode_bitmap: int
    inode_table: int
    free_clusters: int
    has_bitmap: bool
    bitmap_checksum: int


def read_groups(view: ByteView, layout: ExtLayout) -> Iterator[Group]:
    """Yield the groups in order; raise Doubt, NotAvailable."""
    number = 0
    for block in layout.descriptor_blocks():
        require(block < layout.blocks, "a group descriptor is outside of it")
        raw = read(view, block * layout.block_bytes, layout.block_bytes)
        width = layout.descriptor_bytes
        for at in range(0, layout.descriptors_a_block * width, width):
            if number == layout.group_count:
                return
            yield _group(layout, number, raw[at : at + width])
            number += 1


def metadata_of(layout: ExtLayout, group: Group) -> Iterator[Range]:
    """Yield the blocks with a group's bitmaps and inodes, wherever they are; raise Doubt."""
    table = group.inode_table, group.inode_table + layout.inode_table_blocks
    single = ((at, at + 1) for at in (group.block_bitmap, group.inode_bitmap))
    for start, end in (*single, table):
        is_inside = layout.first_block < start and end <= layout.blocks
        require(is_inside, "a bitmap or inode table is outside of it")
        yield start, end


def _group(layout: ExtLayout, number: int, raw: bytes) -> Group:
    has_any = layout.has_checksums or layout.has_descriptor_checksums
    if has_any:
        is_right = _checksum(layout, number, raw) == _number(raw, _CHECKSUM_AT, 2)
        require(is_right, f"the checksum of the descriptor of group {number} is wrong")
    is_wide = layout.descriptor_bytes >= _WIDE_BYTES
    high = raw if is_wide else bytes(_WIDE_BYTES)
    is_uninitialised = bool(_number(raw, 18, 2) & _BLOCK_UNINIT)
    require(has_any or not is_uninitialised, f"group {number} has no bitmap, and no checksum")
    return Group(
        block_bitmap=_number(raw, 0, 4) | _number(high, 32, 4) << 32,
        inode_bitmap=_number(raw, 4, 4) | _number(high, 36, 4) << 32,
        inode_table=_number(raw, 8, 4) | _number(high, 40, 4) << 32,
        free_clusters=_number(raw, 12, 2) | _number(high, 44, 2) << 16,
        has_bitmap=not is_uninitialised,
        bitmap_checksum=_number(raw, 24, 2) | _number(high, 56, 2) << 16,
    )


def is_bitmap_right(layout: ExtLayout, group: Group, bitmap: bytes) -> bool:
    """Return whether the checksum of a block bitmap is right, or there is none."""
    if not layout.has_checksums:
        return True
    checksum = extend_crc32c(layout.seed, bitmap)
    if layout.descriptor_bytes < _WIDE_BYTES:
        checksum &= 0xFFFF
    return checksum == group.bitmap_checksum


def _checksum(layout: ExtLayout, number: int, raw: bytes) -> int:
    own, rest = number.to_bytes(4, "little"), raw[_CHECKSUM_END:]
    if layout.has_checksums:
        return extend_crc32c(layout.seed, own + raw[:_CHECKSUM_AT] + bytes(2) + rest) & 0xFFFF
    return _crc16(layout.uuid + own + raw[:_CHECKSUM_AT] + rest)


def _entry(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (_CRC16_POLYNOMIAL if byte & 1 else 0)
    return byte


_CRC16_TABLE = tuple(map(_entry, range(256)))


def _crc16(content: bytes) -> int:
    crc = _CRC16_START
    for byte in content:
        crc = crc >> 8 ^ _CRC16_TABLE[(crc ^ byte) & 0xFF]
    return crc


def _number(raw: bytes, at: int, count: int) -> int:
    return int.from_bytes(raw[at : at + count], "little")
