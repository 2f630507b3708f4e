"""Temporary files, named after their owner so that those of a crashed process can be removed."""

import os
import secrets
import shutil
import socket
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from imageuploader.domain.errors import DiskFailed, NoSpace
from imageuploader.domain.os_errors import folder_error
from imageuploader.processes import is_running

_PREFIX = "imageuploader"
_NO_OWNER = "0"


def temporary_path(folder: Path, owner: str = "", suffix: str = ".img.gz") -> Path:
    """Return a new path in a folder whose name contains the owner, if there is one."""
    return folder / f"{_PREFIX}-{owner or _NO_OWNER}-{secrets.token_hex(8)}{suffix}"


def process_owner() -> str:
    """Return this process as an owner: an id of the computer, and the process id."""
    return f"{_host()}.{os.getpid()}"


def is_process_running(owner: str) -> bool:
    """Return whether an owner still runs; assumed of one on another computer or of another kind."""
    host, _, pid = owner.partition(".")
    if host != _host() or not pid.isdecimal():
        return True
    return int(pid) != os.getpid() and is_running(int(pid))


@contextmanager
def remove_on_failure(path: Path) -> Iterator[None]:
    """Remove a file if the block raises."""
    try:
        yield
    except BaseException:
        remove(path)
        raise


def remove(path: Path) -> None:
    """Remove a file; ignore a missing one and any failure."""
    with suppress(OSError):
        path.unlink()


def sweep(folder: Path, owner_runs: Callable[[str], bool]) -> None:
    """Remove the temporary files in a folder whose owner no longer runs."""
    for path in folder.glob(f"{_PREFIX}-*-*.*"):
        if not owner_runs(path.name.split("-")[1]):
            remove(path)


def require_space(folder: Path, needed: int) -> None:
    """Raise NoSpace if fewer than `needed` bytes are free, DiskFailed without a folder."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise DiskFailed(str(folder), error.strerror or str(error)) from error
    if free < needed:
        raise NoSpace(str(folder), needed, free)


def require_writable(folder: Path) -> None:
    """Raise DiskFailed or NoSpace if no file can be created in a folder."""
    path = temporary_path(folder, process_owner())
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise folder_error(path, error, 0) from error
    remove(path)


def write_all(out: FileIO, piece: bytes) -> int:
    """Write all of a piece and return its length: a single write may be partial."""
    rest = memoryview(piece)
    while rest:
        rest = rest[out.write(rest) :]
    return len(piece)


def _host() -> str:
    """A short id of this computer: a network folder may be shared with others."""
    return f"{zlib.crc32(socket.gethostname().encode()):08x}"
