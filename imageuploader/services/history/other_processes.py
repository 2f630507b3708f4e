"""Uploads that another program of ours moves, such as a console while the window is open."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from imageuploader.domain.upload import Upload
from imageuploader.services.threads.workers import WorkerPool

if TYPE_CHECKING:
    from imageuploader.services.history.history_service import OpenHistory

LOOK_MS = 2_000


class ExternalUploads(QObject):
    """Reads them again and again for as long as there are any; otherwise nothing wakes it.

    Signals:
        changed(upload): another program moved it.
        left(uploads): nobody moves them any more, though they are not over.
    """

    changed = Signal(object)
    left = Signal(object)

    def __init__(
        self, open_history: "OpenHistory", parent: QObject, *, look_ms: int = LOOK_MS
    ) -> None:
        super().__init__(parent)
        self._open = open_history
        self._pool = WorkerPool(self)
        self._seen: dict[str, Upload] = {}
        self._timer = QTimer(self, singleShot=True, interval=look_ms)
        self._timer.timeout.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Read what other programs move now."""
        self._timer.stop()
        seen = tuple(self._seen)
        self._pool.start("elsewhere", lambda _: self._read(seen), self._on_read)

    def shut_down(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._pool.shut_down()

    def _read(self, seen: tuple[str, ...]) -> "_Seen":
        history = self._open()
        there = history.elsewhere()
        gone = set(seen) - {upload.id for upload in there}
        ended = (history.get(upload_id) for upload_id in gone)
        left = history.abandoned()
        return _Seen(there, [upload for upload in ended if upload], left)

    def _on_read(self, outcome: object) -> None:
        if not isinstance(outcome, _Seen):
            return
        for upload in (*outcome.there, *outcome.ended):
            if self._seen.get(upload.id, upload) != upload:
                self.changed.emit(upload)
        self._seen = {upload.id: upload for upload in outcome.there}
        if left := {upload.id: upload for upload in (*outcome.ended, *outcome.left)}:
            self.left.emit(tuple(upload for upload in left.values() if not upload.is_final))
        if outcome.there:
            self._timer.start()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What others move, what they moved before, and what nobody moves any more."""

    there: list[Upload]
    ended: list[Upload]
    left: list[Upload]
