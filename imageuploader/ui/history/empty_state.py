"""What the history shows while it is empty."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.ui.language import translate
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import title_font
from imageuploader.ui.theme.palette import Colours, mix
from imageuploader.ui.widgets.basic import label
from imageuploader.words.text import Text

_TITLE = Text("No uploads yet")
_HINT = Text("Images you upload are listed here with their ID, ready to copy.")
_WIDTH, _HEIGHT, _STEP = 131, 20, 26
_ROWS = ((62, "check", 1.0), (44, "clock", 0.62), (54, "clock", 0.34))


class _Drawing(QWidget):
    """Three fading rows of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_WIDTH + 2, 2 * _STEP + _HEIGHT + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for row, (length, name, strength) in enumerate(_ROWS):
                self._paint_row(painter, row * _STEP, (length, name, strength))

    def _paint_row(self, painter: QPainter, top: int, row: tuple[int, str, float]) -> None:
        length, name, strength = row
        colours = Colours.now()
        shade = mix(colours.window, colours.text, 0.32 * strength)
        painter.setPen(QPen(shade, 1.2))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(QRectF(1, top + 0.5, _WIDTH - 1, _HEIGHT), 4, 4)
        tone = colours.good if name == "check" else shade
        painter.drawPixmap(QPointF(9, top + 4), icon(name, tone, 13, self.devicePixelRatioF()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRoundedRect(QRectF(30, top + 8.5, length, 4), 2, 2)
        painter.drawRoundedRect(QRectF(108, top + 8.5, 15, 4), 2, 2)


class EmptyState(QWidget):
    """A drawing and a hint, in place of the table before the first upload."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addStretch()
        column.addWidget(_Drawing(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        title = label(translate(_TITLE), title_font())
        hint = label(translate(_HINT), role="secondary", wrap=True)
        for part in (title, hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addStretch()
