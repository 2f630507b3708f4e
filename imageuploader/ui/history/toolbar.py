"""The heading row of the history: search, columns, detail pane."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from imageuploader.ui.history.unfinished_dialog import UnfinishedButton
from imageuploader.ui.language import translate
from imageuploader.ui.theme.icons import button_icon
from imageuploader.ui.theme.metrics import HEADING_HEIGHT, heading_font, units
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.basic import label
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.words.text import Text

_HISTORY = Text("History")
_SEARCH = Text("Search")
_COLUMNS = Text("Columns")
_DETAIL = Text("Detail pane (Ctrl+D)")


class HistoryToolbar(QWidget):
    """The title on the left; `unfinished`, `search`, `columns` and `detail` on the right."""

    def __init__(self) -> None:
        super().__init__()
        title = label(translate(_HISTORY), heading_font())
        self.unfinished = UnfinishedButton()
        self.search = self._make_search()
        self.columns = tool_button("columns", translate(_COLUMNS))
        self.columns.setObjectName("historyColumnsButton")
        self.detail = tool_button("panel", translate(_DETAIL))
        self.detail.setObjectName("detailButton")
        self.detail.setCheckable(True)
        self.detail.setShortcut(QKeySequence("Ctrl+D"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(title)
        row.addStretch()
        for widget in (self.unfinished, self.search, self.columns, self.detail):
            row.addWidget(widget)
        self.setMinimumHeight(HEADING_HEIGHT)

    def show_tools(self, shown: bool) -> None:
        """Show search and buttons, or the title alone."""
        for widget in (self.search, self.columns, self.detail):
            widget.setVisible(shown)

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setObjectName("historySearch")
        search.setProperty("compact", "true")
        search.setPlaceholderText(translate(_SEARCH))
        search.setAccessibleName(translate(_SEARCH))
        search.setClearButtonEnabled(True)
        search.setMaximumWidth(round(208 * units(self)))
        glass = QAction(translate(_SEARCH), search)
        on_palette_change(search, lambda c: glass.setIcon(button_icon("search", c.secondary, 16)))
        search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        return search
