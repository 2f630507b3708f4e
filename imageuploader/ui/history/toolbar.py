"""The heading row of the history: filter, search, columns, detail pane."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from imageuploader.ui.history.filter_button import FilterButton
from imageuploader.ui.history.unfinished_dialog import UnfinishedButton
from imageuploader.ui.language import translate
from imageuploader.ui.theme.icons import button_icon
from imageuploader.ui.theme.metrics import heading_font, heading_height, units
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.basic import label
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.ui.widgets.tooltip import tip_with_keys
from imageuploader.words.text import Text

_HISTORY = Text("History")
_SEARCH = Text("Search")
_COLUMNS = Text("Columns")
_DETAIL = Text("Detail pane")


class SearchField(QLineEdit):
    """A search field that Esc clears."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("historySearch")
        self.setProperty("compact", "true")
        self.setPlaceholderText(translate(_SEARCH))
        self.setAccessibleName(translate(_SEARCH))
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(round(208 * units(self)))
        glass = QAction(translate(_SEARCH), self)
        on_palette_change(self, lambda c: glass.setIcon(button_icon("search", c.secondary, 16)))
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)

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
