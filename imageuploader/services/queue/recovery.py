"""Recovers crashed uploads and removes orphaned images."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.image import Image
from imageuploader.domain.interruption import only_waited
from imageuploader.domain.upload import Upload
from imageuploader.services.queue.jobs import Jobs
from imageuploader.services.threads.persistent_work import PersistentWork
from imageuploader.services.threads.workers import WorkerPool


class Recovery(QObject):
    """Does so off the GUI thread.

    Signals:
        recovered(upload): what became of an upload whose process died.
        still_waiting(uploads): they only waited when their process ended, in their order.
        changed(upload): what it left is no longer on Linode, or is known better.
        compared(upload, images): the images that may be its own, as Linode shows them now.
        failed(id, error): why an unfinished image is still on Linode, or cannot be asked for.
    """

    recovered = Signal(object)
    still_waiting = Signal(object)
    changed = Signal(object)
    compared = Signal(object, object)
    failed = Signal(str, object)

    def __init__(
        self, jobs: Jobs, pool: WorkerPool, persistent: PersistentWork, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pool = pool
        self._persistent = persistent

    def recover(self, in_line: tuple[str, ...]) -> None:
        """Find out what became of uploads that no process moves any more.

        `in_line` are those that waited in a window, in their order. If the history fails, it is
        tried again.
        """
        self._persistent.start(
            partial(self._jobs.recover, in_line), partial(self._on_recovered, in_line)
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

    def _on_recovered(self, in_line: tuple[str, ...], uploads: tuple[Upload, ...]) -> None:
        waiting = [upload for upload in uploads if only_waited(upload)]
        for upload in uploads:
            if upload not in waiting:
                self.recovered.emit(upload)
        waiting.sort(key=lambda upload: in_line.index(upload.id))
        self.still_waiting.emit(tuple(waiting))
