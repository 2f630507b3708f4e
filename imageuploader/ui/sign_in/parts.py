"""The parts of the sign-in card."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from imageuploader.ui.theme.direction import mirror, text_flags
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import scaled_size, strong_font, units
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.widgets.basic import NumberBadge, label

GAP = 8
_BADGE, _BESIDE = 24, 10
_LEAST = 93
"""How wide the captions are at least, with the usual text."""


class IconButton(QPushButton):
    """A button with an icon 8 px before its text, whatever the style would do."""

    def __init__(self, picture: str, text: str) -> None:
        super().__init__(text)
        self._picture = picture
        self._side = scaled_size(16)

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
        width = self._side + 8 + self.fontMetrics().horizontalAdvance(text)
        left, colours = (self.width() - width) // 2, Colours.now()
        mark = icon(self._picture, colours.text, self._side, self.devicePixelRatioF())
        whole, top = QRectF(self.rect()), (self.height() - self._side) // 2
        place = mirror(QRectF(left, top, self._side, self._side), whole)
        painter.drawPixmap(place.topLeft(), mark)
        room = mirror(whole.adjusted(left + self._side + 8, 0, 0, 0), whole)
        painter.setPen(colours.text)
        painter.drawText(room, text_flags(text), text)


def line_edit(name: str, hint: str) -> QLineEdit:
    """Return an empty field with an object name and a placeholder."""
    edit = QLineEdit()
    edit.setObjectName(name)
    edit.setPlaceholderText(hint)
    return edit


def link(title: str, name: str) -> QPushButton:
    """Return a button that looks like a link."""
    made = QPushButton(title)
    made.setObjectName(name)
    made.setProperty("link", True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def step_heading(number: str, title: str) -> QHBoxLayout:
    """Return the heading of a step."""
    row = QHBoxLayout()
    row.setSpacing(_BESIDE)
    row.addWidget(NumberBadge(number))
    row.addWidget(label(title, strong_font()), 1)
    return row


class Inset(QWidget):
    """The empty beginning of a row, which goes where there is no room for it.

    The row begins where the heading of its step does, or `more` pixels after that. It is a
    widget, as margins are not mirrored.
    """

    def __init__(self, more: int = 0) -> None:
        super().__init__()
        self.setFixedSize(scaled_size(_BADGE) + _BESIDE + more - GAP, 1)


def labelled_row(beside: QLabel, edit: QLineEdit, inset: Inset) -> QHBoxLayout:
    """Return a row of an inset, a caption and its field."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(inset)
    row.addWidget(beside)
    row.addWidget(edit, 1)
    return row


def align_captions(*captions: QLabel) -> int:
    """Make captions as wide as the widest of them; return how wide that is, in pixels."""
    least = round(_LEAST * units(captions[0]))
    width = max(least, *(one.sizeHint().width() for one in captions))
    for one in captions:
        one.setMinimumWidth(width)
    return width
