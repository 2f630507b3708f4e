"""The body of an upload: what it is made from, and what has become of it."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.disk_report import DiskReport, Payload, Prepared, Preparing
from imageuploader.domain.errors import Unexpected, UploadError


class BodyState(Enum):
    """What has become of a body."""

    PREPARING = "preparing"
    READY = "ready"
    TAKEN = "taken"
    FAILED = "failed"
    GONE = "gone"


_S = BodyState
_NEXT: Mapping[BodyState, frozenset[BodyState]] = {
    _S.PREPARING: frozenset({_S.READY, _S.FAILED, _S.GONE}),
    _S.READY: frozenset({_S.TAKEN, _S.GONE}),
    _S.TAKEN: frozenset({_S.READY, _S.GONE}),
    _S.FAILED: frozenset(),
    _S.GONE: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a body is made from, and how: it fits an upload only if all of this is the same.

    `level` is the one that the settings choose, None for one by the speed of the line.
    """

    path: Path
    file_bytes: int
    mtime_ns: int
    leaves_out: bool
    level: int | None

    def is_current(self) -> bool:
        """Return whether the file is still the one that was checked."""
        try:
            status = self.path.stat()
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (self.file_bytes, self.mtime_ns)


def recipe_of(report: DiskReport, level: int | None) -> Recipe:
    """Return how the body of a checked file is made."""
    leaves_out = report.left_out_bytes > 0
    return Recipe(report.path, report.file_bytes, report.mtime_ns, leaves_out, level)


class Body:
    """One body: one thread makes it, another one waits for it and takes it.

    Every move goes through `_move`, under the lock.
    """

    def __init__(self, report: DiskReport, level: int | None) -> None:
        self.report, self.recipe = report, recipe_of(report, level)
        self.cancel = CancelToken()
        self._changed = threading.Condition()
        self._state = _S.PREPARING
        self._payload: Payload | None = None
        self._error: UploadError | None = None
        self._percent = 0
        self._urgent = False

    @property
    def state(self) -> BodyState:
        """What has become of it."""
        return self._state

    @property
    def payload(self) -> Payload | None:
        """Its bytes, once they are there and until they are removed."""
        return self._payload

    @property
    def progress(self) -> Preparing | Prepared | None:
        """How far it is, None if it never will be made."""
        if self._state is _S.PREPARING:
            return Preparing(self._percent)
        return Prepared(self._payload.size) if self._payload is not None else None

    @property
    def urgent(self) -> bool:
        """Whether an upload waits for it."""
        return self._urgent

    def make(self, work: Callable[[], Payload], cancel: CancelToken) -> Payload | None:
        """Make it; return bytes that nobody wants any more, which the caller removes."""
        try:
            with cancel.on_cancel(self.cancel.cancel):
                payload = work()
        except CancelRequested:
            self._end(_S.GONE, None)
        except UploadError as error:
            self._end(_S.FAILED, error.bare())
        except Exception as error:
            self._end(_S.FAILED, Unexpected.of(error))
            raise
        else:
            return self._finish(payload)
        return None

    def note(self, percent: int) -> None:
        """Take note of how far it is."""
        with self._changed:
            self._percent = percent
            self._changed.notify_all()

    def take(self, on_progress: Callable[[int], None], cancel: CancelToken) -> Payload | None:
        """Return its bytes, as soon as they are there, for an upload; None if they never will be.

        Raises why it could not be made, and CancelRequested, which stops it.
        """
        self._urgent = True
        with cancel.on_cancel(self.cancel.cancel):
            self._wait(on_progress)
        cancel.check()
        with self._changed:
            if self._error is not None:
                raise self._error
            return self._payload if self._move(_S.TAKEN) else None

    def take_made(self, payload: Payload) -> None:
        """Let it be the bytes that an upload has made for itself."""
        self._finish(payload)
        with self._changed:
            self._move(_S.TAKEN)

    def give_back(self) -> bool:
        """Have it ready for another upload; return whether an upload had it."""
        with self._changed:
            self._urgent = False
            return self._move(_S.READY)

    def end(self) -> Payload | None:
        """Stop it for good; return its bytes, which the caller removes."""
        self.cancel.cancel()
        with self._changed:
            payload = self._payload if self._move(_S.GONE) else None
            self._payload = None
            return payload

    def _wait(self, on_progress: Callable[[int], None]) -> None:
        """Wait until it is made or ends; tell how far it is meanwhile."""
        reported = -1
        while True:
            with self._changed:
                self._changed.wait_for(self._has_news_since(reported))
                if self._state is not _S.PREPARING:
                    return
                reported = self._percent
            on_progress(reported)

    def _has_news_since(self, reported: int) -> Callable[[], bool]:
        return lambda: self._state is not _S.PREPARING or self._percent != reported

    def _finish(self, payload: Payload) -> Payload | None:
        with self._changed:
            if not self._move(_S.READY):
                return payload
            self._payload = payload
            return None

    def _end(self, state: BodyState, error: UploadError | None) -> None:
        with self._changed:
            if self._move(state):
                self._error = error

    def _move(self, state: BodyState) -> bool:
        """Move on if the table allows it; the lock is held."""
        if state not in _NEXT[self._state]:
            return False
        self._state = state
        self._changed.notify_all()
        return True
