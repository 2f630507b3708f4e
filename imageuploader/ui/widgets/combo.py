"""A combo box with the chevron of the window."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from imageuploader.ui.theme.direction import mirror
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import scaled_size
from imageuploader.ui.theme.palette import Colours


class Combo(QComboBox):
    """The stylesheet has no picture for the arrow: it is drawn in the colours of the palette."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = scaled_size(16)
        chevron = icon("chevron", Colours.now().secondary, side, self.devicePixelRatioF())
        with QPainter(self) as painter:
            place = QRectF(self.width() - side - 8, (self.height() - side) // 2, side, side)
            painter.drawPixmap(mirror(place, QRectF(self.rect())).topLeft(), chevron)
