"""Uploads that another process of ours moves, such as the console while the window is open."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload
from imageuploader.services.threads.persistent_work import may_pass
from imageuploader.services.threads.preload import HISTORY
from imageuploader.services.threads.workers import WorkerPool, log_error

if TYPE_CHECKING:
    from imageuploader.services.history.lazy_history import OpenHistory

POLL_MS = 2_000


class ExternalUploads(QObject):
    """Polls the history while another process moves uploads; with none, no timer runs.

    Signals:
        changed(upload): another process moved it.
        abandoned(uploads): no process owns them, though they are not over.
    """

    changed = Signal(object)
    abandoned = Signal(object)

    def __init__(
        self, open_history: "OpenHistory", parent: QObject, *, poll_ms: int = POLL_MS
    ) -> None:
        super().__init__(parent)
        self._open = open_history
        self._pool = WorkerPool(self, HISTORY)
        self._known: dict[str, Upload] = {}
        self._timer = QTimer(self, singleShot=True, interval=poll_ms)
        self._timer.timeout.connect(self.poll)

    @property
    def busy(self) -> bool:
        """Whether a poll is going on."""
        return self._pool.busy

    @property
    def polling(self) -> bool:
        """Whether another poll follows."""
        return self._timer.isActive()

    @Slot()
    def poll(self) -> None:
        """Read what other processes move now."""
        self._timer.stop()
        known = tuple(self._known)
        self._pool.start(
            "other processes",
            lambda _: self._read(known),
            self._on_read,
            self._on_error,
        )

    def shut_down(self) -> None:
        """Stop polling."""
        self._timer.stop()
        self._pool.shut_down()

    def _read(self, known: tuple[str, ...]) -> "_Snapshot":
        history = self._open()
        moving = history.elsewhere()
        gone = set(known) - {upload.id for upload in moving}
        ended = (history.get(upload_id) for upload_id in gone)
        abandoned = history.abandoned()
        return _Snapshot(moving, [upload for upload in ended if upload], abandoned)

    def _on_read(self, snapshot: "_Snapshot") -> None:
        for upload in (*snapshot.moving, *snapshot.ended):
            if self._known.get(upload.id, upload) != upload:
                self.changed.emit(upload)
        self._known = {upload.id: upload for upload in snapshot.moving}
        if left := {upload.id: upload for upload in (*snapshot.ended, *snapshot.abandoned)}:
            self.abandoned.emit(tuple(upload for upload in left.values() if not upload.is_final))
        if snapshot.moving:
            self._timer.start()

    def _on_error(self, error: UploadError) -> None:
        """Poll again: what others move must not stand still here for good."""
        log_error("other processes", error)
        if may_pass(error):
            self._timer.start()


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What other processes move, what they moved before, and what no process moves."""

    moving: list[Upload]
    ended: list[Upload]
    abandoned: list[Upload]
