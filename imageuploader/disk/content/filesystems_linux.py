"""What Linux puts on disks: one reader each, which tells whether it is this one."""

import struct

from imageuploader.disk.content.byte_view import Window
from imageuploader.disk.content.filesystem import FileSystem
from imageuploader.disk.labels import label, utf16_label

_BLOCK_LOGS = range(9, 17)
_LUKS_VERSIONS = frozenset({1, 2})
_PAGE_SIZES = (4096, 8192, 16_384, 65_536)
_BTRFS_AT = 64 * 1024
_LVM_SECTORS = 4
_SQUASHFS_VERSION = 4


def luks(window: Window) -> FileSystem | None:
    """Return an encrypted disk."""
    raw = window.read(0, 72)
    if raw is None or not raw.startswith(b"LUKS\xba\xbe"):
        return None
    version = int.from_bytes(raw[6:8], "big")
    if version not in _LUKS_VERSIONS:
        return None
    return FileSystem(f"luks{version}", label(raw[24:72]) if version > 1 else "")


def xfs(window: Window) -> FileSystem | None:
    """Return an XFS."""
    raw = window.read(0, 120)
    if raw is None or not raw.startswith(b"XFSB"):
        return None
    block, blocks = struct.unpack_from(">IQ", raw, 4)
    if not _is_block(block):
        return None
    return FileSystem("xfs", label(raw[108:120]), block * blocks)


def btrfs(window: Window) -> FileSystem | None:
    """Return a Btrfs, with the size of the one device that this is."""
    raw = window.read(_BTRFS_AT, 0x12B + 256)
    if raw is None or raw[64:72] != b"_BHRfS_M":
        return None
    return FileSystem("btrfs", label(raw[0x12B:]), int.from_bytes(raw[0xD1:0xD9], "little"))


def f2fs(window: Window) -> FileSystem | None:
    """Return an F2FS."""
    raw = window.read(1024, 124 + 1024)
    if raw is None or not raw.startswith(b"\x10\x20\xf5\xf2"):
        return None
    (block_log,), (blocks,) = struct.unpack_from("<I", raw, 16), struct.unpack_from("<Q", raw, 36)
    if block_log not in _BLOCK_LOGS:
        return None
    return FileSystem("f2fs", utf16_label(raw[124:]), blocks << block_log)


def squashfs(window: Window) -> FileSystem | None:
    """Return a SquashFS, version 4."""
    raw = window.read(0, 96)
    if raw is None or not raw.startswith(b"hsqs"):
        return None
    (version,), (used,) = struct.unpack_from("<H", raw, 28), struct.unpack_from("<Q", raw, 40)
    return FileSystem("squashfs", size=used) if version == _SQUASHFS_VERSION else None


def swap(window: Window) -> FileSystem | None:
    """Return swap space, for any size of page."""
    for page in _PAGE_SIZES:
        if window.read(page - 10, 10) == b"SWAPSPACE2":
            raw = window.read(1024, 44) or bytes(44)
            last = int.from_bytes(raw[4:8], "little")
            return FileSystem("swap", label(raw[28:44]), (last + 1) * page)
    return None


def lvm(window: Window) -> FileSystem | None:
    """Return an LVM2 physical volume."""
    for sector in range(_LVM_SECTORS):
        raw = window.read(sector * 512, 512)
        if raw is not None and raw.startswith(b"LABELONE") and raw[24:32] == b"LVM2 001":
            at = int.from_bytes(raw[20:24], "little") + 32
            size = int.from_bytes(raw[at : at + 8], "little")
            return FileSystem("lvm", size=size or None)
    return None


def _is_block(size: int) -> bool:
    return size.bit_count() == 1 and size.bit_length() - 1 in _BLOCK_LOGS
