"""Rows that are dragged to another place in their list."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from typing_extensions import override

from imageuploader.ui.theme.metrics import repolish
from imageuploader.ui.widgets.basic import frame

_THICK = 2
_NEAR = 12
"""How close to an edge, in pixels, the pointer scrolls the list."""


class RowDrag(QObject):
    """Shows where a dragged row would come, and reports where it was dropped; Esc ends it.

    Signals:
        dropped(from, to): the row of that index was dropped before the row at `to`, or at the
            end if there is none.
    """

    dropped = Signal(int, int)

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._rows: Sequence[QWidget] = ()
        # Not the viewport, which Qt has made itself: to wrap it PySide readies every class of
        # widget that there is, and the first paint would wait for that.
        self._content: QWidget = area
        self._pressed: QWidget | None = None
        self._start, self._target, self._moving = QPoint(), 0, False
        self._gap = 0
        self._marker = frame("marker")

    def watch(self, content: QWidget, rows: Sequence[QWidget], gap: int) -> None:
        """Let these rows be dragged, in their order from the top; `gap` is between two of them."""
        self._content, self._rows, self._gap = content, rows, gap
        for row in rows:
            row.setCursor(Qt.CursorShape.OpenHandCursor)
            row.installEventFilter(self)

    def end(self) -> None:
        """Put a dragged row back."""
        row, self._pressed, self._moving = self._pressed, None, False
        self._marker.hide()
        if row is not None:
            _show_dragged(row, dragged=False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                self._press(watched, event)
            case QEvent.Type.MouseMove if self._pressed is watched:
                return self._move(event)
            case QEvent.Type.MouseButtonRelease if self._pressed is watched:
                return self._release()
            case QEvent.Type.ShortcutOverride | QEvent.Type.KeyPress if self._moving:
                return self._escape(event)
        return super().eventFilter(watched, event)

    def _press(self, watched: QObject, event: QEvent) -> None:
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = next((row for row in self._rows if row is watched), None)
            self._start = event.position().toPoint()

    def _move(self, event: QEvent) -> bool:
        row = self._pressed
        if row is None or not isinstance(event, QMouseEvent):
            return False
        place = event.position().toPoint()
        far = (place - self._start).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._moving:
            self._moving = True
            _show_dragged(row, dragged=True)
        if self._moving:
            self._show_target(row.mapTo(self._content, place).y())
        return self._moving

    def _show_target(self, y: int) -> None:
        self._area.ensureVisible(0, y, 0, _NEAR)
        self._target = sum(y > row.geometry().center().y() for row in self._rows)
        view, gap = self._area.viewport(), self._gap
        if self._marker.parentWidget() is None:
            self._marker.setParent(view)
            self._marker.setFixedHeight(_THICK)
        above = self._rows[self._target - 1].geometry().bottom() + 1 if self._target else -gap
        top = self._content.mapTo(view, QPoint(0, max(0, above + (gap - _THICK) // 2)))
        self._marker.setGeometry(0, top.y(), view.width(), _THICK)
        self._marker.raise_()
        self._marker.show()

    def _release(self) -> bool:
        moving, row = self._moving, self._pressed
        start = next((n for n, one in enumerate(self._rows) if one is row), 0)
        self.end()
        if moving and self._target not in {start, start + 1}:
            self.dropped.emit(start, self._target)
        return moving

    def _escape(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.end()
            return True
        return False


def _show_dragged(row: QWidget, *, dragged: bool) -> None:
    row.setProperty("dragged", "true" if dragged else "")
    closed, opened = Qt.CursorShape.ClosedHandCursor, Qt.CursorShape.OpenHandCursor
    row.setCursor(closed if dragged else opened)
    repolish(row)
