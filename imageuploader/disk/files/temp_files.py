"""Temporary files: named so that those of a program that died are known."""

import os
import platform
import secrets
import shutil
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from imageuploader.domain.errors import DiskFailed, NoSpace
from imageuploader.domain.os_errors import folder_error

_START = "imageuploader"
_NOBODY = "0"


def temporary_path(folder: Path, owner: str = "", suffix: str = ".img.gz") -> Path:
    """Return a new name in a folder that tells whose it is; without an owner it is nobody's."""
    return folder / f"{_START}-{owner or _NOBODY}-{secrets.token_hex(8)}{suffix}"


def this_process() -> str:
    """Return an owner for files that only this process knows of, on this computer alone."""
    return f"{_host()}.{os.getpid()}"


def process_runs(owner: str) -> bool:
    """Return whether an owner runs, as far as can be known: one of another make may."""
    host, _, pid = owner.partition(".")
    if host != _host() or not pid.isdecimal():
        return True
    return int(pid) != os.getpid() and _alive(int(pid))


@contextmanager
def removed_on_failure(path: Path) -> Iterator[None]:
    """Remove a file if the block ends in any other way than well."""
    try:
        yield
    except BaseException:
        remove(path)
        raise


def remove(path: Path) -> None:
    """Remove a file; one that is gone already is well."""
    with suppress(OSError):
        path.unlink()


def sweep(folder: Path, runs: Callable[[str], bool]) -> None:
    """Remove the temporary files in a folder whose owner runs no more."""
    for path in folder.glob(f"{_START}-*-*.*"):
        if not runs(path.name.split("-")[1]):
            remove(path)


def check_room(folder: Path, needed: int) -> None:
    """Raise NoSpace if a folder has less room than `needed` bytes, DiskFailed if it has none."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise DiskFailed(str(folder), error.strerror or str(error)) from error
    if free < needed:
        raise NoSpace(str(folder), needed, free)


def check_writable(folder: Path) -> None:
    """Raise DiskFailed, NoSpace if no file can be made in a folder."""
    path = temporary_path(folder, this_process())
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise folder_error(path, error, 0) from error
    remove(path)


def write_all(out: FileIO, piece: bytes) -> int:
    """Write all of a piece and return its length; the system may take a part at a time."""
    rest = memoryview(piece)
    while rest:
        rest = rest[out.write(rest) :]
    return len(piece)


def _host() -> str:
    """This computer in a few letters: a folder on a server may be other computers' too."""
    return f"{zlib.crc32(platform.node().encode()):08x}"


def _alive(pid: int) -> bool:
    if os.name == "nt":
        return False  # os.kill would end the process; a file that is open cannot be removed there
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
