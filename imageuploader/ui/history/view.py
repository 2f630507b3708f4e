"""The zone History: toolbar, table, and the detail pane beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.details.pane import DetailPane
from imageuploader.ui.history.actions import HistoryActions
from imageuploader.ui.history.empty_state import EmptyState
from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.history.table import HistoryTable
from imageuploader.ui.history.toolbar import HistoryToolbar
from imageuploader.ui.history.unfinished_images import UnfinishedImages
from imageuploader.ui.text.error_text import error_text
from imageuploader.ui.theme.metrics import repolish
from imageuploader.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from imageuploader.services.history.history_service import HistoryService
    from imageuploader.services.queue.upload_queue import UploadQueue

_KEY_SPLIT, _KEY_DETAIL = "history/split", "history/detail"


class HistoryView(QWidget):
    """Every upload, live; the selected one is shown in full beside the table."""

    edit_requested = Signal(object)
    sign_in_requested = Signal()

    def __init__(
        self,
        archive: "HistoryService",
        queue: "UploadQueue",
        settings: QSettings,
        *,
        practice: bool = False,
    ) -> None:
        super().__init__()
        self._archive, self._queue, self._settings = archive, queue, settings
        self._progress: dict[str, Progress] = {}
        self._selected = ""
        self._narrow = False
        self.model = HistoryModel()
        self.table = HistoryTable(self.model, settings)
        self.toolbar, self.detail = HistoryToolbar(), DetailPane(practice=practice)
        self.unfinished = UnfinishedImages(self.toolbar.unfinished, self.model, queue)
        self.row_actions = HistoryActions(self.table, practice=practice)
        self.banner = Banner("historyBanner")
        self._lay_out()
        self._connect()
        self._restore()
        self._show_empty_or_table()

    @override
    def hasHeightForWidth(self) -> bool:
        return False  # or wrapped lines would ask for more than the minimum height

    def set_narrow(self, narrow: bool) -> None:
        """Show the detail pane in place of the table, or beside it."""
        self._narrow = narrow
        self.detail.set_narrow(narrow)
        self.toolbar.unfinished.set_short(narrow)
        self.toolbar.detail.setChecked(self.toolbar.detail.isChecked() and not narrow)
        self._show_detail()

    @property
    def focus_entry(self) -> QWidget:
        """The widget that F6 moves the focus to."""
        return self.table

    @property
    def actions_by_name(self) -> dict[str, QAction]:
        """What can be done with the selected upload."""
        return self.row_actions.by_name

    def focus_search(self) -> None:
        """Move the focus to the search field."""
        self.toolbar.search.setFocus()

    def select(self, upload_id: str) -> None:
        """Select an upload and bring it into view."""
        row = self.model.row_of(upload_id)
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))

    def show_details(self, upload_id: str) -> None:
        """Select an upload and open the detail pane."""
        self.select(upload_id)
        self.toolbar.detail.setChecked(True)

    def selected(self) -> Upload | None:
        """Return the selected upload, or None."""
        return self.model.upload(self._selected)

    def save(self) -> None:
        """Save the columns, the splitter and whether the detail pane is open."""
        self.table.save()
        if not self._narrow:
            self._settings.setValue(_KEY_SPLIT, self._splitter.saveState())
            self._settings.setValue(_KEY_DETAIL, int(self.toolbar.detail.isChecked()))

    def _lay_out(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._pages = QStackedWidget()
        self._pages.setMinimumHeight(96)
        self._pages.addWidget(EmptyState())
        self._pages.addWidget(self._splitter)
        self._card = QFrame()
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 2, 1, 4)
        inside.addWidget(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.toolbar)
        column.addWidget(self.banner)
        column.addWidget(self._card, 1)

    def _connect(self) -> None:
        self._archive.loaded.connect(self._on_loaded)
        self._archive.found.connect(self._on_found)
        self._archive.changed.connect(self._on_changed)
        self._archive.failed.connect(self._on_failed)
        self._archive.caught_up.connect(self._on_caught_up)
        self._queue.changed.connect(self._on_changed)
        self._queue.progressed.connect(self._on_progressed)
        self._queue.processing_progressed.connect(self._on_percent)
        self._queue.waiting_changed.connect(self._on_waiting_changed)
        self.toolbar.search.textChanged.connect(self._on_search)
        self.toolbar.columns.clicked.connect(self.show_columns)
        self.toolbar.detail.toggled.connect(self._show_detail)
        self.detail.comparison_requested.connect(self.unfinished.open)
        self.detail.closed.connect(lambda: self.toolbar.detail.setChecked(False))
        for source in (self.detail, self.row_actions):
            source.again_requested.connect(self._queue.upload_again)
            source.removal_requested.connect(self._queue.remove_left)
            source.edit_requested.connect(self._edit)
        self.detail.sign_in_requested.connect(self.sign_in_requested)
        self.row_actions.forget_requested.connect(self._forget)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)

    def _restore(self) -> None:
        state = self._settings.value(_KEY_SPLIT)
        if isinstance(state, QByteArray):
            self._splitter.restoreState(state)
        is_open = str(self._settings.value(_KEY_DETAIL, "0")) == "1"
        self.toolbar.detail.setChecked(is_open)
        self._show_detail()

    def _on_loaded(self, uploads: tuple[Upload, ...]) -> None:
        self.model.load(upload for upload in uploads if not self._waits(upload))
        self._show_empty_or_table()
        self.select(self._selected)

    def _waits(self, upload: Upload) -> bool:
        """Return whether an upload waits: it is listed in Now, and has no row yet."""
        return any(waiting.id == upload.id for waiting in self._queue.waiting)

    def _on_found(self, uploads: tuple[Upload, ...]) -> None:
        """Add older uploads without scrolling away from what is in view."""
        bar = self.table.verticalScrollBar()
        position = bar.value()
        self._on_loaded(uploads)
        bar.setValue(position)

    def _on_scrolled(self, position: int) -> None:
        bar = self.table.verticalScrollBar()
        if position >= bar.maximum() - bar.pageStep():
            self._archive.load_more()

    def _on_changed(self, upload: Upload) -> None:
        if self._waits(upload):
            self.model.remove(upload.id)
        else:
            self.model.show(upload)
        self._show_empty_or_table()
        self._progress.pop(upload.id, None)
        if upload.id == self._selected:
            self._show_selected()

    def _on_waiting_changed(self) -> None:
        """Remove the rows of uploads that wait again, for example for a sign-in."""
        for upload in self._queue.waiting:
            self.model.remove(upload.id)
        self._show_empty_or_table()

    def _on_failed(self, error: UploadError) -> None:
        self.banner.show_message(" ".join(error_text(error)))

    def _on_caught_up(self, error: UploadError) -> None:
        self.banner.take_back(" ".join(error_text(error)))

    def _on_progressed(self, upload_id: str, progress: Progress) -> None:
        """Show the progress; without a row, or after the end, nothing would ever clear it."""
        upload = self.model.upload(upload_id)
        if upload is None or upload.is_final:
            return
        self._progress[upload_id] = progress
        self.model.show_progress(upload_id, progress)
        if upload_id == self._selected:
            self._show_selected()

    def _on_percent(self, upload_id: str, percent: int) -> None:
        """Show the progress of processing on Linode."""
        self._on_progressed(upload_id, Progress(percent, 100, attempt=0))

    def _on_search(self, text: str) -> None:
        self.model.search(text)
        self._archive.search(text)
        self.select(self._selected)

    def _on_current(self) -> None:
        upload = self.model.upload_at(self.table.currentIndex().row())
        if upload is not None:
            self._selected = upload.id
            self._show_selected()

    def _show_selected(self) -> None:
        upload = self.selected()
        self.row_actions.show_upload(upload)
        if self.toolbar.detail.isChecked():
            self.detail.show_upload(upload, self._progress.get(self._selected))

    def _show_detail(self) -> None:
        is_open = self.toolbar.detail.isChecked()
        self.detail.setVisible(is_open)
        self.table.setVisible(not (is_open and self._narrow))
        self._show_selected()

    def _show_empty_or_table(self) -> None:
        self.unfinished.refresh()
        empty = self.model.total == 0
        self._pages.setCurrentIndex(0 if empty else 1)
        self.toolbar.show_tools(not empty)
        role = "outline" if empty else "card"
        if self._card.property("role") != role:
            self._card.setProperty("role", role)
            repolish(self._card)

    def show_columns(self) -> None:
        """Open the menu of the columns."""
        below = self.toolbar.columns.mapToGlobal(self.toolbar.columns.rect().bottomLeft())
        self.table.columns_menu().popup(below)

    def _show_menu(self, position: QPoint) -> None:
        if self.selected() is not None:
            menu = self.row_actions.menu()
            menu.popup(self.table.viewport().mapToGlobal(position))

    def _edit(self, upload_id: str) -> None:
        self.edit_requested.emit(self.model.upload(upload_id))

    def _forget(self, upload_id: str) -> None:
        self._archive.forget(upload_id)
        self.model.remove(upload_id)
        self._selected = ""
        self._on_current()
        self._show_selected()
        self._show_empty_or_table()
