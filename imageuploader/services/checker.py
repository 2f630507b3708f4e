"""Looking into files while the form is being filled in."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.disk import DiskReport
from imageuploader.domain.errors import UploadError
from imageuploader.services.workers import Crew, Worker


class Checker(QObject):
    """Checks one file at a time, off the window's thread.

    Signals:
        progressed(path, percent)
        checked(path, report): the report's verdict may be REFUSE.
        refused(path, error): there is nothing to report, such as for a missing file.
    """

    progressed = Signal(object, int)
    checked = Signal(object, object)
    refused = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crew = Crew(self)
        self._current: Worker | None = None
        self._path = Path()

    def check(self, path: Path) -> None:
        """Look into a file, instead of the one that is being checked."""
        self.stop()
        self._path = path
        worker = self._crew.start(
            "check",
            lambda worker: _inspect(path, worker),
            lambda outcome: self._settle(worker, outcome),
        )
        worker.told.connect(self._on_told)
        self._current = worker

    def stop(self) -> None:
        """Give up the check that is going on, if any; nothing more is told of it."""
        if self._current is not None:
            self._current.cancel.fire()
            self._current = None

    def shut_down(self) -> None:
        """Stop, and wait for every thread."""
        self.stop()
        self._crew.shut_down()

    @Slot(str, object)
    def _on_told(self, _name: str, percent: object) -> None:
        if self.sender() is self._current and isinstance(percent, int):
            self.progressed.emit(self._path, percent)

    def _settle(self, worker: Worker, outcome: object) -> None:
        if worker is not self._current:
            return
        self._current = None
        match outcome:
            case DiskReport():
                self.checked.emit(self._path, outcome)
            case UploadError():
                self.refused.emit(self._path, outcome)
            case _:
                pass


def _inspect(path: Path, worker: Worker) -> DiskReport:
    from imageuploader.disk.inspect import inspect

    return inspect(path, told=worker.tell, cancel=worker.cancel)
