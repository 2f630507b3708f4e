"""A splitter whose grip can be found: 6 px wide, tinted under the pointer."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle
from typing_extensions import override

from imageuploader.ui.theme.palette import Colours, mix

GRIP = 6


class GripSplitter(QSplitter):
    """Widgets side by side, with a hairline between them that widens under the pointer."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(GRIP)
        self.setChildrenCollapsible(False)

    @override
    def createHandle(self) -> QSplitterHandle:
        return _Grip(self.orientation(), self)


class _Grip(QSplitterHandle):
    """Paints itself: a stylesheet knows no hairline in a wider grip."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, middle = Colours.now(), self.width() // 2
        with QPainter(self) as painter:
            if self.underMouse():
                painter.fillRect(self.rect(), mix(colours.surface, colours.accent, 0.25))
            painter.fillRect(QRectF(middle, 0, 1, self.height()), colours.hairline)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent_text if self.underMouse() else colours.dashed)
            for step in (-1, 0, 1):
                centre = self.height() / 2 + step * 6
                painter.drawEllipse(QRectF(middle - 1, centre - 1, 3, 3))
