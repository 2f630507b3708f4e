"""The heading row of the history: filter, search, columns, detail pane."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from imageuploader.ui.history.filter_button import FilterButton
from imageuploader.ui.history.unfinished_dialog import UnfinishedButton
from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror, mirror_margins
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import heading_font, heading_height, scaled_size, units
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.widgets.basic import label
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.ui.widgets.tooltip import tip_with_keys
from imageuploader.words.text import Text

_HISTORY = Text("History")
_SEARCH = Text("Search")
_CLEAR = Text("Clear search")
_COLUMNS = Text("Columns")
_DETAIL = Text("Detail pane")
_GLASS, _EDGE, _CROSS, _CLEAR_SIDE = 16, 8, 14, 22


class SearchField(QLineEdit):
    """A search field that Esc clears."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("historySearch")
        self.setProperty("compact", "true")
        self.setPlaceholderText(translate(_SEARCH))
        self.setAccessibleName(translate(_SEARCH))
        self.setMaximumWidth(round(208 * units(self)))
        self._clear = tool_button("close", translate(_CLEAR), _CROSS, _CLEAR_SIDE)
        self._clear.setObjectName("clearSearchButton")
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._clear.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        corner = QHBoxLayout(self)
        corner.setContentsMargins(_EDGE // 2, 0, _EDGE // 2, 0)
        corner.addStretch(1)
        corner.addWidget(self._clear)
        before, behind = scaled_size(_GLASS) + 4, scaled_size(_CLEAR_SIDE) - _EDGE // 2
        self.setTextMargins(*mirror_margins(before, 0, behind, 0))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        side, whole = scaled_size(_GLASS), QRectF(self.rect())
        place = mirror(QRectF(_EDGE, (self.height() - side) // 2, side, side), whole)
        glass = icon("search", Colours.now().secondary, side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(place.topLeft(), glass)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class HistoryToolbar(QWidget):
    """Title and `filter`; at the end `unfinished`, `search`, `columns` and `detail`."""

    def __init__(self) -> None:
        super().__init__()
        title = label(translate(_HISTORY), heading_font())
        self.filter = FilterButton()
        self.unfinished, self.search = UnfinishedButton(), SearchField()
        self.columns = tool_button("columns", translate(_COLUMNS))
        self.columns.setObjectName("historyColumnsButton")
        self.detail = tool_button("panel", tip_with_keys(_DETAIL, "Ctrl+D"))
        self.detail.setObjectName("detailButton")
        self.detail.setCheckable(True)
        self.detail.setShortcut(QKeySequence("Ctrl+D"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self.filter)
        row.addStretch()
        for widget in (self.unfinished, self.search, self.columns, self.detail):
            row.addWidget(widget)
        self.setMinimumHeight(heading_height(self))

    def show_tools(self, shown: bool) -> None:
        """Show filter, search and buttons, or the title alone."""
        for widget in (self.filter, self.search, self.columns, self.detail):
            widget.setVisible(shown)
