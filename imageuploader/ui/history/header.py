"""The header of the history: quiet titles, a chevron at the sorted column, a layout to save."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QByteArray, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItemModel
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
_NAMES = tuple(column.name for column in COLUMNS)


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

    def layout_to_save(self) -> list[object]:
        """Return order, widths and sort of the columns: their names, and Qt's state."""
        # The state has numbers alone: a program with other columns would give them to others.
        return [",".join(_NAMES), self.saveState()]

    def restore_layout(self, saved: object) -> None:
        """Restore what `layout_to_save` returned, for the columns that still exist.

        A new one stays behind the one before it. Anything else changes nothing, as the state
        without names that earlier programs saved: nobody knows their columns.
        """
        match saved:
            case [str(joined), QByteArray() as state]:
                names = joined.split(",")
                if other := _header_in(state, len(names)):
                    self._arrange(names[other.logicalIndex(place)] for place in range(len(names)))
                    self._resize_and_sort(names, other)
            case _:
                pass

    def _arrange(self, names: Iterable[str]) -> None:
        order = [name for name in names if name in _NAMES]
        for place, name in enumerate(_NAMES):
            if name not in order:
                order.insert(order.index(_NAMES[place - 1]) + 1 if place else 0, name)
        for place, name in enumerate(order):
            self.moveSection(self.visualIndex(_NAMES.index(name)), place)

    def _resize_and_sort(self, names: Sequence[str], other: QHeaderView) -> None:
        for section, name in enumerate(names):
            if name not in _NAMES:
                continue
            self.resizeSection(_NAMES.index(name), other.sectionSize(section))
            if section == other.sortIndicatorSection():
                self.setSortIndicator(_NAMES.index(name), other.sortIndicatorOrder())

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


def _header_in(state: QByteArray, sections: int) -> QHeaderView | None:
    """A header in a saved state with all of so many sections shown; None if it is damaged."""
    header = QHeaderView(Qt.Orientation.Horizontal)
    header.setModel(QStandardItemModel(0, sections, header))
    if not header.restoreState(state):
        return None
    for section in range(sections):
        header.showSection(section)
    return header
