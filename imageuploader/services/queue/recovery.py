"""What programs that run no more, or uploads that ended badly, left unfinished."""

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload
from imageuploader.services.queue.jobs import Jobs
from imageuploader.services.threads.workers import WorkerPool


class Recovery(QObject):
    """Settles and removes them, off the window's thread.

    Signals:
        settled(upload): what became of an upload whose program was ended before it was.
        removed(upload): its unfinished image is no longer on Linode.
        failed(id, error): why an unfinished image is still on Linode.
    """

    settled = Signal(object)
    removed = Signal(object)
    failed = Signal(str, object)

    def __init__(self, jobs: Jobs, pool: WorkerPool, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pool = pool

    def settle(self) -> None:
        """Find out what is true of uploads that nobody moves any more."""
        self._pool.start(
            "settle", lambda worker: self._jobs.settle(worker.cancel), self._on_settled
        )

    def remove(self, upload: Upload) -> None:
        """Delete the unfinished image that an upload left on Linode."""

        def told(outcome: object) -> None:
            if isinstance(outcome, Upload):
                self.removed.emit(outcome)
            elif isinstance(outcome, UploadError):
                self.failed.emit(upload.id, outcome)

        self._pool.start("remove", lambda _: self._jobs.remove_left(upload), told)

    def _on_settled(self, outcome: object) -> None:
        for upload in outcome if isinstance(outcome, tuple) else ():
            self.settled.emit(upload)
