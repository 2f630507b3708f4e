"""A value that can be selected and copied whole, however little of it there is room for."""

from PySide6.QtCore import Qt
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


class ValueLabel(StartLabel):
    """A selectable value: several words wrap, a single long one is elided in the middle."""

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
        if one_word:
            mode = Qt.TextElideMode.ElideMiddle
            shown = QFontMetrics(self.font()).elidedText(self.value, mode, self.width())
        elif len(shown) > MOST_SHOWN:
            shown = f"{shown[:MOST_SHOWN]}{_ELISION}"
        self.setWordWrap(not one_word)
        self.setToolTip(plain_tooltip(self.value[:MOST_SHOWN]) if shown != self.value else "")
        if shown != self.text():
            self.setText(shown)

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
