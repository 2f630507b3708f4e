"""Which of our processes run: each holds a lock that the system releases when it dies."""

import os
import sys
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

HEARTBEAT_SECONDS = 5.0
_TRIES = 10


class Presence:
    """This process among those that share a folder. Any thread may use it.

    While it is `busy` it updates the time of its file, as a heartbeat: so that the next start
    can tell when it was killed.
    """

    def __init__(
        self,
        folder: Path,
        *,
        busy: Callable[[], bool],
        heartbeat_seconds: float = HEARTBEAT_SECONDS,
    ) -> None:
        self.id = uuid.uuid4().hex
        self._folder = folder
        self._busy = busy
        self._heartbeat_seconds = heartbeat_seconds
        self._lock = threading.Lock()
        self._held: int | None = None
        self._over = threading.Event()
        # A thread of its own: the GUI thread must not wait for a disk, and others may be blocked.
        self._heart = threading.Thread(target=self._beat, name="presence", daemon=True)

    def announce(self) -> str:
        """Take the lock, and return the ID of this process; raise OSError."""
        with self._lock:
            if self._held is None:
                self._folder.mkdir(mode=0o700, exist_ok=True)
                self._held = _open_locked(self._folder / self.id)
                if self._heart.ident is None:
                    self._heart.start()
        return self.id

    def runs(self, presence: str) -> bool:
        """Return whether the process with this ID runs; a malformed ID is nobody's."""
        return presence == self.id or (presence.isalnum() and _is_held(self._folder / presence))

    def last_heartbeat(self, presence: str) -> datetime | None:
        """Return when the process with this ID certainly ran, None if that is not known."""
        if not presence.isalnum():
            return None
        try:
            return datetime.fromtimestamp((self._folder / presence).stat().st_mtime, UTC)
        except (OSError, ValueError, OverflowError):
            return None

    def sweep(self) -> None:
        """Remove the locks of processes that died."""
        for path in self._folder.glob("*"):
            if path.name != self.id:
                with suppress(OSError):
                    _remove_dead(path)

    def leave(self) -> None:
        """Release the lock."""
        self._over.set()
        if self._heart.ident is not None:
            self._heart.join()
        with self._lock:
            if self._held is not None:
                os.close(self._held)
                self._held = None
                with suppress(OSError):
                    (self._folder / self.id).unlink()

    def _beat(self) -> None:
        """Update the time of the file again and again."""
        while not self._over.wait(self._heartbeat_seconds):
            if self._busy():
                now = time.time_ns()  # ours, as the clock of a file server may differ
                with suppress(OSError):
                    os.utime(self._folder / self.id, ns=(now, now))


def _open_locked(path: Path) -> int:
    """Open and lock a file; retry if another process removed it at that moment."""
    for _ in range(_TRIES):
        number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        with suppress(OSError):
            if _try_lock(number) and path.stat().st_ino == os.fstat(number).st_ino:
                return number
        os.close(number)
    raise BlockingIOError(f"no lock on {path.name}")


def _is_held(path: Path) -> bool:
    """Whether another process has the lock; if that cannot be tested, it is assumed."""
    try:
        number = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        return not _try_lock(number)
    finally:
        os.close(number)


def _remove_dead(path: Path) -> None:
    number = os.open(path, os.O_RDWR)
    try:
        if _try_lock(number) and sys.platform != "win32":
            path.unlink(missing_ok=True)
    finally:
        os.close(number)
    if sys.platform == "win32":
        with suppress(OSError):  # it cannot be removed while any process has it open
            path.unlink()


if sys.platform == "win32":
    import msvcrt

    def _try_lock(number: int) -> bool:
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(number: int) -> bool:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
