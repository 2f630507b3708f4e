"""The thread of one upload: callbacks in, signals out."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.errors import UploadError
from imageuploader.domain.interruption import end_by, give_up
from imageuploader.domain.upload import PreparedUpload, Progress, Upload
from imageuploader.services.threads.workers import Worker


class UploadWorker(Worker[PreparedUpload | Upload]):
    """Prepares one upload, or requests its address and streams the file.

    The work is made of the pieces of `transfer.job`, given as a function of the worker. An error
    that they do not handle ends the upload; it never ends the thread without an outcome.

    Signals:
        saved(upload): the upload moved, and the history has it.
        progressed(id, progress): at most ten times a second.
        seen_before(path, upload): an earlier upload put the same bytes on Linode.
        settled(id, outcome): exactly once on every path; an Upload, or what is ready to be sent.
    """

    saved = Signal(object)
    progressed = Signal(str, object)
    seen_before = Signal(object, object)

    def __init__(
        self,
        upload: Upload,
        work: Callable[["UploadWorker"], PreparedUpload | Upload],
        parent: QObject,
    ) -> None:
        super().__init__(upload.id, lambda _: work(self), self._end, parent)
        self.latest = upload

    def report_saved(self, upload: Upload) -> None:
        """Report a move, after it was saved."""
        self.latest = upload
        self.saved.emit(upload)

    def report_progress(self, progress: Progress) -> None:
        """Report how many bytes have been sent."""
        self.progressed.emit(self.name, progress)

    def report_seen_before(self, earlier: Upload) -> None:
        """Report an earlier upload of the same bytes."""
        self.seen_before.emit(self.latest.file, earlier)

    def _end(self, error: UploadError | None) -> Upload:
        return give_up(self.latest) if error is None else end_by(error, self.latest)
