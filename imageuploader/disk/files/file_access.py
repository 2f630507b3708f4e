"""Opens and reads files, and turns every failure into an error of the domain."""

import errno
import os
import stat
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from imageuploader.domain.errors import (
    FileChanged,
    FileError,
    FileMissing,
    FileUnreadable,
    IsFolder,
)

READING = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
"""How a file is opened by its name: a pipe that has come in its place does not hold us up."""

_LAST_STANDARD = 2
_F_OFD_GETLK = 36
_WRITER_LOCK_AT = 101
"""The byte that QEMU locks while it may write to a disk: 100 and its second permission."""


@contextmanager
def open_plain_file(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file for reading; raise FileMissing, FileUnreadable, IsFolder."""
    with _open(path) as file:
        yield file


def plain_file(descriptor: int, path: Path) -> BinaryIO:
    """Return the file that a descriptor is of; raise IsFolder, and close it, if it is not plain."""
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(_above_standard(descriptor), "rb", buffering=0)
    os.close(descriptor)
    raise IsFolder(str(path))


def _above_standard(descriptor: int) -> int:
    """Return a descriptor of the same file that is none of the standard streams.

    Where these are closed, as for some services, a file opens as one of them, and a child process
    finds its own stream instead.
    """
    if descriptor > _LAST_STANDARD or os.name != "posix":
        return descriptor
    import fcntl

    try:
        return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, _LAST_STANDARD + 1)
    finally:
        os.close(descriptor)


def _open(path: Path) -> BinaryIO:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise IsFolder(str(path))
        # The name may lead elsewhere by now: what counts is what is open.
        return plain_file(os.open(path, READING), path)
    except FileNotFoundError as error:
        raise FileMissing(str(path)) from error
    except (OSError, ValueError) as error:
        raise unreadable_error(path, error) from error


def read(file: BinaryIO, path: Path, count: int) -> bytes:
    """Return `count` bytes from the current position, fewer only at the end.

    A network drive may return fewer at a time. Raises FileUnreadable.
    """
    pieces, left = list[bytes](), count
    try:
        while left > 0 and (piece := file.read(left)):
            pieces.append(piece)
            left -= len(piece)
    except OSError as error:
        raise unreadable_error(path, error) from error
    return b"".join(pieces)


def read_at(file: BinaryIO, path: Path, at: int, count: int, lock: Lock) -> bytes:
    """Return `count` bytes from offset `at`, fewer only at the end; raise FileUnreadable.

    Several threads may read one file. Where the system has no read at an offset, the lock keeps
    them from moving the position under each other.
    """
    if not hasattr(os, "pread"):
        with lock:
            file.seek(at)
            return read(file, path, count)
    pieces, left = list[bytes](), count
    try:
        while left > 0 and (piece := os.pread(file.fileno(), left, at + count - left)):
            pieces.append(piece)
            left -= len(piece)
    except OSError as error:
        raise unreadable_error(path, error) from error
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def fill_at(file: BinaryIO, path: Path, at: int, buffer: memoryview, lock: Lock) -> int:
    """Fill a buffer from offset `at`, and return with how many bytes: fewer only at the end.

    Raises FileUnreadable. Several threads may read one file, as with `read_at`.
    """
    done = 0
    try:
        while done < len(buffer) and (count := _fill_some(file, at + done, buffer[done:], lock)):
            done += count
    except OSError as error:
        raise unreadable_error(path, error) from error
    return done


def _fill_some(file: BinaryIO, at: int, buffer: memoryview, lock: Lock) -> int:
    if hasattr(os, "preadv"):
        return os.preadv(file.fileno(), [buffer], at)
    with lock:
        file.seek(at)
        content = file.read(len(buffer))
    buffer[: len(content)] = content
    return len(content)


def require_no_writer(file: BinaryIO, path: Path) -> None:
    """Raise FileUnreadable if a virtual machine has a disk open to write to it.

    QEMU says so with a lock on one byte of the file, which only Linux lets others see:
    https://gitlab.com/qemu-project/qemu/-/blob/master/block/file-posix.c (RAW_LOCK_PERM_BASE).
    """
    if sys.platform != "linux":
        return
    import fcntl

    asked = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, _WRITER_LOCK_AT, 1, 0)
    try:
        held = fcntl.fcntl(file.fileno(), _F_OFD_GETLK, asked)
    except OSError:
        return  # a file system without locks
    if struct.unpack_from("h", held)[0] != fcntl.F_UNLCK:
        reason = "another program is writing to it"
        raise FileUnreadable(str(path), reason, errno.EBUSY)


def require_same(file: BinaryIO, path: Path, size: int, mtime_ns: int) -> None:
    """Raise FileChanged unless the file has this size and this mtime."""
    now = os.fstat(file.fileno())
    if (now.st_size, now.st_mtime_ns) != (size, mtime_ns):
        raise FileChanged(str(path))


@contextmanager
def watch_for_change(file: BinaryIO, path: Path, size: int, mtime_ns: int) -> Iterator[None]:
    """Raise FileChanged instead of any other file error if the file changes during the block."""
    try:
        yield
    except FileError:
        require_same(file, path, size, mtime_ns)
        raise
    require_same(file, path, size, mtime_ns)


def unreadable_error(path: Path, error: OSError | ValueError) -> FileUnreadable:
    """Return the domain error for a failed read."""
    reason = error.strerror if isinstance(error, OSError) else None
    code = error.errno or 0 if isinstance(error, OSError) else 0
    return FileUnreadable(str(path), reason or str(error), code)
