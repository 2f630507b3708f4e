"""Opens and reads files, and turns every failure into an error of the domain."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
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

OPEN_FILES = Path("/proc/self/fd")
"""Where a child process finds the open files that it inherited."""


def can_inherit_files() -> bool:
    """Return whether a child process can be given an open file instead of a name."""
    return os.name == "posix" and OPEN_FILES.is_dir()


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
