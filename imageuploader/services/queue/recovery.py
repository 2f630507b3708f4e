"""Recovers crashed uploads and removes orphaned images."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.image import Image
from imageuploader.domain.upload import Upload
from imageuploader.services.queue.jobs import Jobs
from imageuploader.services.threads.workers import WorkerPool, log_error


class Recovery(QObject):
    """Does so off the GUI thread.

    Signals:
        recovered(upload): what became of an upload whose process died.
        changed(upload): what it left is no longer on Linode, or is known better.
        compared(upload, images): the images that may be its own, as Linode shows them now.
        failed(id, error): why an unfinished image is still on Linode, or cannot be asked for.
    """

    recovered = Signal(object)
    changed = Signal(object)
    compared = Signal(object, object)
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
        """Delete the unfinished image that an upload surely left on Linode."""
        self._pool.start(
            "remove",
            lambda _: self._jobs.remove_left(upload),
            self.changed.emit,
            partial(self.failed.emit, upload.id),
        )

    def compare(self, upload: Upload) -> None:
        """Ask for the images that may be an upload's own; `compared` follows."""
        self._pool.start(
            "compare",
            lambda _: self._jobs.look_for_doubtful(upload),
            self._on_compared,
            partial(self.failed.emit, upload.id),
        )

    def remove_doubtful(self, upload: Upload, image_id: str) -> None:
        """Delete one image that may be an upload's, because a person says so."""
        self._pool.start(
            "remove",
            lambda _: self._jobs.remove_doubtful(upload, image_id),
            self.changed.emit,
            partial(self.failed.emit, upload.id),
        )

    def _on_compared(self, found: tuple[Upload, tuple[Image, ...]]) -> None:
        latest, images = found
        self.changed.emit(latest)
        self.compared.emit(latest, images)

    def _on_recovered(self, uploads: tuple[Upload, ...]) -> None:
        for upload in uploads:
            self.recovered.emit(upload)
