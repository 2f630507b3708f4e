"""A layout that goes on in the next line where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem
from typing_extensions import override


class Flow(QLayout):
    """Places its items beside each other, in as many lines as the width asks for."""

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
        foot = self._places(QRect(0, 0, arg__1, 0))[-1].bottom() + 1
        return foot + self.contentsMargins().bottom()

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        for item, place in zip(self._items, self._places(arg__1), strict=False):
            item.setGeometry(place)

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

    def _places(self, room: QRect) -> list[QRect]:
        """Return where each item stands in a room; at least one place."""
        inside = room.marginsRemoved(self.contentsMargins())
        spot, high, found = inside.topLeft(), 0, [QRect(inside.topLeft(), QSize(0, 0))]
        for item in self._items:
            size = item.sizeHint()
            if spot.x() > inside.left() and spot.x() + size.width() > inside.right() + 1:
                spot, high = QPoint(inside.left(), spot.y() + high + self._gap), 0
            found.append(QRect(spot, size))
            spot, high = spot + QPoint(size.width() + self._gap, 0), max(high, size.height())
        return found[1:] or found
