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


@contextmanager
def open_plain_file(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file for reading; raise FileMissing, FileUnreadable, IsFolder."""
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
    """Return up to `count` bytes from the current position; raise FileUnreadable."""
    try:
        return file.read(count)
    except OSError as error:
        raise unreadable_error(path, error) from error


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
    return FileUnreadable(str(path), reason or str(error))
