"""Our own files: regular ones, as a pipe never ends; some of them several programs append to."""

import errno
import os
import stat
import sys
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


if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _APPEND_DATA = 0x0004
    _SHARE_ALL = 0x0007
    _OPEN_ALWAYS = 4
    _NO_HANDLE = ctypes.c_void_p(-1).value

    _open = ctypes.WinDLL("kernel32", use_last_error=True).CreateFileW
    _open.argtypes = [
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.LPVOID,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.HANDLE,
    ]
    _open.restype = wintypes.HANDLE

    def open_to_append(path: Path) -> int:
        """Return a descriptor of a file, which is made if need be; raise OSError.

        Python's own way locks the file against renaming, and lines of two programs may overwrite
        each other there. Only the user can reach it: the folder is one of theirs.
        """
        handle = _open(str(path), _APPEND_DATA, _SHARE_ALL, None, _OPEN_ALWAYS, 0, None)
        if handle == _NO_HANDLE:
            raise ctypes.WinError(ctypes.get_last_error())
        return msvcrt.open_osfhandle(handle, os.O_APPEND | os.O_NOINHERIT)

else:
    _APPENDING = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK
    """A pipe in its place that nobody reads is then an error, and no endless wait."""

    def open_to_append(path: Path) -> int:
        """Return a descriptor of a file, which is made for this user only; raise OSError."""
        return os.open(path, _APPENDING, 0o600)
