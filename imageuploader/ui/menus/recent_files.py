"""The menu of the files that were chosen last."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu, QWidget

from imageuploader.domain.printable import printable
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text

_KEY = "form/recent"
_MOST = 10


class RecentFiles(QMenu):
    """Offers the last files, each once, the newest first; those that are gone are left out."""

    def __init__(
        self, parent: QWidget, layout: QSettings, on_chosen: Callable[[list[Path]], object]
    ) -> None:
        super().__init__(translate(Text("&Recent files")), parent)
        self.setObjectName("recentMenu")
        self.setToolTipsVisible(True)
        self._layout, self._on_chosen = layout, on_chosen
        self.aboutToShow.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        for path in (Path(name) for name in _names(self._layout)):
            if path.is_file():
                title = printable(path.name).replace("&", "&&")
                action = self.addAction(title)
                action.triggered.connect(partial(self._choose, path))
                action.setToolTip(plain_tooltip(translate(Text.verbatim(str(path)))))
        if self.isEmpty():
            self.addAction(translate(Text("No files yet"))).setEnabled(False)
        else:
            self.addSeparator()
            self.addAction(translate(Text("&Forget these files")), self._forget)

    def _choose(self, path: Path, _checked: bool = False) -> None:
        self._on_chosen([path])

    def _forget(self) -> None:
        self._layout.setValue(_KEY, [])


def note_files(layout: QSettings, paths: list[Path]) -> None:
    """Put files first in the menu."""
    names = [str(path) for path in paths]
    others = [name for name in _names(layout) if name not in names]
    layout.setValue(_KEY, [*names, *others][:_MOST])


def _names(layout: QSettings) -> list[str]:
    stored = layout.value(_KEY, [])
    if isinstance(stored, str):
        return [stored]  # of a list of one, Qt keeps the one
    return [str(name) for name in stored] if isinstance(stored, list) else []
