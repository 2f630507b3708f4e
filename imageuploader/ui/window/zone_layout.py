"""The three arrangements of the zones, chosen by the width of the window in characters."""

from enum import Enum

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.theme.metrics import heading_font, heading_height, units
from imageuploader.ui.widgets.basic import label

WIDE_FROM = 1000
MEDIUM_FROM = 690
_NOW = 336
_COLUMN = 332
_NOTICE_FROM = 260
_LATE_HEIGHT = 140
"""What the history takes at least, in pixels."""


class Arrangement(Enum):
    """How the zones are arranged: side by side, in two columns, or in one."""

    WIDE = "wide"
    MEDIUM = "medium"
    COLUMN = "column"


def arrangement_for(width: int, u: float) -> Arrangement:
    """Return the arrangement for a width in pixels; `u` is the unit of width, see `units`."""
    if width >= WIDE_FROM * u:
        return Arrangement.WIDE
    return Arrangement.MEDIUM if width >= MEDIUM_FROM * u else Arrangement.COLUMN


def add_heading(
    title: str, zone: QWidget, control: QWidget | None = None, notice: QWidget | None = None
) -> QWidget:
    """Return a widget with a zone below a heading row; `control` stands at the end of the row.

    `notice` lies over the free middle of the row while it is shown.
    """
    headed_zone = QWidget()
    column = QVBoxLayout(headed_zone)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(HeadingRow(title, control, notice))
    column.addWidget(zone, 1)
    return headed_zone


class HeadingRow(QWidget):
    """The heading of a zone, with a control at its end and room for a notice between the two."""

    def __init__(self, title: str, control: QWidget | None, notice: QWidget | None) -> None:
        super().__init__()
        self._heading, self._control, self._notice = label(title), control, notice
        self._heading.setFont(heading_font())
        self._heading.setMinimumHeight(heading_height(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._heading, 1)
        if control is not None:
            row.addWidget(control)
        if notice is not None:
            notice.setParent(self)

    @override
    def event(self, event: QEvent) -> bool:
        result = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._place_notice()
        return result

    def _place_notice(self) -> None:
        """Put the notice between heading and control, or over the heading if that is narrow."""
        if self._notice is None:
            return
        taken = self._control.width() + 8 if self._control is not None else 0
        right = self.width() - taken
        left = self._heading.sizeHint().width() + 16
        if right - left < _NOTICE_FROM * units(self):
            left = 0
        room = QRect(left, 0, right - left, self.height())
        self._notice.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), room))
        self._notice.raise_()


class LatePlace(QWidget):
    """The place of a zone that is built later: its heading, and as much room as it will take."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._heading = HeadingRow(title, None, None)
        self._column.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignTop)

    @override
    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, _LATE_HEIGHT))

    def fill(self, zone: QWidget) -> None:
        """Put the zone here, with a heading of its own."""
        self._column.removeWidget(self._heading)
        self._heading.hide()
        delete_soon(self._heading)
        self._column.addWidget(zone)


class Zones(QScrollArea):
    """Holds New upload, Now and History, and rearranges them when the width requires it."""

    arranged = Signal(object)

    def __init__(self, new_upload: QWidget, now: QWidget, history: QWidget) -> None:
        super().__init__()
        self.arrangement: Arrangement | None = None
        self._zones = (new_upload, now, history)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(16, 8, 16, 12)
        self._grid.setVerticalSpacing(16)
        self._grid.setHorizontalSpacing(24)
        self.setWidget(self._page)
        for zone in self._zones:
            zone.setParent(self._page)  # belongs to the window before the first arrangement

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(arrangement_for(event.size().width(), units(self)))
        super().resizeEvent(event)

    def _arrange(self, arrangement: Arrangement) -> None:
        if arrangement is self.arrangement:
            return
        self.arrangement = arrangement
        for zone in self._zones:
            self._grid.removeWidget(zone)
            zone.setMinimumSize(0, 0)
            zone.setMaximumSize(16_777_215, 16_777_215)
            zone.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for index in range(3):
            self._grid.setColumnStretch(index, 0)
            self._grid.setRowStretch(index, 0)
        self._grid.setHorizontalSpacing(24 if arrangement is Arrangement.WIDE else 16)
        self._grid.setVerticalSpacing(8 if arrangement is Arrangement.MEDIUM else 16)
        self._place(arrangement)
        self.arranged.emit(arrangement)

    def _place(self, arrangement: Arrangement) -> None:
        new_upload, now, history = self._zones
        grid, u = self._grid, units(self)
        match arrangement:
            case Arrangement.WIDE:
                grid.addWidget(new_upload, 0, 0)
                grid.addWidget(now, 0, 1)
                grid.addWidget(history, 1, 0, 1, 2)
                now.setFixedWidth(round(_NOW * u))
                grid.setColumnStretch(0, 1)
                grid.setRowStretch(1, 1)
            case Arrangement.MEDIUM:
                grid.addWidget(new_upload, 0, 0, 2, 1)
                grid.addWidget(now, 0, 1)
                grid.addWidget(history, 1, 1)
                new_upload.setFixedWidth(round(_COLUMN * u))
                grid.setColumnStretch(1, 1)
                grid.setRowStretch(1, 1)
            case Arrangement.COLUMN:
                for row, zone in enumerate(self._zones):
                    grid.addWidget(zone, row, 0)
                grid.setColumnStretch(0, 1)
                history.setMinimumHeight(round(280 * u))
