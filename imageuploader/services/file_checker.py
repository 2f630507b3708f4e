"""Checks files while the form is being filled in."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload
from imageuploader.services.history.lookups import link_speed, upload_of
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.services.threads.workers import WorkerPool

if TYPE_CHECKING:
    from imageuploader.services.history.lazy_history import OpenHistory


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The report on a file, with what the history knows.

    `before` is an earlier upload of the same bytes; `link_speed` is in bytes a second.
    """

    report: DiskReport
    before: Upload | None
    link_speed: float | None


class Check(QObject):
    """The check of one file, off the GUI thread.

    Exactly one of `finished`, `failed` and `stopped` follows.

    Signals:
        progressed(check, percent)
        finished(check, result): the verdict of its report may be REFUSE.
        failed(check, error): there is no report.
        stopped(check): it was cancelled.
    """

    progressed = Signal(object, int)
    finished = Signal(object, object)
    failed = Signal(object, object)
    stopped = Signal(object)

    def __init__(self, path: Path, open_history: "OpenHistory", pool: WorkerPool) -> None:
        super().__init__(pool)
        self.path = path

        def check(cancel: CancelToken) -> CheckResult:
            report = self._inspect(cancel)
            before = upload_of(report.sha256, open_history)
            return CheckResult(report, before, link_speed(open_history))

        worker = pool.start("check", check, self._on_result, self._on_error, self._on_cancel)
        self._cancel = worker.cancel

    def stop(self) -> None:
        """Cancel it."""
        self._cancel.cancel()

    def _inspect(self, cancel: CancelToken) -> DiskReport:
        from imageuploader.disk.inspect import inspect

        return inspect(
            self.path,
            on_progress=lambda percent: self.progressed.emit(self, percent),
            cancel=cancel,
        )

    def _on_result(self, result: CheckResult) -> None:
        self.finished.emit(self, result)
        delete_soon(self)

    def _on_error(self, error: UploadError) -> None:
        self.failed.emit(self, error)
        delete_soon(self)

    def _on_cancel(self) -> None:
        self.stopped.emit(self)
        delete_soon(self)


class FileChecker(QObject):
    """Checks one file at a time for the form.

    Signals:
        progressed(path, percent)
        checked(path, report, link_speed): the report's verdict may be REFUSE; the speed is that
            of the last upload in bytes a second, or None.
        refused(path, error): there is no report, such as for a missing file.
        seen_before(path, upload): an earlier upload put the same bytes on Linode; after `checked`.
    """

    progressed = Signal(object, int)
    checked = Signal(object, object, object)
    refused = Signal(object, object)
    seen_before = Signal(object, object)

    def __init__(self, open_history: "OpenHistory", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_history = open_history
        self._pool = WorkerPool(self)
        self._current: Check | None = None

    @property
    def current(self) -> Check | None:
        """The form's check while it runs."""
        return self._current

    @property
    def busy(self) -> bool:
        """Whether any check has not ended yet, even one that was stopped or handed over."""
        return self._pool.busy

    def check(self, path: Path) -> None:
        """Check a file; a check that is still running is stopped."""
        self.stop()
        self._current = Check(path, self._open_history, self._pool)
        self._current.progressed.connect(self._on_progressed)
        self._current.finished.connect(self._on_finished)
        self._current.failed.connect(self._on_failed)

    def stop(self) -> None:
        """Stop the form's check, if one is running; it emits nothing more."""
        if self._current is not None:
            self._current.stop()
            self._current = None

    def hand_over(self, path: Path) -> Check | None:
        """Return the running check of a file, or None; from now on it belongs to the caller.

        So a file that is queued before its check is over is read once.
        """
        check = self._current
        if check is None or check.path != path:
            return None
        self._current = None
        return check

    def shut_down(self) -> None:
        """Stop every check, and wait until every thread has ended."""
        self.stop()
        self._pool.shut_down()

    @Slot(object, int)
    def _on_progressed(self, check: Check, percent: int) -> None:
        if check is self._current:
            self.progressed.emit(check.path, percent)

    @Slot(object, object)
    def _on_finished(self, check: Check, result: CheckResult) -> None:
        if check is not self._current:
            return
        self._current = None
        self.checked.emit(check.path, result.report, result.link_speed)
        if result.before is not None:
            self.seen_before.emit(check.path, result.before)

    @Slot(object, object)
    def _on_failed(self, check: Check, error: UploadError) -> None:
        if check is self._current:
            self._current = None
            self.refused.emit(check.path, error)
