"""A value that can be selected and copied whole, however little of it there is room for."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QClipboard,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from imageuploader.domain.printable import without_marks
from imageuploader.ui.widgets.basic import StartLabel
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.ui.widgets.tooltip import plain_tooltip

MOST_SHOWN = 500
_ELISION = "…"
_QT_UNITS = "utf-16-le"


class ValueLabel(StartLabel):
    """A selectable value: several words wrap, one that has no room is elided in the middle."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.value = name, ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_value(self, value: str) -> None:
        """Show a value; showing the same one again keeps the selection."""
        if value != self.value:
            self.value = value
            self.setAccessibleDescription(value[:MOST_SHOWN])
            self._fit()

    def copy(self) -> None:
        """Copy the whole value."""
        copy_text(self.value, self.name)

    def _fit(self) -> None:
        one_word = len(self.value.split()) == 1
        shown = self.value
        if len(shown) > MOST_SHOWN and not one_word:
            shown = f"{shown[:MOST_SHOWN]}{_ELISION}"
        pieces = (shown,) if one_word else _pieces(shown)
        shown = "".join(self._elided(piece) for piece in pieces)
        self.setWordWrap(not one_word)
        self.setToolTip(plain_tooltip(self.value[:MOST_SHOWN]) if shown != self.value else "")
        if shown != self.text():
            self.setText(shown)

    def _elided(self, piece: str) -> str:
        """Return what has to stand in one line as it has room; a space behind it needs none."""
        word, metrics = piece.rstrip(), QFontMetrics(self.font())
        shown = metrics.elidedText(word, Qt.TextElideMode.ElideMiddle, self.width())
        return shown + piece[len(word) :]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        whole = self.selectedText() in {"", self.text()}
        if event.matches(QKeySequence.StandardKey.Copy) and whole:
            self.copy()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Give the middle button the whole value too, if what was selected has an elision."""
        super().mouseReleaseEvent(event)
        clipboard, selected = QGuiApplication.clipboard(), self.selectedText()
        elided = self.text() != self.value and _ELISION in selected
        if elided and clipboard.supportsSelection():
            clipboard.setText(without_marks(self.value), QClipboard.Mode.Selection)


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts of a text between the places where a line can be broken."""
    units = text.encode(_QT_UNITS, "surrogatepass")  # the places are counted in these
    finder, start = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text), 0
    while (end := finder.toNextBoundary()) >= 0:
        yield units[start * 2 : end * 2].decode(_QT_UNITS, "surrogatepass")
        start = end
