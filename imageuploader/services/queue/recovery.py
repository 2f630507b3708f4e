"""Recovers crashed uploads and removes orphaned images."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.upload import Upload
from imageuploader.services.queue.jobs import Jobs
from imageuploader.services.threads.workers import WorkerPool, log_error


class Recovery(QObject):
    """Does so off the GUI thread.

    Signals:
        recovered(upload): what became of an upload whose process died.
        removed(upload): its unfinished image is no longer on Linode.
        failed(id, error): why an unfinished image is still on Linode.
    """

    recovered = Signal(object)
    removed = Signal(object)
    failed = Signal(str, object)

    def __init__(self, jobs: Jobs, pool: WorkerPool, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pool = pool

    def recover(self) -> None:
        """Find out what became of uploads that no process moves any more."""
        self._pool.start(
            "recover", self._jobs.recover, self._on_recovered, partial(log_error, "recover")
        )

    def remove(self, upload: Upload) -> None:
        """Delete the unfinished image that an upload left on Linode."""
        self._pool.start(
            "remove",
            lambda _: self._jobs.remove_left(upload),
            self.removed.emit,
            lambda error: self.failed.emit(upload.id, error),
        )

    def _on_recovered(self, uploads: tuple[Upload, ...]) -> None:
        for upload in uploads:
            self.recovered.emit(upload)
