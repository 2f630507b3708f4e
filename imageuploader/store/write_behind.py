"""A history that may lag behind: what cannot be written now waits in memory."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from typing_extensions import override

from imageuploader.domain.errors import HistoryFull, HistoryLags, HistoryNewer, LocalError
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.store.history import History, no_message

RETRY_SECONDS = 2.0
_S = UploadState
_NOTHING_CREATED = frozenset({_S.QUEUED, _S.PREPARING, _S.REQUESTING})

OnLag = Callable[[HistoryLags | None], None]
"""Called when the history begins to lag behind, and with None when that is over; any thread."""


def ignore_lag(_lag: HistoryLags | None) -> None:
    """Do nothing."""


class WriteBehindHistory(History):
    """Does not fail an upload that has an image because the history cannot be written.

    The latest state of each upload waits, as it includes all transitions, and writing it is
    retried every few seconds. Only states before an image is created must be written first:
    `save` raises. Reading includes what waits.
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
        self._on_lag: OnLag = ignore_lag
        self._order = threading.RLock()
        self._pending: dict[str, Upload] = {}
        self._closing = threading.Event()
        self._retrying: threading.Thread | None = None

    def listen(self, on_lag: OnLag) -> None:
        """Call `on_lag` when the history begins to lag behind, and when that is over."""
        self._on_lag = on_lag

    @override
    def save(self, upload: Upload) -> None:
        """Write an upload, or let it wait; raise only if it must be written first."""
        with self._order:
            try:
                self.write(upload)
            except LocalError as error:
                if self._closing.is_set() or _must_be_written_first(upload, error):
                    raise
                self._queue(upload, error)
                return
            if self._pending.pop(upload.id, None) and not self._pending:
                self._on_lag(None)

    def write(self, upload: Upload) -> None:
        """Insert or replace an upload in the file, or raise."""
        super().save(upload)

    def catch_up(self) -> bool:
        """Write what waits, as far as possible; return whether nothing waits any more."""
        with self._order:
            waiting = list(self._pending.values())
            for upload in waiting:
                try:
                    self.write(upload)
                except LocalError:
                    return False
                del self._pending[upload.id]
            if waiting:
                self._on_lag(None)
            return True

    @override
    def forget(self, upload_id: str) -> None:
        with self._order:
            super().forget(upload_id)
            self._pending.pop(upload_id, None)

    @override
    def knows_image(self, image_id: str) -> bool:
        with self._order:
            images = [upload.image for upload in self._pending.values()]
        return any(image and image.id == image_id for image in images) or super().knows_image(
            image_id
        )

    @override
    def close(self) -> None:
        """Try to write what waits a last time, and close the file."""
        self._closing.set()
        if retrying := self._retrying:
            retrying.join()
        self.catch_up()
        super().close()

    @override
    def _read(self, question: str, *facts: object) -> Iterator[Upload]:
        for upload in super()._read(question, *facts):
            yield self._pending.get(upload.id, upload)

    def _queue(self, upload: Upload, error: LocalError) -> None:
        lagging = bool(self._pending)
        self._pending[upload.id] = upload
        if not lagging:
            full = isinstance(error, HistoryFull)
            self._on_lag(HistoryLags(str(self.path.parent), "" if full else str(error.args[-1])))
        if self._retrying is None:
            self._retrying = threading.Thread(target=self._retry, name="history", daemon=True)
            self._retrying.start()

    def _retry(self) -> None:
        while not self._closing.wait(self._retry_seconds):
            with self._order:
                if self.catch_up():
                    self._retrying = None
                    return


def _must_be_written_first(upload: Upload, error: LocalError) -> bool:
    """Whether an upload must not go on unwritten; a newer history will never be writable."""
    nothing_created = upload.image is None and upload.state in _NOTHING_CREATED
    return nothing_created or isinstance(error, HistoryNewer)
