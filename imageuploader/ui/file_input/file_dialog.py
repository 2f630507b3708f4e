"""Chooses files in the system's dialog, which opens in the last used folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.file_input.offer import LIKELY
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.combo import Chevron
from imageuploader.words.text import Text

_FOLDER = "form/folder"


class FileDialog:
    """Asks for files and passes them to `on_chosen`."""

    def __init__(
        self, window: QWidget, layout: QSettings, on_chosen: Callable[[list[Path]], None]
    ) -> None:
        self._window, self._layout, self._on_paths = window, layout, on_chosen

    def open(self) -> None:
        """Open the dialog without blocking the window."""
        dialog = QFileDialog(self._window, translate(Text("Choose image file")), self._folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
        likely = " ".join(f"*{ending}" for ending in sorted(LIKELY))
        images = translate(Text("Disk images ({endings})", endings=likely))
        dialog.setNameFilters([images, translate(Text("All files (*)"))])
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(lambda: delete_soon(dialog))
        dialog.open()
        for combo in dialog.findChildren(QComboBox):  # none in a dialog of the system
            Chevron(combo)

    def _folder(self) -> str:
        """Return the folder of the last file, else the downloads, else home."""
        location = QStandardPaths.StandardLocation
        candidates = (
            str(self._layout.value(_FOLDER, "")),
            QStandardPaths.writableLocation(location.DownloadLocation),
        )
        existing = (folder for folder in candidates if folder and Path(folder).is_dir())
        return next(existing, QStandardPaths.writableLocation(location.HomeLocation))

    def _on_chosen(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        if paths:
            self._layout.setValue(_FOLDER, str(paths[0].parent))
            self._on_paths(paths)
