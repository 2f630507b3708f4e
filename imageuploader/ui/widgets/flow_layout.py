"""A layout that wraps its items like words in a paragraph."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem
from typing_extensions import override

from imageuploader.ui.theme.direction import mirror


class FlowLayout(QLayout):
    """Places its items side by side, in as many lines as the width requires."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        foot = max(rect.bottom() for rect in self._item_rects(QRect(0, 0, arg__1, 0))) + 1
        return foot + self.contentsMargins().bottom()

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        for item, rect in zip(self._items, self._item_rects(arg__1), strict=False):
            item.setGeometry(mirror(QRectF(rect), QRectF(arg__1)).toRect())

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        widest = QSize()
        for item in self._items:
            widest = widest.expandedTo(item.minimumSize())
        return widest + self._margins()

    def _margins(self) -> QSize:
        edge = self.contentsMargins()
        return QSize(edge.left() + edge.right(), edge.top() + edge.bottom())

    def _item_rects(self, room: QRect) -> list[QRect]:
        """Return the rectangle of each item; with no items, a single empty one."""
        inside = room.marginsRemoved(self.contentsMargins())
        spot, high, rects = inside.topLeft(), 0, [QRect(inside.topLeft(), QSize(0, 0))]
        line: list[QRect] = []
        for item in self._items:
            if item.isEmpty():  # hidden
                rects.append(QRect(spot, QSize(0, 0)))
                continue
            size = item.sizeHint()
            if spot.x() > inside.left() and spot.x() + size.width() > inside.right() + 1:
                spot, high, line = QPoint(inside.left(), spot.y() + high + self._gap), 0, []
            line.append(QRect(spot, size))
            rects.append(line[-1])
            spot, high = spot + QPoint(size.width() + self._gap, 0), max(high, size.height())
            for rect in line:
                rect.moveTop(spot.y() + (high - rect.height()) // 2)
        return rects[1:] or rects
