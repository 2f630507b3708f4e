"""A combo box with the chevron of the window."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

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
            painter.drawPixmap(self.width() - side - 8, (self.height() - side) // 2, chevron)
