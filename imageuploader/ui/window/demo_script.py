"""The demonstration: the program does what a person would do, while they watch."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.upload_form.selection import FormState

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue
    from imageuploader.ui.window.main_window import MainWindow

READ_MS = 2_000
LEAVE_MS = 3_000
POLL_MS = 50
REGION = "us-ord"


class DemoScript(QObject):
    """Drops a file on the window, fills in the form, presses Upload and waits for the end."""

    def __init__(
        self, window: "MainWindow", queue: "UploadQueue", file: Path, *, leave: bool
    ) -> None:
        super().__init__(window)
        self._window = window
        self._file = file
        self._leave = leave
        self.succeeded = False
        queue.changed.connect(self._on_changed)
        QTimer.singleShot(POLL_MS, self, self._drop)

    def _drop(self) -> None:
        self._window.complete()  # a person drops nothing before the window is whole
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._file))])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        spot, keys = self._window.rect().center(), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self._window, QDragEnterEvent(QPoint(spot), copy, mime, left, keys))
        QApplication.sendEvent(self._window, QDropEvent(QPointF(spot), copy, mime, left, keys))
        self._fill_in()

    def _fill_in(self) -> None:
        """Fill in the form once the regions are known, and press Upload a moment later."""
        region = self._window.form.fields.region
        region.choose(REGION)
        if region.region_id != REGION:
            QTimer.singleShot(POLL_MS, self, self._fill_in)
            return
        QTimer.singleShot(READ_MS, self, self._press)

    def _press(self) -> None:
        """Press Upload; a file that cannot be uploaded ends the demonstration."""
        if self._window.form.state is FormState.CHECK_BAD:
            self._end()
        else:
            self._window.form.upload_button.click()

    def _on_changed(self, upload: Upload) -> None:
        if not upload.is_final:
            return
        self.succeeded = upload.state is UploadState.AVAILABLE
        self._end()

    def _end(self) -> None:
        if self._leave:
            QTimer.singleShot(LEAVE_MS, self._window.close)
