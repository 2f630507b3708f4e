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


@contextmanager
def open_plain_file(path: Path) -> Iterator[BinaryIO]:
    """Open a plain file for reading; raise FileMissing, FileUnreadable, IsFolder."""
    with _open(path) as file:
        yield file


def _open(path: Path) -> BinaryIO:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise IsFolder(str(path))
        return path.open("rb", buffering=0)
    except FileNotFoundError as error:
        raise FileMissing(str(path)) from error
    except (OSError, ValueError) as error:
        raise unreadable_error(path, error) from error


def read(file: BinaryIO, path: Path, count: int) -> bytes:
    """Return up to `count` bytes from where the file stands; raise FileUnreadable."""
    try:
        return file.read(count)
    except OSError as error:
        raise unreadable_error(path, error) from error


def require_same(file: BinaryIO, path: Path, size: int, mtime_ns: int) -> None:
    """Raise FileChanged if size or time are not these."""
    now = os.fstat(file.fileno())
    if (now.st_size, now.st_mtime_ns) != (size, mtime_ns):
        raise FileChanged(str(path))


@contextmanager
def watch_for_change(file: BinaryIO, path: Path, size: int, mtime_ns: int) -> Iterator[None]:
    """Raise FileChanged, rather than any other complaint, if the file changes in the block."""
    try:
        yield
    except FileError:
        require_same(file, path, size, mtime_ns)
        raise
    require_same(file, path, size, mtime_ns)


def unreadable_error(path: Path, error: OSError | ValueError) -> FileUnreadable:
    """Return our error for what the system said when it was to read a file."""
    said = error.strerror if isinstance(error, OSError) else None
    return FileUnreadable(str(path), said or str(error))
