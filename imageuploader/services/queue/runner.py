"""Where one upload is prepared while another is sent."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.interruption import give_up
from imageuploader.domain.ready import Ready
from imageuploader.domain.upload import Upload
from imageuploader.services.queue.jobs import Jobs
from imageuploader.services.queue.upload_worker import UploadWorker
from imageuploader.services.queue.waiting_list import QueueEntry
from imageuploader.services.threads.workers import WorkerPool


class UploadRunner(QObject):
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

    def __init__(self, jobs: Jobs, pool: WorkerPool, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pool = pool
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

    def prepare(self, entry: QueueEntry) -> None:
        """Check and prepare one; `prepared` follows."""
        worker = self._worker(entry.upload, lambda worker: self._jobs.make_ready(entry, worker))
        self._preparing = worker
        self._pool.run(worker, self._on_prepared)

    def send(self, ready: Ready) -> None:
        """Send one; `sent` follows."""
        worker = self._worker(ready.upload, lambda worker: self._jobs.send(ready, worker))
        self._sending = worker
        self._pool.run(worker, self._on_sent)

    def worker_of(self, upload_id: str) -> UploadWorker | None:
        """Return who works on an upload, or None."""
        return next((worker for worker in self._workers() if worker.name == upload_id), None)

    def cancel(self) -> None:
        """Give up what is being prepared and sent."""
        for worker in self._workers():
            worker.cancel.fire()

    def leave(self) -> None:
        """Stop what is being prepared and sent, and leave it as it is: the program ends."""
        for worker in self._workers():
            worker.cancel.fire(leaving=True)

    def discard(self, ready: Ready) -> None:
        """Remove what was prepared, off this thread."""
        self._pool.dispatch("discard", lambda _: self._jobs.discard(ready.payload))

    def _workers(self) -> list[UploadWorker]:
        return [worker for worker in (self._sending, self._preparing) if worker]

    def _worker(
        self, upload: Upload, work: Callable[[UploadWorker], Ready | Upload]
    ) -> UploadWorker:
        worker = UploadWorker(upload, work, self)
        worker.saved.connect(self.changed)
        worker.progressed.connect(self.progressed)
        worker.seen_before.connect(self.seen_before)
        return worker

    def _on_prepared(self, outcome: Ready | Upload) -> None:
        worker, self._preparing = self._preparing, None
        self.prepared.emit(self._unless_given_up(worker, outcome))

    def _on_sent(self, outcome: Ready | Upload) -> None:
        worker, self._sending = self._sending, None
        self.sent.emit(self._unless_given_up(worker, outcome))

    def _unless_given_up(
        self, worker: UploadWorker | None, outcome: Ready | Upload
    ) -> Ready | Upload:
        """Return the outcome, or the cancelled upload if it was given up after the work ended."""
        if not (isinstance(outcome, Ready) and worker and worker.cancel.fired):
            return outcome
        self.discard(outcome)
        return give_up(outcome.upload)
