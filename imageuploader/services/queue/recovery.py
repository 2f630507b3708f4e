"""What programs that run no more, or uploads that ended badly, left unfinished."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload
from imageuploader.services.queue.jobs import Tasks
from imageuploader.services.threads.workers import Crew


class Leftovers(QObject):
    """Settles, names and removes them, off the window's thread.

    Signals:
        settled(upload): what became of an upload whose program was ended before it was.
        changed(upload): what it left is no longer on Linode, or is known better.
        compared(upload, images): the images that may be its own, as Linode shows them now.
        failed(id, error): why an unfinished image is still on Linode, or cannot be asked for.
    """

    settled = Signal(object)
    changed = Signal(object)
    compared = Signal(object, object)
    failed = Signal(str, object)

    def __init__(self, tasks: Tasks, crew: Crew, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._crew = crew

    def settle(self) -> None:
        """Find out what is true of uploads that nobody moves any more."""
        self._crew.start(
            "settle", lambda worker: self._tasks.settle(worker.cancel), self._on_settled
        )

    def remove(self, upload: Upload) -> None:
        """Delete the unfinished image that an upload surely left on Linode."""
        self._start(upload, lambda: self._tasks.remove_left(upload))

    def compare(self, upload: Upload) -> None:
        """Ask for the images that may be an upload's own."""
        self._start(upload, lambda: self._tasks.look_for_doubtful(upload))

    def remove_doubtful(self, upload: Upload, image_id: str) -> None:
        """Delete one image that may be an upload's, because a person says so."""
        self._start(upload, lambda: self._tasks.remove_doubtful(upload, image_id))

    def _start(self, upload: Upload, work: Callable[[], object]) -> None:
        def told(outcome: object) -> None:
            match outcome:
                case UploadError():
                    self.failed.emit(upload.id, outcome)
                case (Upload() as latest, images):
                    self.changed.emit(latest)
                    self.compared.emit(latest, images)
                case Upload():
                    self.changed.emit(outcome)
                case _:  # the program ends, or a bug has been logged
                    return

        self._crew.start("leftovers", lambda _: work(), told)

    def _on_settled(self, outcome: object) -> None:
        for upload in outcome if isinstance(outcome, tuple) else ():
            self.settled.emit(upload)
