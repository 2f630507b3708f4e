"""The header of the history: quiet titles, and a chevron at the sorted column."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from imageuploader.ui.history.columns import COLUMNS
from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror, text_flags
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import scaled_size
from imageuploader.ui.theme.palette import Colours

_LEFT, _RIGHT, _LAST_RIGHT, _GAP, _CHEVRON = 12, 8, 16, 5, 10
_DOWN = Qt.SortOrder.DescendingOrder


class HistoryHeader(QHeaderView):
    """Draws the sections in the window's colours; a chevron down means descending order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(max(30, self.fontMetrics().height() + 14))
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(48)
        self.setStyleSheet("QHeaderView { background: transparent; border: none; }")

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        colours = Colours.now()
        painter.save()
        painter.setPen(colours.hairline)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colours.secondary)
        metrics, title = QFontMetrics(self.font()), translate(COLUMNS[logicalIndex].title)
        whole, view = QRectF(rect), QRectF(self.viewport().rect())
        last = mirror(whole, view).right() >= view.right() - _RIGHT
        room = whole.adjusted(_LEFT, 0, -(_LAST_RIGHT if last else _RIGHT), 0)
        spare = self._spare(logicalIndex)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(room.width()) - spare)
        width = metrics.horizontalAdvance(shown)
        left = room.left()
        if COLUMNS[logicalIndex].right:
            left = room.right() - width - spare
        area = mirror(QRectF(left, room.top(), width + 2, room.height()), whole)
        painter.drawText(area, text_flags(shown), shown)
        if spare:
            name = "chevron" if self.sortIndicatorOrder() is _DOWN else "chevron-up"
            side = scaled_size(_CHEVRON)
            picture = icon(name, colours.secondary, side, self.devicePixelRatioF())
            top = rect.top() + (rect.height() - side) // 2 + 1
            place = mirror(QRectF(left + width + _GAP, top, side, side), whole)
            painter.drawPixmap(place.topLeft(), picture)
        painter.restore()

    def _spare(self, section: int) -> int:
        return _GAP + scaled_size(_CHEVRON) if section == self.sortIndicatorSection() else 0
