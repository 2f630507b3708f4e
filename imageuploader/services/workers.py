"""The threads: callbacks in, signals out."""

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QThread, Signal, Slot
from typing_extensions import override

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.errors import Unexpected, UploadError
from imageuploader.domain.upload import Progress, Upload, UploadState

log = logging.getLogger(__name__)


class Worker(QThread):
    """Runs one function in a thread of its own.

    Signals:
        settled(id, outcome): exactly once; the function's value, or an UploadError, or None
            where the work was cancelled.
        told(id, something): whatever the work reports meanwhile.
    """

    settled = Signal(str, object)
    told = Signal(str, object)

    def __init__(self, name: str, work: Callable[["Worker"], object], parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self.cancel = CancelToken()
        self._work = work

    def tell(self, something: object) -> None:
        """Report from within the work; receivers hear it on their own thread."""
        self.told.emit(self.name, something)

    @override
    def run(self) -> None:
        self.settled.emit(self.name, self._outcome())

    def _outcome(self) -> object:
        try:
            return self._work(self)
        except CancelRequested:
            return None
        except UploadError as error:
            return error.bare()
        except Exception as error:
            log.exception("a bug in the worker %s", self.name)
            return Unexpected(f"{type(error).__name__}: {error}")

    def stop(self) -> None:
        """Ask the work to end, and wait until it has."""
        self.cancel.fire()
        self.wait()


class Crew(QObject):
    """Starts workers, hands on what they settle, and forgets them when they are done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._then: dict[Worker, Callable[[object], None]] = {}

    def start(
        self, name: str, work: Callable[[Worker], object], then: Callable[[object], None]
    ) -> Worker:
        """Run `work` in a thread; `then` gets its outcome on this thread."""
        worker = Worker(name, work, self)
        self._then[worker] = then
        worker.settled.connect(self._on_settled)
        worker.finished.connect(self._on_finished)
        worker.start()
        return worker

    def shut_down(self) -> None:
        """Ask all work to end and wait until it has."""
        for worker in list(self._then):
            worker.stop()

    @Slot(str, object)
    def _on_settled(self, _name: str, outcome: object) -> None:
        worker = self.sender()
        if isinstance(worker, Worker):
            self._then[worker](outcome)

    @Slot()
    def _on_finished(self) -> None:
        worker = self.sender()
        if isinstance(worker, Worker):
            worker.wait()
            del self._then[worker]
            worker.deleteLater()


class UploadWorker(QThread):
    """Requests the upload address and streams the file, in a thread of its own.

    The work is `transfer.job.send`, given as a function of the worker.

    Signals:
        kept(upload): the upload moved, and history has it.
        progressed(id, progress): at most ten times a second.
        settled(id, upload): exactly once, whatever happens.
    """

    kept = Signal(object)
    progressed = Signal(str, object)
    settled = Signal(str, object)

    def __init__(
        self, upload: Upload, work: Callable[["UploadWorker"], Upload], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.latest = upload
        self.cancel = CancelToken()
        self._work = work

    def keep(self, upload: Upload) -> None:
        """Take note of a move, after it was stored."""
        self.latest = upload
        self.kept.emit(upload)

    def tell(self, progress: Progress) -> None:
        """Report how far the bytes have come."""
        self.progressed.emit(self.latest.id, progress)

    @override
    def run(self) -> None:
        self.settled.emit(self.latest.id, self._outcome())

    def _outcome(self) -> Upload:
        try:
            return self._work(self)
        except UploadError as error:
            return _ended_by(error, self.latest)
        except Exception as error:
            log.exception("a bug while uploading")
            return _ended_by(Unexpected(f"{type(error).__name__}: {error}"), self.latest)


def _ended_by(error: UploadError, upload: Upload) -> Upload:
    """The upload after an error that nothing else settled; its image may still be on Linode."""
    if upload.is_final or upload.state is UploadState.PROCESSING:
        return upload
    left = upload.image is not None
    if upload.state is UploadState.CANCELLING:
        return replace(upload.moved_to(UploadState.CANCELLED), left_behind=left)
    return replace(upload.failed(error), left_behind=left)
