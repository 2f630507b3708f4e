"""The window's title and the line of its status bar."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.language import translate
from imageuploader.ui.text import upload_text
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.queue.upload_queue import UploadQueue


class WindowTitle:
    """Says in a window's title what runs and how far it is, such as `43% - debian`."""

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
        """Say what is so now."""
        current = self._queue.current
        if current is None or current.id != self._id:
            self._id, self._progress = current.id if current else "", None
        label = current.spec.label if current else ""
        parts = (self._percent(current), label, self._name)
        self._window.setWindowTitle(" - ".join(part for part in parts if part))

    def show_progress(self, progress: Progress) -> None:
        """Begin with how far the running upload is."""
        self._progress = progress
        self.refresh()

    def _percent(self, current: Upload | None) -> str:
        if (
            current is None
            or self._progress is None
            or not upload_text.moves(current, self._progress)
        ):
            return ""
        return f"{self._progress.percent}%"


def status(account: "AccountService", queue: "UploadQueue") -> str:
    """Return what runs, else who is signed in."""
    running, waiting = int(queue.current is not None), len(queue.waiting)
    if running or waiting:
        return translate(
            Text("{running} uploading, {waiting} waiting", running=running, waiting=waiting)
        )
    if account.signed_in:
        return translate(Text("Signed in as {name}", name=account.username))
    return translate(Text("Not signed in"))
