"""Our own files are regular files: a pipe never ends, and a device may have no end either."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from imageuploader.domain.errors import DiskFailed

NOT_PLAIN = "it is not a regular file"


def require_plain(path: Path) -> None:
    """Raise DiskFailed if there is something else than a regular file; nothing is fine."""
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise DiskFailed(str(path), NOT_PLAIN)


def read_small(path: Path, most_bytes: int) -> bytes:
    """Return the content of a regular file; raise OSError for any other, or a longer one."""
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(number, "rb") as file:
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most_bytes:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return file.read(most_bytes)
