"""A slim picture of a disk: one segment for each partition."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from imageuploader.domain.disk_report import DiskReport
from imageuploader.ui.language import translate
from imageuploader.ui.text import report_text
from imageuploader.ui.theme.palette import Colours, mix
from imageuploader.ui.widgets.progress_bar import BAR_HEIGHT
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text

_HIGH = 10
_GAP = 2
_NARROWEST = 4.0
_STEPS = (0.0, 0.45, 0.25)


class DiskBar(QWidget):
    """Draws the partitions by their share of the disk; the rest is empty.

    It is 6 px high, with two more on both sides for the pointer.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("diskBar")
        self._parts: tuple[tuple[int, int, str], ...] = ()
        self._total = 0
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_disk(self, report: DiskReport | None) -> None:
        """Show what is on a disk, or nothing."""
        self._parts = report_text.disk_parts(report) if report is not None else ()
        known = report.raw_bytes if report is not None else None
        self._total = max([known or 0, *(start + size for start, size, _ in self._parts)])
        names = "\n".join(name for _, _, name in self._parts)
        self.setAccessibleName(translate(Text("What is on the disk")) if names else "")
        self.setAccessibleDescription(names)
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self._parts

    def segments(self) -> list[tuple[QRectF, str]]:
        """Return where each partition is drawn, and what it is."""
        top, width = (self.height() - BAR_HEIGHT) / 2, self.width()
        placed, left = [], 0.0
        for index, (start, size, name) in enumerate(self._parts):
            reserved = (len(self._parts) - index - 1) * (_NARROWEST + _GAP)
            begin = max(left, start / self._total * width)
            end = max(begin + _NARROWEST, (start + size) / self._total * width)
            end = max(begin + 1, min(end, width - reserved))
            begin = min(begin, end - 1)
            placed.append((QRectF(begin, top, end - begin, BAR_HEIGHT), name))
            left = end + _GAP
        return placed

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, _HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_empty:
            return
        colours = Colours.now()
        track = QRectF(0, (self.height() - BAR_HEIGHT) / 2, self.width(), BAR_HEIGHT)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            _draw(painter, track, colours.track)
            for index, (area, _) in enumerate(self.segments()):
                share = _STEPS[index % len(_STEPS)]
                _draw(painter, area, mix(colours.accent_text, colours.surface, share))

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tooltip(self.name_at(event.x())), self)
            return True
        return super().event(event)

    def name_at(self, x: int) -> str:
        """Return what is drawn at that place, empty for free space."""
        found = (name for area, name in self.segments() if area.left() - 1 <= x <= area.right() + 1)
        return next(found, "")


def _draw(painter: QPainter, area: QRectF, colour: QColor) -> None:
    radius = min(BAR_HEIGHT, area.width()) / 2
    painter.setBrush(colour)
    painter.drawRoundedRect(area, radius, radius)
