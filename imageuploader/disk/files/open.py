"""Opening and reading files so that what goes wrong is one of our errors."""

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


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a plain file for reading; raise FileMissing, FileUnreadable, IsFolder."""
    with _open(path) as file:
        yield file


def plain_file(descriptor: int, path: Path) -> BinaryIO:
    """Return the file that a descriptor is of; raise IsFolder, and close it, if it is not plain."""
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb", buffering=0)
    os.close(descriptor)
    raise IsFolder(str(path))


def _open(path: Path) -> BinaryIO:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise IsFolder(str(path))
        # The name may lead elsewhere by now: what counts is what is open.
        return plain_file(os.open(path, READING), path)
    except FileNotFoundError as error:
        raise FileMissing(str(path)) from error
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def read(file: BinaryIO, path: Path, count: int) -> bytes:
    """Return up to `count` bytes from where the file stands; raise FileUnreadable."""
    try:
        return file.read(count)
    except OSError as error:
        raise unreadable(path, error) from error


def same(file: BinaryIO, path: Path, size: int, mtime_ns: int) -> None:
    """Raise FileChanged if size or time are not these."""
    now = os.fstat(file.fileno())
    if (now.st_size, now.st_mtime_ns) != (size, mtime_ns):
        raise FileChanged(str(path))


@contextmanager
def unchanging(file: BinaryIO, path: Path, size: int, mtime_ns: int) -> Iterator[None]:
    """Raise FileChanged, rather than any other complaint, if the file changes in the block."""
    try:
        yield
    except FileError:
        same(file, path, size, mtime_ns)
        raise
    same(file, path, size, mtime_ns)


def unreadable(path: Path, error: OSError | ValueError) -> FileUnreadable:
    """Return our error for what the system said when it was to read a file."""
    said = error.strerror if isinstance(error, OSError) else None
    return FileUnreadable(str(path), said or str(error))
