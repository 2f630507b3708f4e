"""Asks for the file that the shown uploads are exported to."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from imageuploader.domain.history.query import Filter
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.answers import answer
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.history.history_service import HistoryService

_TITLE = Text("Export the history")
_CSV, _JSON = Text("Table for a spreadsheet (*.csv)"), Text("Everything, as JSON (*.json)")
_NAME = "image-uploads.csv"


class HistoryExport(QObject):
    """Exports what the table shows, in its order."""

    def __init__(self, widget: QWidget, model: HistoryModel, archive: "HistoryService") -> None:
        super().__init__(widget)
        self._widget, self._model, self._archive = widget, model, archive
        archive.exported.connect(self._on_exported)

    def open(self) -> None:
        """Ask where to; images of the account are no uploads, and are not exported."""
        if self._model.query.filter is Filter.ON_LINODE:
            answer(translate(Text("Only uploads can be exported: choose another filter.")))
            return
        dialog = QFileDialog(self._widget.window(), translate(_TITLE))
        dialog.setObjectName("exportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([translate(_CSV), translate(_JSON)])
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if "json" in chosen else "csv")
        )
        dialog.selectFile(_NAME)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.finished.connect(lambda: delete_soon(dialog))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write what is shown to a file."""
        self._archive.export(path, self._model.ids)

    def _on_exported(self, path: Path, count: int) -> None:
        text = Text.plural(
            "Exported 1 upload to {file}.",
            "Exported {count} uploads to {file}.",
            count=count,
            file=path.name,
        )
        answer(translate(text))
