"""The slim bar of Now: part of a whole, or busy."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from imageuploader.ui.theme.palette import Colours

BAR_HEIGHT = 6
_BUSY_SHARE = 0.3


def paint_bar(
    painter: QPainter, place: QRectF, share: float, colours: tuple[QColor, QColor]
) -> None:
    """Draw a rounded bar: the track, and over it the filled share of 0 to 1."""
    track, fill = colours
    radius = place.height() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track)
    painter.drawRoundedRect(place, radius, radius)
    if share > 0:
        filled = QRectF(place)
        filled.setWidth(max(place.height(), place.width() * share))
        painter.setBrush(fill)
        painter.drawRoundedRect(filled, radius, radius)


class SlimBar(QProgressBar):
    """A bar 6 px high. A maximum of 0 means busy; `step` moves the busy part on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paused = False
        self._place = 0
        self.setTextVisible(False)
        self.setFixedHeight(BAR_HEIGHT)

    def set_paused(self, paused: bool) -> None:
        """Draw the bar in the colour of a warning, or not."""
        self._paused = paused
        self.update()

    def step(self) -> None:
        """Move the busy part on by a place."""
        self._place = (self._place + 1) % 4
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, BAR_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.now()
        fill = colours.warning if self._paused else colours.accent
        with QPainter(self) as painter:
            if self.maximum() > 0:
                share = max(0, self.value()) / self.maximum()
                paint_bar(painter, QRectF(self.rect()), share, (colours.track, fill))
                return
            paint_bar(painter, QRectF(self.rect()), 0, (colours.track, fill))
            width = self.width() * _BUSY_SHARE
            left = (self.width() - width) * self._place / 3
            paint_bar(painter, QRectF(left, 0, width, self.height()), 1, (fill, fill))
