"""Signs of other content on a disk, beside the superblock of ext.

A disk that is used for something else may still have the superblock of a former file system.
"""

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.content.filesystems import btrfs, fat, iso, lvm, swap

_MAGICS = (
    (0, b"\xfc\x4e\x2b\xa9", "Linux RAID 1.1"),
    (0, b"bluestore block device", "BlueStore"),
    (3, b"-FVE-FS-", "BitLocker"),
    (3, b"ReFS", "ReFS"),
    (32, b"ORCLDISK", "Oracle ASM"),
    (4096, b"\xfc\x4e\x2b\xa9", "Linux RAID 1.2"),
    (4096 + 24, b"\xc6\x85\x73\xf6\x4e\x1a\x45\xca", "bcache"),
    (4096 + 24, b"\xc6\x85\x73\xf6\x66\xce\x90\xa9", "bcachefs"),
    (8192, b"OCFSV2", "OCFS2"),
    (8192 + 52, b"ReIsErFs", "ReiserFS"),
    (8192 + 1372, b"\x54\x19\x01\x00", "UFS"),
    (32 * 1024, b"JFS1", "JFS"),
    (64 * 1024, b"\x01\x16\x19\x70", "GFS2"),
    (64 * 1024, b"ReIsEr4", "Reiser4"),
    (64 * 1024 + 52, b"ReIsEr", "ReiserFS"),
    (64 * 1024 + 1372, b"\x19\x01\x54\x19", "UFS2"),
    (1024 * 1024, b"\x0d\xd0\x01\xc0", "VMFS"),
)
_ZFS_AT, _ZFS_BYTES, _ZFS_STEP = 128 * 1024, 128 * 1024, 1024
_ZFS_MAGICS = frozenset({b"\x0c\xb1\xba\x00\x00\x00\x00\x00", b"\x00\x00\x00\x00\x00\xba\xb1\x0c"})
_OTHER_READERS = (lvm, fat, swap, btrfs, iso)


def other_content(view: ByteView) -> str:
    """Return the name of something that a disk may be besides an ext file system, or nothing."""
    for at, magic, name in _MAGICS:
        if view.read(at, len(magic)) == magic:
            return name
    for reader in _OTHER_READERS:
        if found := reader(view):
            return found.kind
    return "ZFS" if _has_uberblock(view) else ""


def _has_uberblock(view: ByteView) -> bool:
    raw = view.read(_ZFS_AT, _ZFS_BYTES) or b""
    return any(raw[at : at + 8] in _ZFS_MAGICS for at in range(0, len(raw), _ZFS_STEP))
