"""The file system on a disk or partition, identified by content: one reader for each kind."""

import struct
from dataclasses import dataclass
from uuid import UUID

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.content.ext_superblock import read_superblock
from imageuploader.disk.labels import decode_label, decode_utf16_label

_BLOCK_LOGS = range(9, 17)
_LUKS_VERSIONS = frozenset({1, 2})
_PAGE_SIZES = (4096, 8192, 16_384, 65_536)
_BTRFS_AT = 64 * 1024
_LVM_SECTORS = 4
_SQUASHFS_VERSION = 4
_SECTOR_LOGS = range(9, 13)
_ISO_AT = 32 * 1024
_FAT_FEWEST_MEDIA = 0xF0
_FAT_ENTRY, _FAT_FOLDER_BYTES, _FAT_ATTRIBUTES, _FAT_DELETED = 32, 64 * 1024, 11, 0xE5
# A label is neither a folder nor a part of a long name, which has all the lower bits.
_FAT_LABEL, _FAT_LABEL_MASK = 0x08, 0x1F
_EXFAT_ENTRY, _EXFAT_ENTRIES, _EXFAT_LABEL = 32, 64, 0x83
_EXFAT_LABEL_MARKS = 11
_NTFS_VOLUME_RECORD = 3
_NTFS_RECORD_BYTES = 1024
_NTFS_NAME, _NTFS_END = 0x60, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class FileSystem:
    """A file system, or anything else that fills a disk; `size` is what it says itself.

    `uuid` is what fstab calls it by; empty where that is not read.
    """

    kind: str
    label: str = ""
    size: int | None = None
    is_dirty: bool = False
    uuid: str = ""


def luks(view: ByteView) -> FileSystem | None:
    """Return an encrypted disk."""
    raw = view.read(0, 72)
    if raw is None or not raw.startswith(b"LUKS\xba\xbe"):
        return None
    version = int.from_bytes(raw[6:8], "big")
    if version not in _LUKS_VERSIONS:
        return None
    return FileSystem(f"luks{version}", decode_label(raw[24:72]) if version > 1 else "")


def xfs(view: ByteView) -> FileSystem | None:
    """Return an XFS."""
    raw = view.read(0, 120)
    if raw is None or not raw.startswith(b"XFSB"):
        return None
    block, blocks = struct.unpack_from(">IQ", raw, 4)
    if not _is_block(block):
        return None
    uuid = str(UUID(bytes=raw[32:48]))
    return FileSystem("xfs", decode_label(raw[108:120]), block * blocks, uuid=uuid)


def btrfs(view: ByteView) -> FileSystem | None:
    """Return a Btrfs, with the size of this one device."""
    raw = view.read(_BTRFS_AT, 0x12B + 256)
    if raw is None or raw[64:72] != b"_BHRfS_M":
        return None
    size, uuid = int.from_bytes(raw[0xD1:0xD9], "little"), str(UUID(bytes=raw[32:48]))
    return FileSystem("btrfs", decode_label(raw[0x12B:]), size, uuid=uuid)


def f2fs(view: ByteView) -> FileSystem | None:
    """Return an F2FS."""
    raw = view.read(1024, 124 + 1024)
    if raw is None or not raw.startswith(b"\x10\x20\xf5\xf2"):
        return None
    (block_log,), (blocks,) = struct.unpack_from("<I", raw, 16), struct.unpack_from("<Q", raw, 36)
    if block_log not in _BLOCK_LOGS:
        return None
    return FileSystem("f2fs", decode_utf16_label(raw[124:]), blocks << block_log)


def squashfs(view: ByteView) -> FileSystem | None:
    """Return a SquashFS, version 4."""
    raw = view.read(0, 96)
    if raw is None or not raw.startswith(b"hsqs"):
        return None
    (version,), (used,) = struct.unpack_from("<H", raw, 28), struct.unpack_from("<Q", raw, 40)
    return FileSystem("squashfs", size=used) if version == _SQUASHFS_VERSION else None


def swap(view: ByteView) -> FileSystem | None:
    """Return swap space of any page size."""
    for page in _PAGE_SIZES:
        if view.read(page - 10, 10) == b"SWAPSPACE2":
            raw = view.read(1024, 44) or bytes(44)
            last = int.from_bytes(raw[4:8], "little")
            uuid = str(UUID(bytes=raw[12:28]))
            return FileSystem("swap", decode_label(raw[28:44]), (last + 1) * page, uuid=uuid)
    return None


def lvm(view: ByteView) -> FileSystem | None:
    """Return an LVM2 physical volume."""
    for sector in range(_LVM_SECTORS):
        raw = view.read(sector * 512, 512)
        if raw is not None and raw.startswith(b"LABELONE") and raw[24:32] == b"LVM2 001":
            at = int.from_bytes(raw[20:24], "little") + 32
            size = int.from_bytes(raw[at : at + 8], "little")
            return FileSystem("lvm", size=size or None)
    return None


def _is_block(size: int) -> bool:
    return size.bit_count() == 1 and size.bit_length() - 1 in _BLOCK_LOGS


def iso(view: ByteView) -> FileSystem | None:
    """Return an ISO 9660 file system."""
    raw = view.read(_ISO_AT, 132)
    if raw is None or raw[:6] != b"\x01CD001":
        return None
    (blocks,), (block,) = struct.unpack_from("<I", raw, 80), struct.unpack_from("<H", raw, 128)
    return FileSystem("iso", decode_label(raw[40:72]), blocks * block)


