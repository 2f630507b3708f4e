"""A history that may lag behind: what it cannot take now waits in memory until it can."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from typing_extensions import override

from imageuploader.domain.errors import HistoryFull, HistoryLags, HistoryNewer, LocalError
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.store.history import History, no_message

RETRY_SECONDS = 2.0
_S = UploadState
_NOTHING_MADE = frozenset({_S.QUEUED, _S.PREPARING, _S.REQUESTING})

Heard = Callable[[HistoryLags | None], None]
"""Hears that the history lags behind, and with None that it does no more; on any thread."""


def not_heard(_lag: HistoryLags | None) -> None:
    """Do nothing."""


class PatientHistory(History):
    """No upload with an image is given up because the history cannot be written.

    Of each upload the latest waits, as that tells all its moves, and it is tried every few
    seconds. Only what comes before an image is made must be written first: `keep` raises.
    Whoever reads here is told what waits as well.
    """

    def __init__(
        self,
        path: Path,
        *,
        message_of: Callable[[Upload], str] = no_message,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        super().__init__(path, message_of=message_of)
        self._retry_seconds = retry_seconds
        self._heard: Heard = not_heard
        self._order = threading.RLock()
        self._waiting: dict[str, Upload] = {}
        self._closing = threading.Event()
        self._trying: threading.Thread | None = None

    def listen(self, heard: Heard) -> None:
        """Let somebody hear when the history begins to lag behind, and when that is over."""
        self._heard = heard

    @override
    def save(self, upload: Upload) -> None:
        """Write an upload, or let it wait; raise only where that must come first."""
        with self._order:
            try:
                self.write(upload)
            except LocalError as error:
                if self._closing.is_set() or _comes_first(upload, error):
                    raise
                self._let_wait(upload, error)
                return
            if self._waiting.pop(upload.id, None) and not self._waiting:
                self._heard(None)

    def write(self, upload: Upload) -> None:
        """Insert or replace an upload in the file, or raise."""
        super().save(upload)

    def catch_up(self) -> bool:
        """Write what waits, as far as that can be done; return whether nothing waits any more."""
        with self._order:
            waiting = list(self._waiting.values())
            for upload in waiting:
                try:
                    self.write(upload)
                except LocalError:
                    return False
                del self._waiting[upload.id]
            if waiting:
                self._heard(None)
            return True

    @override
    def forget(self, upload_id: str) -> None:
        with self._order:
            super().forget(upload_id)
            self._waiting.pop(upload_id, None)

    @override
    def knows_image(self, image_id: str) -> bool:
        with self._order:
            images = [upload.image for upload in self._waiting.values()]
        return any(image and image.id == image_id for image in images) or super().knows_image(
            image_id
        )

    @override
    def close(self) -> None:
        """Try what waits a last time, and close the file."""
        self._closing.set()
        if trying := self._trying:
            trying.join()
        self.catch_up()
        super().close()

    @override
    def _read(self, question: str, *facts: object) -> Iterator[Upload]:
        for upload in super()._read(question, *facts):
            yield self._waiting.get(upload.id, upload)

    def _let_wait(self, upload: Upload, error: LocalError) -> None:
        lags = bool(self._waiting)
        self._waiting[upload.id] = upload
        if not lags:
            full = isinstance(error, HistoryFull)
            self._heard(HistoryLags(str(self.path.parent), "" if full else str(error.args[-1])))
        if self._trying is None:
            self._trying = threading.Thread(target=self._try, name="history", daemon=True)
            self._trying.start()

    def _try(self) -> None:
        while not self._closing.wait(self._retry_seconds):
            with self._order:
                if self.catch_up():
                    self._trying = None
                    return


def _comes_first(upload: Upload, error: LocalError) -> bool:
    """Whether an upload must not go on unless it is written; a newer history never will be."""
    nothing_made = upload.image is None and upload.state in _NOTHING_MADE
    return nothing_made or isinstance(error, HistoryNewer)
