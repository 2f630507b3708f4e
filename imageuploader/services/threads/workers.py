"""The threads: callbacks in, signals out."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal, Slot
from typing_extensions import override

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.errors import Unexpected, UploadError
from imageuploader.domain.interruption import unasked
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.services.threads.preload import load_slow
from imageuploader.services.threads.qt_delete import delete_soon

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
            load_slow()
            return self._work(self)
        except CancelRequested:
            return self._ended(None)
        except UploadError as error:
            return self._ended(error.bare())
        except Exception as error:
            log.exception("a bug in the worker %s", self.name)
            return self._ended(Unexpected.of(error))

    def _ended(self, error: UploadError | None) -> object:
        """The outcome after an error, or after the wish to stop."""
        return error

    def stop(self) -> None:
        """Ask the work to end, and wait until it has."""
        self.cancel.cancel()
        self.wait()


class UploadWorker(Worker):
    """Prepares one upload, or requests its address and streams the file, in a thread of its own.

    The work is made of the pieces of `transfer.job`, given as a function of the worker. What an
    error ends that nothing else settled is an upload too.

    Signals:
        kept(upload): the upload moved, and history has it.
        progressed(id, progress): at most ten times a second.
        settled(id, outcome): exactly once, whatever happens.
    """

    kept = Signal(object)
    progressed = Signal(str, object)

    def __init__(
        self, upload: Upload, work: Callable[["UploadWorker"], object], parent: QObject
    ) -> None:
        super().__init__(upload.id, lambda _: work(self), parent)
        self.latest = upload

    def keep(self, upload: Upload) -> None:
        """Take note of a move, after it was stored."""
        self.latest = upload
        self.kept.emit(upload)

    def tell_progress(self, progress: Progress) -> None:
        """Report how far the bytes have come."""
        self.progressed.emit(self.name, progress)

    @override
    def _ended(self, error: UploadError | None) -> Upload:
        return given_up(self.latest) if error is None else _ended_by(error, self.latest)


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
        self.take_on(worker, then)
        return worker

    def take_on(self, worker: Worker, then: Callable[[object], None]) -> None:
        """Start a worker; `then` gets its outcome on this thread."""
        self._then[worker] = then
        worker.settled.connect(self._on_settled)
        worker.finished.connect(self._on_finished)
        worker.start()

    @property
    def busy(self) -> bool:
        """Whether any work is going on."""
        return bool(self._then)

    def shut_down(self) -> None:
        """Ask all work to end and wait until it has."""
        workers = list(self._then)
        for worker in workers:
            worker.cancel.cancel()
        for worker in workers:
            worker.wait()

    @Slot(str, object)
    def _on_settled(self, _name: str, outcome: object) -> None:
        worker = self.sender()
        if isinstance(worker, Worker):
            self._then[worker](outcome)

    @Slot()
    def _on_finished(self) -> None:
        worker = self.sender()
        if isinstance(worker, Worker):
            worker.wait()  # its last line has run: only the system's thread is still to end
            del self._then[worker]
            delete_soon(worker)


def given_up(upload: Upload) -> Upload:
    """Return an upload that nobody wants any more; its image may still be on Linode."""
    if upload.is_final or upload.state is UploadState.PROCESSING:
        return upload
    upload = unasked(upload)
    if not upload.can_move_to(UploadState.CANCELLED):
        upload = upload.moved_to(UploadState.CANCELLING)
    return upload.moved_to(UploadState.CANCELLED)


def _ended_by(error: UploadError, upload: Upload) -> Upload:
    """The upload after an error that nothing else settled."""
    if not upload.can_move_to(UploadState.FAILED) or upload.state is UploadState.PROCESSING:
        return given_up(upload)
    return unasked(upload).failed(error)
