"""A text of a few lines, the last of which is elided."""

from itertools import pairwise
from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from imageuploader.domain.printable import printable, printable_sentence
from imageuploader.ui.theme.direction import text_flags
from imageuploader.ui.widgets.tooltip import plain_tooltip


class ElidedLines(QLabel):
    """Wraps its text into as many lines as fit its height; the tooltip has what does not."""

    def __init__(self, role: str = "", font: QFont | None = None) -> None:
        super().__init__()
        self._most = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        if role:
            self.setProperty("role", role)
        if font:
            self.setFont(font)

    def grow_to(self, most: int) -> None:
        """Be as high as the text needs from now on, but not higher than that many lines."""
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grow()

    @property
    def line_height(self) -> int:
        """How high a line is, in pixels, rounded up as Qt rounds it for what it wraps."""
        return ceil(QFontMetricsF(self.font()).height())

    def _grow(self) -> None:
        if self._most:
            lines = min(self._most, len(self._line_starts()))
            self.setFixedHeight(lines * self.line_height)

    @override
    def hasHeightForWidth(self) -> bool:
        return False  # it shows what fits; a layout that asks takes room from what is beside it

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def show_text(self, text: str) -> None:
        """Show a text, also in the tooltip."""
        self.setText(printable_sentence(text.replace("\n", " "), printable))
        self.setToolTip(plain_tooltip(text))
        self._grow()

    def shown_lines(self) -> list[str]:
        """Return the lines as they are drawn."""
        metrics, text = self.fontMetrics(), self.text()
        most = max(1, self.height() // self.line_height)
        starts = self._line_starts()
        lines = [text[start:end].strip() for start, end in pairwise((*starts, len(text)))]
        if len(lines) <= most:
            return lines
        rest, mode = text[starts[most - 1] :], Qt.TextElideMode.ElideRight
        return [*lines[: most - 1], metrics.elidedText(rest, mode, self.width())]

    def _line_starts(self) -> list[int]:
        layout = QTextLayout(self.text(), self.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        starts = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
            starts.append(line.textStart())
        layout.endLayout()
        return starts or [0]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, high, flags = QPainter(self), self.line_height, text_flags(self.text())
        for place, line in enumerate(self.shown_lines()):
            painter.drawText(QRect(0, place * high, self.width(), high), flags, line)
