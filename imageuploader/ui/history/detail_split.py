"""The table and the detail pane beside it, or one of them where there is no room for both."""

from PySide6.QtCore import QSettings
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from imageuploader.ui.details.pane import DetailPane
from imageuploader.ui.widgets.splitter import GripSplitter

_KEY_WIDTH, _KEY_OPEN = "history/detail-width", "history/detail"


class DetailSplit(GripSplitter):
    """Remembers the pane's width if it was ever shown, and whether it was open."""

    def __init__(
        self, table: QWidget, no_match: QWidget, detail: DetailPane, settings: QSettings
    ) -> None:
        super().__init__()
        self._detail, self._settings = detail, settings
        self._narrow = self._placed = False
        self._width = 0
        self._rows = QStackedWidget()
        self._rows.addWidget(table)
        self._rows.addWidget(no_match)
        self.addWidget(self._rows)
        self.addWidget(detail)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        detail.hide()

    @property
    def was_open(self) -> bool:
        """Whether the pane was open at the last end."""
        return str(self._settings.value(_KEY_OPEN, "0")) == "1"

    def show_rows(self, shown: bool) -> None:
        """Show the table, or that nothing matches."""
        self._rows.setCurrentIndex(0 if shown else 1)

    def show_detail(self, shown: bool) -> None:
        """Show the pane beside the table, or in its place, or not at all."""
        self._note_width()
        self._detail.setMinimumWidth(0 if self._narrow else self._detail.least_width())
        self._detail.setVisible(shown)
        self._rows.setVisible(not (shown and self._narrow))
        self._place()

    def set_narrow(self, narrow: bool) -> None:
        """Show only one of the two at a time, or both."""
        self._narrow = narrow
        self._placed = self._placed and not narrow

    def save(self, *, is_open: bool) -> None:
        """Save the pane's width, if it was laid out, and whether it is open."""
        if self._narrow:
            return
        self._settings.setValue(_KEY_OPEN, int(is_open))
        self._note_width()
        if self._width:
            self._settings.setValue(_KEY_WIDTH, self._width)

    def _note_width(self) -> None:
        """Note the width of the pane if somebody sees it beside the table."""
        if self._placed and not self._narrow and not self._detail.isHidden():
            self._width = self._detail.width()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def _place(self) -> None:
        """Give the pane its width once it is seen beside the table."""
        if self._narrow or self._detail.isHidden() or not self.isVisible():
            return
        self._detail.setMinimumWidth(self._detail.least_width())
        if self._placed:
            return
        self._placed = True
        saved = str(self._settings.value(_KEY_WIDTH, ""))
        wanted = int(saved) if saved.isdecimal() else self._detail.sizeHint().width()
        width = max(self._detail.least_width(), wanted)
        self.setSizes([max(1, self.width() - width - self.handleWidth()), width])
