"""Uploads that another program of ours moves, such as a console while the window is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from imageuploader.domain.upload import Upload
from imageuploader.services.workers import Crew

if TYPE_CHECKING:
    from imageuploader.services.archive import OpenHistory

LOOK_MS = 2_000


class Elsewhere(QObject):
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
        self._crew = Crew(self)
        self._seen: dict[str, Upload] = {}
        self._timer = QTimer(self, singleShot=True, interval=look_ms)
        self._timer.timeout.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Read what other programs move now."""
        self._timer.stop()
        seen = tuple(self._seen)
        self._crew.start("elsewhere", lambda _: self._read(seen), self._on_read)

    def shut_down(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._crew.shut_down()

    def _read(self, seen: tuple[str, ...]) -> tuple[list[Upload], list[Upload]]:
        """Those that others move, and those of which that was true before."""
        history = self._open()
        there = history.elsewhere()
        gone = set(seen) - {upload.id for upload in there}
        return there, [upload for it in gone if (upload := history.get(it))]

    def _on_read(self, outcome: object) -> None:
        match outcome:
            case (list(there), list(ended)):
                for upload in (*there, *ended):
                    if self._seen.get(upload.id, upload) != upload:
                        self.changed.emit(upload)
                self._seen = {upload.id: upload for upload in there}
                if left := tuple(upload for upload in ended if not upload.is_final):
                    self.left.emit(left)
                if there:
                    self._timer.start()
            case _:
                pass
