"""The window's title."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from imageuploader.domain.printable import printable
from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.language import translate
from imageuploader.ui.text import upload_text
from imageuploader.words.formatting import Percent
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue


class WindowTitle:
    """Shows the running upload and its progress in the title, such as `43% - debian`.

    While it is stalled, that takes the place of the percentage.
    """

    def __init__(self, window: QMainWindow, queue: "UploadQueue", *, practice: bool) -> None:
        self._window, self._queue = window, queue
        self._name = (
            translate(Text("Image Uploader (Practice)"))
            if practice
            else translate(Text("Image Uploader"))
        )
        self._id = ""
        self._progress: Progress | None = None
        self.refresh()

    def refresh(self) -> None:
        """Show the current upload."""
        current = self._queue.current
        if current is None or current.id != self._id:
            self._id, self._progress = current.id if current else "", None
        label = printable(current.spec.label) if current else ""
        parts = (self._percent(current), label, self._name)
        self._window.setWindowTitle(" - ".join(part for part in parts if part))

    def show_progress(self, progress: Progress) -> None:
        """Show the progress of the running upload in front of its label."""
        self._progress = progress
        self.refresh()

    def _percent(self, current: Upload | None) -> str:
        if (
            current is None
            or self._progress is None
            or not upload_text.is_moving(current, self._progress)
        ):
            return ""
        if upload_text.is_stalled(current, self._progress):
            return upload_text.status(current, self._progress)
        return translate(Text("{percent}", percent=Percent(self._progress.percent)))
