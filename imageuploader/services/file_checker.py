"""Looking into files while the form is being filled in."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload
from imageuploader.services.history.lookups import earlier, last_speed
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.services.threads.workers import Crew, Worker

if TYPE_CHECKING:
    from imageuploader.services.history.history_service import OpenHistory


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file is, and what earlier uploads tell of it.

    `before` is the upload that put the same bytes on Linode; `line_speed` is in bytes a second.
    """

    report: DiskReport
    before: Upload | None
    line_speed: float | None


class Check(QObject):
    """One look into one file, off the window's thread.

    Signals:
        progressed(check, percent)
        settled(check, outcome): exactly once; a Looked (whose verdict may be REFUSE), an
            UploadError where there is nothing to report, or None where it was stopped.
    """

    progressed = Signal(object, int)
    settled = Signal(object, object)

    def __init__(self, path: Path, open_history: "OpenHistory", crew: Crew) -> None:
        super().__init__(crew)
        self.path = path

        def look(worker: Worker) -> Looked:
            report = _inspect(path, worker)
            before = earlier(report.sha256, open_history)
            return Looked(report, before, last_speed(open_history))

        self._worker = crew.start("check", look, self._settle)
        self._worker.told.connect(self._on_told)

    def stop(self) -> None:
        """Give it up."""
        self._worker.cancel.cancel()

    @Slot(str, object)
    def _on_told(self, _name: str, percent: object) -> None:
        if isinstance(percent, int):
            self.progressed.emit(self, percent)

    def _settle(self, outcome: object) -> None:
        self.settled.emit(self, outcome)
        delete_soon(self)


class Checker(QObject):
    """Checks one file at a time for the form.

    Signals:
        progressed(path, percent)
        checked(path, report, line_speed): the report's verdict may be REFUSE; the line's last
            known speed is in bytes a second, or None.
        refused(path, error): there is nothing to report, such as for a missing file.
        seen_before(path, upload): an upload put the same bytes on Linode; after `checked`.
    """

    progressed = Signal(object, int)
    checked = Signal(object, object, object)
    refused = Signal(object, object)
    seen_before = Signal(object, object)

    def __init__(self, open_history: "OpenHistory", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_history = open_history
        self._crew = Crew(self)
        self._current: Check | None = None

    def check(self, path: Path) -> None:
        """Look into a file, instead of the one that is being checked."""
        self.stop()
        self._current = Check(path, self._open_history, self._crew)
        self._current.progressed.connect(self._on_progressed)
        self._current.settled.connect(self._on_settled)

    def stop(self) -> None:
        """Give up the check that is going on, if any; nothing more is told of it."""
        if self._current is not None:
            self._current.stop()
            self._current = None

    def hand_over(self, path: Path) -> Check | None:
        """Return the check of a file that is going on, or None; it is the caller's from now on.

        The file need not be read twice when it is queued before its check is over.
        """
        check = self._current
        if check is None or check.path != path:
            return None
        self._current = None
        return check

    def shut_down(self) -> None:
        """Stop every check, and wait for every thread."""
        self.stop()
        self._crew.shut_down()

    @Slot(object, int)
    def _on_progressed(self, check: Check, percent: int) -> None:
        if check is self._current:
            self.progressed.emit(check.path, percent)

    @Slot(object, object)
    def _on_settled(self, check: Check, outcome: object) -> None:
        if check is not self._current:
            return
        self._current = None
        match outcome:
            case Looked(report, before, speed):
                self.checked.emit(check.path, report, speed)
                if before is not None:
                    self.seen_before.emit(check.path, before)
            case UploadError():
                self.refused.emit(check.path, outcome)
            case _:
                pass


def _inspect(path: Path, worker: Worker) -> DiskReport:
    from imageuploader.disk.inspect import inspect

    return inspect(path, told=worker.tell, cancel=worker.cancel)
