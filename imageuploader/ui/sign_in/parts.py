"""The pieces the sign-in card is laid out from."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import scaled, strong_font, units
from imageuploader.ui.theme.palette import Colours, mix
from imageuploader.ui.widgets.basic import label


class _Number(QWidget):
    """A step's number in a round of 24."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(scaled(24), scaled(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(colours.surface, colours.accent, 0.13))
        painter.drawEllipse(self.rect())
        painter.setFont(strong_font())
        painter.setPen(colours.accent_text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)


class IconButton(QPushButton):
    """A button with an icon 8 px before its words, wherever the style would put it."""

    def __init__(self, picture: str, text: str) -> None:
        super().__init__(text)
        self._picture = picture
        self._side = scaled(16)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._side + 8, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        frame = QStyleOptionButton()
        self.initStyleOption(frame)
        text, frame.text = frame.text, ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, frame)
        wide = self._side + 8 + self.fontMetrics().horizontalAdvance(text)
        left, colours = (self.width() - wide) // 2, Colours.now()
        mark = icon(self._picture, colours.text, self._side, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - self._side) // 2, mark)
        room = self.rect().adjusted(left + self._side + 8, 0, 0, 0)
        painter.setPen(colours.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


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
    row.addWidget(label(title, strong_font()), 1)
    return row


def labelled(title: str, edit: QLineEdit) -> QHBoxLayout:
    """Return a field with its label at its left."""
    row = QHBoxLayout()
    row.setContentsMargins(34, 0, 0, 0)
    row.setSpacing(8)
    caption = label(title)
    caption.setBuddy(edit)
    caption.setMinimumWidth(round(93 * units(caption)))
    edit.setAccessibleName(title.replace("&", ""))
    row.addWidget(caption)
    row.addWidget(edit, 1)
    return row
