"""Where one upload is prepared while another is sent."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.upload import PreparedUpload, Upload
from imageuploader.services.queue.jobs import Tasks
from imageuploader.services.queue.waiting_list import Waiting
from imageuploader.services.threads.workers import Crew, UploadWorker, given_up


class Stations(QObject):
    """Two threads at most: one checks and prepares, one asks for addresses and sends.

    Signals:
        changed(upload): an upload moved, and history has it.
        progressed(id, progress): at most ten times a second.
        seen_before(path, upload): what was prepared are bytes that Linode has already.
        prepared(outcome): a Ready, or the Upload that ended.
        sent(outcome): an Upload, or a Ready that waits until somebody signs in.
    """

    changed = Signal(object)
    progressed = Signal(str, object)
    seen_before = Signal(object, object)
    prepared = Signal(object)
    sent = Signal(object)

    def __init__(self, tasks: Tasks, crew: Crew, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._crew = crew
        self._preparing: UploadWorker | None = None
        self._sending: UploadWorker | None = None

    @property
    def preparing(self) -> Upload | None:
        """The upload that is being checked and prepared."""
        return self._preparing.latest if self._preparing else None

    @property
    def sending(self) -> Upload | None:
        """The upload that is being sent."""
        return self._sending.latest if self._sending else None

    def prepare(self, job: Waiting) -> None:
        """Check and prepare one; `prepared` follows."""
        worker = self._worker(job.upload, lambda worker: self._tasks.make_ready(job, worker))
        worker.told.connect(self._on_told)
        self._preparing = worker
        self._crew.take_on(worker, self._on_prepared)

    def send(self, ready: PreparedUpload) -> None:
        """Send one; `sent` follows."""
        worker = self._worker(ready.upload, lambda worker: self._tasks.send(ready, worker))
        self._sending = worker
        self._crew.take_on(worker, self._on_sent)

    def worker_of(self, upload_id: str) -> UploadWorker | None:
        """Return who works on an upload, or None."""
        return next((worker for worker in self._workers() if worker.name == upload_id), None)

    def cancel(self) -> None:
        """Give up what is being prepared and sent."""
        for worker in self._workers():
            worker.cancel.cancel()

    def leave(self) -> None:
        """Stop what is being prepared and sent, and leave it as it is: the program ends.

        There is no time either for the tidying up of what was given up before.
        """
        for worker in self._workers():
            worker.cancel.leave()
            worker.cancel.force()

    def discard(self, ready: PreparedUpload) -> None:
        """Remove what was prepared, off this thread."""
        self._crew.start("discard", lambda _: self._tasks.discard(ready.payload), lambda _: None)

    def _workers(self) -> list[UploadWorker]:
        return [worker for worker in (self._sending, self._preparing) if worker]

    def _worker(self, upload: Upload, work: Callable[[UploadWorker], object]) -> UploadWorker:
        worker = UploadWorker(upload, work, self)
        worker.kept.connect(self.changed)
        worker.progressed.connect(self.progressed)
        return worker

    @Slot(str, object)
    def _on_told(self, _upload_id: str, before: Upload | None) -> None:
        if before is not None and self._preparing is not None:
            self.seen_before.emit(self._preparing.latest.file, before)

    def _on_prepared(self, outcome: object) -> None:
        worker, self._preparing = self._preparing, None
        self.prepared.emit(self._settled(worker, outcome))

    def _on_sent(self, outcome: object) -> None:
        worker, self._sending = self._sending, None
        self.sent.emit(self._settled(worker, outcome))

    def _settled(self, worker: UploadWorker | None, outcome: object) -> object:
        """The outcome, unless it was given up after the work had ended."""
        if not (isinstance(outcome, PreparedUpload) and worker and worker.cancel.cancelled):
            return outcome
        self.discard(outcome)
        return given_up(outcome.upload)
