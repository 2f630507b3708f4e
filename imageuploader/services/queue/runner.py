"""Runs the workers: one upload is prepared while another is sent."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.interruption import give_up
from imageuploader.domain.upload import PreparedUpload, Upload
from imageuploader.services.preparation.body import Body
from imageuploader.services.queue.jobs import Jobs
from imageuploader.services.queue.upload_worker import UploadWorker
from imageuploader.services.queue.waiting_list import QueueEntry
from imageuploader.services.threads.workers import WorkerPool


class UploadRunner(QObject):
    """Runs at most two threads: one checks and prepares, one requests addresses and sends.

    Signals:
        changed(upload): an upload moved, and the history has it.
        progressed(id, progress): at most ten times a second.
        seen_before(path, upload): an earlier upload put the prepared bytes on Linode.
        prepared(outcome): an upload that is ready to be sent, or one that ended.
        sent(outcome): an upload that ended, or one that is still ready: it waits for a sign-in.
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
        """The upload that is being prepared."""
        return self._preparing.latest if self._preparing else None

    @property
    def sending(self) -> Upload | None:
        """The upload that is being sent."""
        return self._sending.latest if self._sending else None

    def prepare(self, entry: QueueEntry) -> None:
        """Check and prepare an upload; `prepared` follows."""
        worker = self._worker(entry.upload, lambda worker: self._jobs.prepare(entry, worker))
        self._preparing = worker
        self._pool.run(worker, self._on_prepared)

    def send(self, ready: PreparedUpload) -> None:
        """Send an upload; `sent` follows."""
        worker = self._worker(ready.upload, lambda worker: self._jobs.send(ready, worker))
        self._sending = worker
        self._pool.run(worker, self._on_sent)

    def worker_of(self, upload_id: str) -> UploadWorker | None:
        """Return the worker that runs an upload, or None."""
        return next((worker for worker in self._workers() if worker.name == upload_id), None)

    def cancel(self) -> None:
        """Cancel the uploads that run."""
        for worker in self._workers():
            worker.cancel.cancel()

    def leave(self) -> None:
        """Interrupt the uploads that run, and leave them as they are: the program exits.

        There is no time either for the cleanup of uploads that were cancelled before.
        """
        for worker in self._workers():
            worker.cancel.leave()
            worker.cancel.force()

    def discard(self, ready: PreparedUpload) -> None:
        """Remove a prepared file, off the GUI thread."""
        self._pool.dispatch("discard", lambda _: self._jobs.discard(ready.payload))

    def drop(self, body: Body) -> None:
        """Stop and remove what was made ahead, off the GUI thread."""
        body.cancel.cancel()
        self._pool.dispatch("discard", lambda _: self._jobs.drop(body))

    def _workers(self) -> list[UploadWorker]:
        return [worker for worker in (self._sending, self._preparing) if worker]

    def _worker(
        self, upload: Upload, work: Callable[[UploadWorker], PreparedUpload | Upload]
    ) -> UploadWorker:
        worker = UploadWorker(upload, work, self)
        worker.saved.connect(self.changed)
        worker.progressed.connect(self.progressed)
        worker.seen_before.connect(self.seen_before)
        return worker

    def _on_prepared(self, outcome: PreparedUpload | Upload) -> None:
        worker, self._preparing = self._preparing, None
        self.prepared.emit(self._unless_given_up(worker, outcome))

    def _on_sent(self, outcome: PreparedUpload | Upload) -> None:
        worker, self._sending = self._sending, None
        self.sent.emit(self._unless_given_up(worker, outcome))

    def _unless_given_up(
        self, worker: UploadWorker | None, outcome: PreparedUpload | Upload
    ) -> PreparedUpload | Upload:
        """Return the outcome, or the cancelled upload if it was given up after the work ended."""
        if not (isinstance(outcome, PreparedUpload) and worker and worker.cancel.cancelled):
            return outcome
        self.discard(outcome)
        return give_up(outcome.upload)
