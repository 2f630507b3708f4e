"""Keeps the button and the list of unfinished images in step with the history."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from imageuploader.domain.errors import UploadError
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.history.unfinished_dialog import UnfinishedButton, UnfinishedList
from imageuploader.ui.text.error_text import error_text

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue


class UnfinishedImages(QObject):
    """Opens the list from the button; both show what the history says now."""

    def __init__(self, button: UnfinishedButton, model: HistoryModel, queue: "UploadQueue") -> None:
        super().__init__(button)
        self._button, self._model, self._queue = button, model, queue
        self._list: UnfinishedList | None = None
        button.clicked.connect(self.open)
        queue.removal_failed.connect(self._on_failed)

    def refresh(self) -> None:
        """Show what is left now."""
        left = self._model.left_behind
        self._button.show_count(len(left))
        if self._list is not None:
            self._list.show_uploads(left)

    @Slot()
    def open(self) -> None:
        """Open the list, or bring it to the front."""
        if self._list is None:
            self._list = UnfinishedList(self._button.window())
            self._list.removal_asked.connect(self._queue.remove_left)
            self._list.finished.connect(self._on_closed)
        self._list.show_uploads(self._model.left_behind)
        self._list.show()
        self._list.raise_()

    @Slot()
    def _on_closed(self) -> None:
        if self._list is not None:
            delete_soon(self._list)
            self._list = None

    @Slot(str, object)
    def _on_failed(self, _upload_id: str, error: UploadError) -> None:
        if self._list is not None:
            self._list.show_problem(" ".join(error_text(error)))
