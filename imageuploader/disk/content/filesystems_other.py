"""What other systems put on disks: one reader each, which tells whether it is this one."""

import struct

from imageuploader.disk.content.byte_view import Window
from imageuploader.disk.content.filesystem import FileSystem
from imageuploader.disk.labels import label, utf16_label

_SECTOR_LOGS = range(9, 13)
_ISO_AT = 32 * 1024
_FAT_FEWEST_MEDIA = 0xF0
_EXFAT_ENTRY, _EXFAT_ENTRIES, _EXFAT_LABEL = 32, 64, 0x83
_EXFAT_LABEL_MARKS = 11
_NTFS_VOLUME_RECORD = 3
_NTFS_RECORD_BYTES = 1024
_NTFS_NAME, _NTFS_END = 0x60, 0xFFFFFFFF


def iso(window: Window) -> FileSystem | None:
    """Return an ISO 9660 file system."""
    raw = window.read(_ISO_AT, 132)
    if raw is None or raw[:6] != b"\x01CD001":
        return None
    (blocks,), (block,) = struct.unpack_from("<I", raw, 80), struct.unpack_from("<H", raw, 128)
    return FileSystem("iso", label(raw[40:72]), blocks * block)


def fat(window: Window) -> FileSystem | None:
    """Return a FAT12, FAT16 or FAT32."""
    raw = window.read(0, 512)
    if raw is None or raw[510:] != b"\x55\xaa" or raw[0] not in b"\xeb\xe9":
        return None
    sector, cluster, reserved, copies = struct.unpack_from("<HBHB", raw, 11)
    if not _is_sector(sector) or cluster.bit_count() != 1 or not reserved:
        return None
    if copies not in {1, 2} or raw[21] < _FAT_FEWEST_MEDIA:
        return None
    sectors = int.from_bytes(raw[19:21], "little") or int.from_bytes(raw[32:36], "little")
    # FAT32 alone has no size of a FAT here: its own fields follow.
    name = raw[43:54] if int.from_bytes(raw[22:24], "little") else raw[71:82]
    shown = label(name)
    return FileSystem("fat", "" if shown == "NO NAME" else shown, sectors * sector)


def exfat(window: Window) -> FileSystem | None:
    """Return an exFAT."""
    raw = window.read(0, 512)
    if raw is None or raw[3:11] != b"EXFAT   " or raw[108] not in _SECTOR_LOGS:
        return None
    (sectors,), sector_log = struct.unpack_from("<Q", raw, 72), raw[108]
    return FileSystem("exfat", _exfat_label(window, raw), sectors << sector_log)


def _exfat_label(window: Window, raw: bytes) -> str:
    heap, _, root = struct.unpack_from("<III", raw, 88)
    start = (heap << raw[108]) + (max(0, root - 2) << (raw[108] + raw[109] % 32))
    entries = window.read(start, _EXFAT_ENTRY * _EXFAT_ENTRIES) or b""
    for at in range(0, len(entries), _EXFAT_ENTRY):
        if entries[at] == _EXFAT_LABEL:
            count = min(entries[at + 1], _EXFAT_LABEL_MARKS)
            return utf16_label(entries[at + 2 : at + 2 + 2 * count])
    return ""


def ntfs(window: Window) -> FileSystem | None:
    """Return an NTFS."""
    raw = window.read(0, 512)
    if raw is None or raw[3:11] != b"NTFS    ":
        return None
    (sector, cluster), (sectors, table) = (
        struct.unpack_from("<HB", raw, 11),
        struct.unpack_from("<QQ", raw, 40),
    )
    if not _is_sector(sector):
        return None
    # The record of the volume itself, which has the label among its attributes.
    at = table * cluster * sector + _NTFS_VOLUME_RECORD * _NTFS_RECORD_BYTES
    record = window.read(at, _NTFS_RECORD_BYTES) or b""
    # One sector behind the last is the copy of the first.
    return FileSystem("ntfs", _ntfs_label(record), (sectors + 1) * sector)


def _ntfs_label(record: bytes) -> str:
    if not record.startswith(b"FILE"):
        return ""
    at = int.from_bytes(record[20:22], "little")
    while at + 24 <= len(record):
        kind, length = struct.unpack_from("<II", record, at)
        if kind == _NTFS_NAME:
            size, start = struct.unpack_from("<IH", record, at + 16)
            return utf16_label(record[at + start : at + start + size])
        if kind == _NTFS_END or not length:
            return ""
        at += length
    return ""


def _is_sector(size: int) -> bool:
    return size.bit_count() == 1 and size.bit_length() - 1 in _SECTOR_LOGS
