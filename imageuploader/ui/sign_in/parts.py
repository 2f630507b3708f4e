"""The parts of the sign-in card."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
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

from imageuploader.ui.theme.direction import mirror, text_flags
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import scaled_size, strong_font, units
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.widgets.basic import NumberBadge, label

INSET = 34
"""Where the rows below a step's heading begin; a widget, as margins are not mirrored."""

_GAP = 8


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


def step_heading(number: str, title: str) -> QHBoxLayout:
    """Return the heading of a step."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(NumberBadge(number))
    row.addWidget(label(title, strong_font()), 1)
    return row


class Inset(QWidget):
    """The empty beginning of a row, which goes where there is no room for it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedSize(width - _GAP, 1)


def labelled_row(title: str, edit: QLineEdit, inset: Inset) -> QHBoxLayout:
    """Return a row of an inset, a label and its field."""
    row = QHBoxLayout()
    row.setSpacing(_GAP)
    row.addWidget(inset)
    caption = label(title)
    caption.setBuddy(edit)
    caption.setMinimumWidth(round(93 * units(caption)))
    edit.setAccessibleName(title.replace("&", ""))
    row.addWidget(caption)
    row.addWidget(edit, 1)
    return row
