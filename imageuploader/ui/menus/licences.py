"""The licences of the program and of what it is made of."""

from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.resources import resource
from imageuploader.ui.theme.metrics import units
from imageuploader.ui.widgets.basic import label
from imageuploader.words.text import Text

SOURCES = "https://download.qt.io/official_releases"
_WIDTH, _HEIGHT = 760, 480
_FIRST = "NOTICE"
"""What lists all the others; only a packed program has it."""

_MEANING = Text(
    "Image Uploader is free software under the MIT License. It uses Qt {qt} and PySide6 {pyside} "
    "under the LGPL-3.0, as libraries that you may replace. Their sources are at {sources}."
)


class LicenceDialog(QDialog):
    """A list of licences, and the text of the chosen one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("licences")
        self.setWindowTitle(translate(Text("Licences")))
        self._texts = {path.stem: path for path in licence_files()}
        self._names = QListWidget()
        self._names.setAccessibleName(translate(Text("Licences")))
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # they are English
        self._text.setAccessibleName(translate(Text("Text of the licence")))
        self._names.currentTextChanged.connect(self._show_text)
        self._names.addItems(list(self._texts))
        self._names.setCurrentRow(0)
        self._lay_out()

    def _show_text(self, name: str) -> None:
        self._text.setPlainText(self._texts[name].read_text("utf-8"))

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.addWidget(self._names, 1)
        texts.addWidget(self._text, 3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label(_meaning(), wrap=True))
        column.addLayout(texts, 1)
        column.addWidget(buttons)
        self.resize(round(_WIDTH * units(self)), round(_HEIGHT * units(self)))


def show_licences(parent: QWidget) -> None:
    """Show the licences until the person closes them."""
    dialog = LicenceDialog(parent)
    dialog.finished.connect(lambda: delete_soon(dialog))
    dialog.open()


def licence_files() -> list[Path]:
    """Return the texts, the one that lists the others first."""
    found = resource("licenses").rglob("*.txt")
    return sorted(found, key=lambda path: (path.stem != _FIRST, path.stem.casefold()))


def _meaning() -> str:
    versions = {"qt": qVersion(), "pyside": PySide6.__version__}
    return translate(_MEANING.with_facts(sources=SOURCES, **versions))
