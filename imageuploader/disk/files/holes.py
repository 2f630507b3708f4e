"""Finds the holes of a file as its file system tells of them, and whether it can be believed.

Some have told of holes where there was data, among them ZFS while it wrote (openzfs#15526).
"""

import errno
import os
import sys
from io import FileIO
from pathlib import Path
from typing import BinaryIO

_MOUNTS = Path("/proc/self/mountinfo")
_RELIABLE = frozenset({"ext2", "ext3", "ext4", "xfs", "btrfs", "tmpfs", "apfs", "ntfs", "ntfs3"})
_SECTOR_BYTES = 512
_MOST_EXTENTS = 65_536
_SLACK_BYTES, _SLACK_SHARE = 1024 * 1024, 16


def next_data(file: BinaryIO, at: int, size: int) -> int:
    """Return the first offset with data at or after `at`; `size` if only a hole follows.

    It moves the position of the file.
    """
    if not hasattr(os, "SEEK_DATA"):
        return at
    try:
        return min(size, os.lseek(file.fileno(), at, os.SEEK_DATA))
    except OSError as error:
        # ENXIO: only a hole follows. Any other error: the file system does not support it.
        return size if error.errno == errno.ENXIO else at


def has_reliable_holes(file: BinaryIO) -> bool:
    """Return whether a file is in a file system that is known to tell its holes right."""
    return file_system_of(file) in _RELIABLE


def file_system_of(file: BinaryIO) -> str:
    """Return the kind of file system that a file is in, such as `ext4`; empty if not known."""
    device = os.fstat(file.fileno()).st_dev
    if not hasattr(os, "major"):
        return ""
    number = f"{os.major(device)}:{os.minor(device)}"
    try:
        lines = _MOUNTS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        place, _, kind = line.partition(" - ")
        if place.split()[2:3] == [number]:
            return kind.partition(" ")[0]
    return ""


def hides_data(file: BinaryIO) -> bool:
    """Return whether more of a file is stored than the data outside its holes.

    It moves the position of the file.
    """
    now = os.fstat(file.fileno())
    stored = getattr(now, "st_blocks", 0) * _SECTOR_BYTES
    data = sum_of_data(file, now.st_size)
    return stored > data + max(_SLACK_BYTES, data // _SLACK_SHARE)


def sum_of_data(file: BinaryIO, size: int) -> int:
    """Return how many bytes are outside the holes; all of them if there are too many holes."""
    total = at = 0
    for _ in range(_MOST_EXTENTS):
        start = next_data(file, at, size)
        if start >= size:
            return total
        try:
            at = min(size, os.lseek(file.fileno(), start, os.SEEK_HOLE))
        except (OSError, AttributeError):
            return size
        total += at - start
    return size


if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _SET_SPARSE = 0x000900C4

    def allow_holes(file: BinaryIO | FileIO) -> None:
        """Have what is left out of a file take no space: NTFS has to be asked, FAT cannot."""
        handle, written = wintypes.HANDLE(msvcrt.get_osfhandle(file.fileno())), wintypes.DWORD()
        ctypes.windll.kernel32.DeviceIoControl(
            handle, _SET_SPARSE, None, 0, None, 0, ctypes.byref(written), None
        )

else:

    def allow_holes(file: BinaryIO | FileIO) -> None:
        """Do nothing: what is left out of a file takes no space where the file system can."""
        del file
