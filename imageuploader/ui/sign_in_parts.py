"""The pieces the sign-in card is laid out from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from imageuploader.ui import theme
from imageuploader.ui.parts import label


class _Number(QWidget):
    """A step's number in a round of 24."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(24, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.Colours.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mix(colours.surface, colours.accent, 0.13))
        painter.drawEllipse(self.rect())
        painter.setFont(theme.strong_font())
        painter.setPen(colours.accent_text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)


def field(name: str, hint: str) -> QLineEdit:
    """Return an empty field with an object name and a placeholder."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    return made


def step(number: str, title: str) -> QHBoxLayout:
    """Return the heading of a step."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(_Number(number))
    row.addWidget(label(title, theme.strong_font()), 1)
    return row


def labelled(title: str, edit: QLineEdit) -> QHBoxLayout:
    """Return a field with its label at its left."""
    row = QHBoxLayout()
    row.setContentsMargins(34, 0, 0, 0)
    row.setSpacing(8)
    caption = QLabel(title)
    caption.setBuddy(edit)
    caption.setMinimumWidth(round(93 * theme.units(caption)))
    edit.setAccessibleName(title.replace("&", ""))
    row.addWidget(caption)
    row.addWidget(edit, 1)
    return row
