"""Choosing files in the system's dialog, which opens where the last one was found."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.file_input.offer import LIKELY
from imageuploader.ui.language import translate
from imageuploader.words.text import Text

_FOLDER = "form/folder"


class FileChoice:
    """Asks for files and hands them over."""

    def __init__(
        self, window: QWidget, layout: QSettings, taken: Callable[[list[Path]], None]
    ) -> None:
        self._window, self._layout, self._taken = window, layout, taken

    def open(self) -> None:
        """Open the dialog; it does not stop the window."""
        dialog = QFileDialog(self._window, translate(Text("Choose image file")), self._folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
        likely = " ".join(f"*{ending}" for ending in sorted(LIKELY))
        images = translate(Text("Disk images ({endings})", endings=likely))
        dialog.setNameFilters([images, translate(Text("All files (*)"))])
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(lambda: delete_soon(dialog))
        dialog.open()

    def _folder(self) -> str:
        """Where the last file was, else the downloads, else home."""
        places = QStandardPaths.StandardLocation
        known = (
            str(self._layout.value(_FOLDER, "")),
            QStandardPaths.writableLocation(places.DownloadLocation),
        )
        found = (folder for folder in known if folder and Path(folder).is_dir())
        return next(found, QStandardPaths.writableLocation(places.HomeLocation))

    def _on_chosen(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            self._layout.setValue(_FOLDER, str(paths[0].parent))
            self._taken(paths)
