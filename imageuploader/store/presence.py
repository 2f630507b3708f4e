"""Which programs of ours run: each holds a lock that the system lets go when it dies."""

import os
import sys
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

SIGN_SECONDS = 5.0
_TRIES = 10


class Presence:
    """This program among those that share a folder. Any thread may use it.

    While it is `busy` it gives signs of life, each the time of its file: so that the next start
    can tell when it was killed.
    """

    def __init__(
        self, folder: Path, *, busy: Callable[[], bool], sign_seconds: float = SIGN_SECONDS
    ) -> None:
        self.id = uuid.uuid4().hex
        self._folder = folder
        self._busy = busy
        self._sign_seconds = sign_seconds
        self._lock = threading.Lock()
        self._held: int | None = None
        self._over = threading.Event()
        # A thread: the window's own must not wait for a disk, and no other lives through a stall.
        self._signing = threading.Thread(target=self._sign, name="presence", daemon=True)

    def announce(self) -> str:
        """Let the others see that this program runs, and return its id; raise OSError."""
        with self._lock:
            if self._held is None:
                self._folder.mkdir(mode=0o700, exist_ok=True)
                self._held = _locked(self._folder / self.id)
                if self._signing.ident is None:
                    self._signing.start()
        return self.id

    def runs(self, presence: str) -> bool:
        """Tell whether the program with this id runs; an id of another make is nobody's."""
        return presence == self.id or (presence.isalnum() and _is_held(self._folder / presence))

    def last_sign(self, presence: str) -> datetime | None:
        """Return when the program with this id surely ran, None where that is not known."""
        if not presence.isalnum():
            return None
        try:
            return datetime.fromtimestamp((self._folder / presence).stat().st_mtime, UTC)
        except (OSError, ValueError, OverflowError):
            return None

    def sweep(self) -> None:
        """Remove the locks of programs that run no more."""
        for path in self._folder.glob("*"):
            if path.name != self.id:
                with suppress(OSError):
                    _remove_dead(path)

    def leave(self) -> None:
        """Be one that runs no more."""
        self._over.set()
        if self._signing.ident is not None:
            self._signing.join()
        with self._lock:
            if self._held is not None:
                os.close(self._held)
                self._held = None
                with suppress(OSError):
                    (self._folder / self.id).unlink()

    def _sign(self) -> None:
        """Write down that it is alive, again and again."""
        while not self._over.wait(self._sign_seconds):
            if self._busy():
                now = time.time_ns()  # given, as a file server's own clock may be another
                with suppress(OSError):
                    os.utime(self._folder / self.id, ns=(now, now))


def _locked(path: Path) -> int:
    """A file of ours, open and locked; again if somebody swept it away that instant."""
    for _ in range(_TRIES):
        number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        with suppress(OSError):
            if _take(number) and path.stat().st_ino == os.fstat(number).st_ino:
                return number
        os.close(number)
    raise BlockingIOError(f"no lock on {path.name}")


def _is_held(path: Path) -> bool:
    """Whether another program has the lock; one that cannot be asked for is taken as held."""
    try:
        number = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        return not _take(number)
    finally:
        os.close(number)


def _remove_dead(path: Path) -> None:
    number = os.open(path, os.O_RDWR)
    try:
        if _take(number) and sys.platform != "win32":
            path.unlink(missing_ok=True)
    finally:
        os.close(number)
    if sys.platform == "win32":
        with suppress(OSError):  # it cannot be removed while anybody has it open, dead or not
            path.unlink()


if sys.platform == "win32":
    import msvcrt

    def _take(number: int) -> bool:
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(number: int) -> bool:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
