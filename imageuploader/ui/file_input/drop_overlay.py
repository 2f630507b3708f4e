"""The overlay that covers the window while files are dragged over it."""

from PySide6.QtCore import QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QWidget
from typing_extensions import override

from imageuploader.ui.file_input.offer import Offer
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import application_font, scaled_font
from imageuploader.ui.theme.motion import Motion
from imageuploader.ui.theme.palette import Colours, mix

_PLATE_HEIGHT = 196
_ICON = 64
_FADE_MS = 120
_ASK_AFTER_MS = 2_000
"""Once the window has come up: the answer is not needed before."""


class DropOverlay(QWidget):
    """Shows what a drop would do; it lets mouse events through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._offer = Offer((), "")
        self._motion = Motion(self)
        QTimer.singleShot(_ASK_AFTER_MS, self._motion, self._motion.ask)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self.update)
        self.hide()

    def show_offer(self, offer: Offer) -> None:
        """Cover the window and show what a drop would do."""
        self._offer = offer
        self.setAccessibleName(offer.title)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        allowed = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        reduced = self._motion.is_reduced or not allowed
        self._fade.setDuration(0 if reduced else min(_FADE_MS, allowed))
        self._fade.start()

    @property
    def text(self) -> str:
        """The title as shown."""
        return self._offer.title

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(float(self._fade.currentValue()))
        veil = QColor(mix(colours.window, colours.accent, 0.08))
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)
        pen = QPen(colours.accent_text, 3)
        pen.setDashPattern([12 / 3, 9 / 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 8, -8, -8), 12, 12)
        self._paint_plate(painter, colours)

    def _paint_plate(self, painter: QPainter, colours: Colours) -> None:
        title = scaled_font(1.5, QFont.Weight.DemiBold)
        detail = application_font()
        large, small = QFontMetrics(title), QFontMetrics(detail)
        most, below_it = self.width() - 64, self._offer.detail
        lines = (large.horizontalAdvance(self._offer.title), small.horizontalAdvance(below_it))
        wide = max(*lines, 320) + 96
        plate = QRectF(0, 0, min(wide, most), max(_PLATE_HEIGHT, 124 + large.height() * 2))
        plate.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(colours.tint_border(colours.accent), 1))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(plate, 12, 12)
        mark = icon("upload", colours.accent_text, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(round(plate.center().x() - _ICON / 2), round(plate.top() + 24), mark)
        title_area = QRectF(
            plate.left() + 24, plate.top() + 104, plate.width() - 48, large.height() + 4
        )
        middle = Qt.AlignmentFlag.AlignCenter
        elide = Qt.TextElideMode.ElideMiddle
        painter.setFont(title)
        painter.setPen(colours.text)
        painter.drawText(
            title_area,
            middle,
            large.elidedText(self._offer.title, elide, int(title_area.width())),
        )
        painter.setFont(detail)
        painter.setPen(colours.secondary)
        below = title_area.translated(0, large.height() + 10)
        painter.drawText(below, middle, small.elidedText(below_it, elide, int(below.width())))
