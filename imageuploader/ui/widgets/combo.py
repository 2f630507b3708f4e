"""Combo boxes with the chevron of the window: the stylesheet has no picture for it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from imageuploader.ui.theme.direction import mirror
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import scaled_size
from imageuploader.ui.theme.palette import Colours


class Combo(QComboBox):
    """A combo box of ours."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_chevron(self)


class Chevron(QWidget):
    """Lies over a combo box that Qt made, such as one in its file dialog."""

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(combo.rect())
        combo.installEventFilter(self)
        self.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_chevron(self)


def _paint_chevron(widget: QWidget) -> None:
    side = scaled_size(16)
    chevron = icon("chevron", Colours.now().secondary, side, widget.devicePixelRatioF())
    place = QRectF(widget.width() - side - 8, (widget.height() - side) // 2, side, side)
    with QPainter(widget) as painter:
        painter.drawPixmap(mirror(place, QRectF(widget.rect())).topLeft(), chevron)