def fat(view: ByteView) -> FileSystem | None:
    """Return a FAT12, FAT16 or FAT32."""
    raw = view.read(0, 512)
    if raw is None or raw[510:] != b"\x55\xaa" or raw[0] not in b"\xeb\xe9":
        return None
    sector, cluster, reserved, copies = struct.unpack_from("<HBHB", raw, 11)
    if not _is_sector(sector) or cluster.bit_count() != 1 or not reserved:
        return None
    if copies not in {1, 2} or raw[21] < _FAT_FEWEST_MEDIA:
        return None
    sectors = int.from_bytes(raw[19:21], "little") or int.from_bytes(raw[32:36], "little")
    # Only FAT32 has no FAT size here: its label is further on, after its serial number.
    at = 39 if int.from_bytes(raw[22:24], "little") else 67
    low, high = struct.unpack_from("<HH", raw, at)
    named = _fat_label(view, raw) or decode_label(raw[at + 4 : at + 15])
    label, uuid = "" if named == "NO NAME" else named, f"{high:04x}-{low:04x}"
    return FileSystem("fat", label, sectors * sector, uuid=uuid)


def _fat_label(view: ByteView, raw: bytes) -> str:
    """Return the label in the root folder: what a system shows, and changes."""
    sector, cluster, reserved, copies, entries = struct.unpack_from("<HBHBH", raw, 11)
    table, long_table = struct.unpack_from("<H", raw, 22)[0], struct.unpack_from("<I", raw, 36)[0]
    data = (reserved + copies * (table or long_table)) * sector
    first = 0 if table else max(0, struct.unpack_from("<I", raw, 44)[0] - 2)
    count = min(_FAT_ENTRY * entries if table else cluster * sector, _FAT_FOLDER_BYTES)
    folder = view.read(data + first * cluster * sector, count) or b""
    for at in range(0, len(folder), _FAT_ENTRY):
        entry = folder[at : at + _FAT_ENTRY]
        if not entry[0]:
            break
        is_label = entry[_FAT_ATTRIBUTES] & _FAT_LABEL_MASK == _FAT_LABEL
        if is_label and entry[0] != _FAT_DELETED:
            return decode_label(entry[:11])
    return ""


def exfat(view: ByteView) -> FileSystem | None:
    """Return an exFAT."""
    raw = view.read(0, 512)
    if raw is None or raw[3:11] != b"EXFAT   " or raw[108] not in _SECTOR_LOGS:
        return None
    (sectors,), sector_log = struct.unpack_from("<Q", raw, 72), raw[108]
    return FileSystem("exfat", _exfat_label(view, raw), sectors << sector_log)


def _exfat_label(view: ByteView, raw: bytes) -> str:
    heap, _, root = struct.unpack_from("<III", raw, 88)
    start = (heap << raw[108]) + (max(0, root - 2) << (raw[108] + raw[109] % 32))
    entries = view.read(start, _EXFAT_ENTRY * _EXFAT_ENTRIES) or b""
    for at in range(0, len(entries), _EXFAT_ENTRY):
        if entries[at] == _EXFAT_LABEL:
            count = min(entries[at + 1], _EXFAT_LABEL_MARKS)
            return decode_utf16_label(entries[at + 2 : at + 2 + 2 * count])
    return ""


def ntfs(view: ByteView) -> FileSystem | None:
    """Return an NTFS."""
    raw = view.read(0, 512)
    if raw is None or raw[3:11] != b"NTFS    ":
        return None
    (sector, cluster), (sectors, table) = (
        struct.unpack_from("<HB", raw, 11),
        struct.unpack_from("<QQ", raw, 40),
    )
    if not _is_sector(sector):
        return None
    # The record of the volume has the label among its attributes.
    at = table * cluster * sector + _NTFS_VOLUME_RECORD * _NTFS_RECORD_BYTES
    record = view.read(at, _NTFS_RECORD_BYTES) or b""
    # The sector after the last one is the copy of the first.
    return FileSystem("ntfs", _ntfs_label(record), (sectors + 1) * sector)


def _ntfs_label(record: bytes) -> str:
    if not record.startswith(b"FILE"):
        return ""
    at = int.from_bytes(record[20:22], "little")
    while at + 24 <= len(record):
        kind, length = struct.unpack_from("<II", record, at)
        if kind == _NTFS_NAME:
            size, start = struct.unpack_from("<IH", record, at + 16)
            return decode_utf16_label(record[at + start : at + start + size])
        if kind == _NTFS_END or not length:
            return ""
        at += length
    return ""


def _is_sector(size: int) -> bool:
    return size.bit_count() == 1 and size.bit_length() - 1 in _SECTOR_LOGS


def _ext(view: ByteView) -> FileSystem | None:
    superblock = read_superblock(view)
    if superblock is None:
        return None
    return FileSystem(
        superblock.kind,
        superblock.label,
        superblock.size,
        is_dirty=not superblock.is_clean,
        uuid=superblock.uuid,
    )


# Those that overwrite all of the beginning come first: they leave no older magic number.
_READERS = (luks, xfs, squashfs, ntfs, exfat, _ext, f2fs, lvm, fat, swap, btrfs, iso)


def read_file_system(view: ByteView) -> FileSystem | None:
    """Return the file system on this disk or partition; None if it is not known."""
    for reader in _READERS:
        if file_system := reader(view):
            return file_system
    return None
