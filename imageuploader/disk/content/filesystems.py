"""The file system on a disk or partition, by its content."""

from imageuploader.disk.content.byte_view import Window
from imageuploader.disk.content.ext_superblock import superblock
from imageuploader.disk.content.filesystem import FileSystem
from imageuploader.disk.content.filesystems_linux import btrfs, f2fs, luks, lvm, squashfs, swap, xfs
from imageuploader.disk.content.filesystems_other import exfat, fat, iso, ntfs


def _ext(window: Window) -> FileSystem | None:
    found = superblock(window)
    if found is None:
        return None
    return FileSystem(found.kind, found.label, found.size, is_dirty=not found.is_clean)


# What is written over all of the beginning comes first: it leaves no older sign standing.
_READERS = (luks, xfs, squashfs, ntfs, exfat, _ext, f2fs, lvm, fat, swap, btrfs, iso)


def file_system(window: Window) -> FileSystem | None:
    """Return what is on this disk or partition; None if it is none that we know."""
    for reader in _READERS:
        if found := reader(window):
            return found
    return None
