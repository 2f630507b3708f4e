"""A slim progress bar, with a share or indeterminate."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from imageuploader.ui.theme.direction import mirror
from imageuploader.ui.theme.palette import Colours

BAR_HEIGHT = 6
_BUSY_SHARE = 0.3


def paint_bar(
    painter: QPainter, area: QRectF, share: float, colours: tuple[QColor, QColor]
) -> None:
    """Draw a rounded bar: the track, and on it the filled share of 0 to 1."""
    track, fill = colours
    radius = area.height() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track)
    painter.drawRoundedRect(area, radius, radius)
    if share > 0:
        filled = QRectF(area)
        filled.setWidth(max(area.height(), area.width() * share))
        painter.setBrush(fill)
        painter.drawRoundedRect(mirror(filled, area), radius, radius)


class SlimBar(QProgressBar):
    """A bar of 6 px. With a maximum of 0 it is indeterminate; `step` moves its block."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paused = False
        self._block = 0
        self.setTextVisible(False)
        self.setFixedHeight(BAR_HEIGHT)

    def show_value(self, value: int) -> None:
        """Set the value; it is painted with all else that changes, not at once as Qt would."""
        if value != self.value():
            self.setUpdatesEnabled(False)
            self.setValue(value)
            self.setUpdatesEnabled(True)

    def set_paused(self, paused: bool) -> None:
        """Draw the bar in the warning colour, or in the accent colour."""
        self._paused = paused
        self.update()

    def step(self) -> None:
        """Move the block of an indeterminate bar."""
        self._block = (self._block + 1) % 4
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, BAR_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.now()
        fill = colours.warning if self._paused else colours.bar
        with QPainter(self) as painter:
            if self.maximum() > 0:
                share = max(0, self.value()) / self.maximum()
                paint_bar(painter, QRectF(self.rect()), share, (colours.track, fill))
                return
            paint_bar(painter, QRectF(self.rect()), 0, (colours.track, fill))
            width = self.width() * _BUSY_SHARE
            left = (self.width() - width) * self._block / 3
            block = mirror(QRectF(left, 0, width, self.height()), QRectF(self.rect()))
            paint_bar(painter, block, 1, (fill, fill))
