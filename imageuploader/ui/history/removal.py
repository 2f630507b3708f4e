"""Removes records from the history, and puts them back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.undo import Undo
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.history.history_service import HistoryService


class Removal(QObject):
    """Forgets uploads that are over; each can be put back.

    Signals:
        removed(): an upload has left the table.
        undo_offered(Undo): what was removed, and what puts it back.
    """

    removed = Signal()
    undo_offered = Signal(Undo)

    def __init__(self, model: HistoryModel, archive: "HistoryService", parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._archive = model, archive

    def remove(self, upload_id: str) -> None:
        """Remove an upload that is shown and over; nothing on Linode changes."""
        upload = self._model.upload(upload_id)
        if upload is None or not upload.is_final or self._model.row_of(upload_id) < 0:
            return
        self._archive.forget(upload_id)
        self._model.remove(upload_id)
        self.removed.emit()
        text = Text("Removed “{label}” from the history.", label=upload.spec.label)
        self.undo_offered.emit(Undo(translate(text), lambda: self._archive.put_back(upload)))
