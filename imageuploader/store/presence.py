"""Whether a program of ours is sending: a lock that the system lets go when a program dies."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def sending(folder: Path) -> Iterator[None]:
    """Within the block other programs know that an upload is on its way; many may be."""
    with _lock_file(folder) as number:
        if number is not None:
            _take(number, alone=False)
        yield


@contextmanager
def nobody_sending(folder: Path) -> Iterator[bool]:
    """Tell whether no upload is on its way; within the block none begins, here or elsewhere."""
    with _lock_file(folder) as number:
        yield number is not None and _take(number, alone=True)


@contextmanager
def _lock_file(folder: Path) -> Iterator[int | None]:
    """What the lock is on, open; None where it cannot be opened."""
    try:
        number = _opened(folder)
    except OSError:
        yield None
        return
    try:
        yield number
    finally:
        os.close(number)


if sys.platform == "win32":
    import msvcrt

    _RANGE = 1 << 20

    def _opened(folder: Path) -> int:
        """A file, as folders cannot be locked here."""
        return os.open(folder / "sending.lock", os.O_RDWR | os.O_CREAT, 0o600)

    def _take(number: int, *, alone: bool) -> bool:
        """Lock one byte of our own, or all of them."""
        os.lseek(number, 0 if alone else os.getpid() % _RANGE, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, _RANGE if alone else 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _opened(folder: Path) -> int:
        """The folder itself: nothing is left in it."""
        return os.open(folder, os.O_RDONLY)

    def _take(number: int, *, alone: bool) -> bool:
        """Share the lock, waiting for it; or have it alone, if it is free."""
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
        except OSError:
            return False
        return True
