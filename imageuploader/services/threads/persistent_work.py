"""Work that is tried again until the history, or the disk below it, lets it be done."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import HistoryNewer, LocalError, UploadError
from imageuploader.services.threads.workers import WorkerPool, log_error

RETRY_SECONDS = 5.0

T = TypeVar("T")


class PersistentWork(QObject):
    """Runs work of one kind in a pool; what failed is tried again some seconds later.

    Any work of the kind includes what an earlier one would have done: while a retry is due,
    further failures ask for no other, and only the result of that retry is delivered.

    Signals:
        failed(error): told once, until it is done.
        caught_up(error): what was told is over.
    """

    failed = Signal(object)
    caught_up = Signal(object)

    def __init__(
        self, name: str, pool: WorkerPool, parent: QObject, *, retry_seconds: float = RETRY_SECONDS
    ) -> None:
        super().__init__(parent)
        self._name, self._pool = name, pool
        self._retry_ms = round(retry_seconds * 1000)
        self._error: UploadError | None = None
        self._is_retry_due = False

    def start(self, work: Callable[[CancelToken], T], on_result: Callable[[T], None]) -> None:
        """Do work in a thread; `on_result` is called when it, or the retry, has done it."""

        def done(result: T) -> None:
            self._note_success()
            on_result(result)

        def failed(error: UploadError) -> None:
            self._note_failure(error)
            if may_pass(error) and not self._is_retry_due:
                self._is_retry_due = True
                QTimer.singleShot(self._retry_ms, self, again)

        def again() -> None:
            self._is_retry_due = False
            self.start(work, on_result)

        self._pool.start(self._name, work, done, failed)

    def _note_success(self) -> None:
        error, self._error = self._error, None
        if error is not None:
            self.caught_up.emit(error)

    def _note_failure(self, error: UploadError) -> None:
        log_error(self._name, error)
        if self._error is None:
            self._error = error
            self.failed.emit(error)


def may_pass(error: UploadError) -> bool:
    """Return whether trying again may help: a newer history will never be writable."""
    return isinstance(error, LocalError) and not isinstance(error, HistoryNewer)
