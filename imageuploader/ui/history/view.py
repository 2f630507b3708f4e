"""The zone History: toolbar, table, and the detail pane beside it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.domain.errors import UploadError
from imageuploader.domain.history.query import Filter, Query
from imageuploader.domain.history.row_order import RowOrder
from imageuploader.domain.profile import ImageRights
from imageuploader.domain.settings import Settings
from imageuploader.domain.upload import Progress, Upload
from imageuploader.ui.details.pane import DetailPane
from imageuploader.ui.history.actions import HistoryActions
from imageuploader.ui.history.detail_split import DetailSplit
from imageuploader.ui.history.empty_state import EmptyState
from imageuploader.ui.history.export_dialog import HistoryExport
from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.history.removal import Removal
from imageuploader.ui.history.search import HistorySearch
from imageuploader.ui.history.table import HistoryTable
from imageuploader.ui.history.toolbar import HistoryToolbar
from imageuploader.ui.history.unfinished_images import UnfinishedImages
from imageuploader.ui.language import translate
from imageuploader.ui.text.error_text import error_text
from imageuploader.ui.theme.metrics import repolish
from imageuploader.ui.widgets.banner import Banner
from imageuploader.ui.widgets.file_manager import show_file
from imageuploader.ui.widgets.note_line import NoteLine
from imageuploader.ui.widgets.undo import Undo
from imageuploader.words.text import Text
from imageuploader.words.unreadable_records import unreadable_text

if TYPE_CHECKING:
    from imageuploader.services.history.history_service import HistoryService
    from imageuploader.services.queue.upload_queue import UploadQueue


class HistoryView(QWidget):
    """Every upload, live; the selected one is shown in full beside the table.

    Signals:
        edit_requested(upload): its file and fields are to be put into the form.
        images_requested(): the images of the account are to be shown; `show_images` answers.
        image_action_requested(name, image): what is to be done with an image on Linode.
        undo_offered(Undo): what was just removed, and what puts it back.
    """

    edit_requested = Signal(object)
    sign_in_requested = Signal()
    images_requested = Signal()
    image_action_requested = Signal(str, object)
    undo_offered = Signal(Undo)

    def __init__(
        self,
        archive: "HistoryService",
        queue: "UploadQueue",
        settings: QSettings,
        *,
        practice: bool = False,
    ) -> None:
        super().__init__()
        self._archive, self._queue = archive, queue
        self._progress: dict[str, Progress] = {}
        self._selected = self._followed = ""
        self._shown_query, self._is_known = Query(), False
        self.model = HistoryModel()
        self.table = HistoryTable(self.model, settings)
        self.toolbar, self.detail = HistoryToolbar(), DetailPane(practice=practice)
        self.search = HistorySearch(self.model, self.toolbar)
        self.split = DetailSplit(self.table, self.search.no_match, self.detail, settings)
        self.unfinished = UnfinishedImages(self.toolbar.unfinished, self.model, queue)
        self.row_actions = HistoryActions(self.table, practice=practice)
        self.removal = Removal(self.model, archive, self)
        self.export = HistoryExport(self, self.model, archive)
        self.banner = Banner("historyBanner")
        self.damaged = NoteLine("unreadable", Text("Show file"))
        self._lay_out()
        self._connect_services()
        self._connect_parts()
        self.toolbar.detail.setChecked(self.split.was_open)
        self._show_empty_or_table()

    @override
    def hasHeightForWidth(self) -> bool:
        return False  # or wrapped lines would ask for more than the minimum height

    def set_narrow(self, narrow: bool) -> None:
        """Show the detail pane in place of the table, or beside it."""
        self.split.set_narrow(narrow)
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
        self.toolbar.search.selectAll()

    def choose_columns(self) -> None:
        """Open the chooser of the table's columns."""
        button = self.toolbar.columns
        self.table.choose_columns(button.mapToGlobal(button.rect().bottomLeft()))

    def show_accounts(self, settings: Settings) -> None:
        """Show the uploads' accounts by their names for display, and offer them as a filter."""
        titles = {account.name: account.shown_name for account in settings.accounts}
        self.model.show_accounts(titles)
        self.toolbar.filter.show_accounts(titles)

    def choose_images(self) -> None:
        """Show the images of the account."""
        self.search.choose(Filter.ON_LINODE)

    def show_images(self, rows: Iterable[Upload], rights: ImageRights) -> None:
        """Show the images of the account, and what may be done with them."""
        self.search.asking = False
        self.row_actions.rights = self.detail.summary.rights = rights
        self.model.show_images(rows)
        self._show_empty_or_table()
        self._select_again()

    def show_image(self, row: Upload) -> None:
        """Show an image of the account as it is now."""
        self.model.show(row)
        self._on_known(row)

    def show_images_failed(self) -> None:
        """Show that the images of the account could not be asked for."""
        self.search.asking = False
        self._show_empty_or_table()

    def select(self, upload_id: str) -> None:
        """Select an upload and bring it into view."""
        row = self.model.row_of(upload_id)
        if row >= 0:
            self._selected = upload_id
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))
            self._show_selected()

    def show_details(self, upload_id: str) -> None:
        """Select an upload and open the detail pane."""
        self.select(upload_id)
        self.toolbar.detail.setChecked(True)

    def selected(self) -> Upload | None:
        """Return the selected upload, or None; one that is not shown cannot be selected."""
        shown = self.model.row_of(self._selected) >= 0
        return self.model.upload(self._selected) if shown else None

    def save(self) -> None:
        """Save the columns, the pane's width and whether it is open."""
        self.table.save()
        self.split.save(is_open=self.toolbar.detail.isChecked())

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.setMinimumHeight(96)
        self._pages.addWidget(EmptyState())
        self._pages.addWidget(self.split)
        self._pages.addWidget(QWidget())  # says nothing, as long as nothing is known
        self._card = QFrame()
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 2, 1, 4)
        inside.addWidget(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.toolbar)
        column.addWidget(self.banner)
        column.addWidget(self.damaged)
        column.addWidget(self._card, 1)

    def _connect_services(self) -> None:
        archive, queue = self._archive, self._queue
        archive.loaded.connect(self._on_loaded)
        archive.found.connect(self._on_found)
        archive.arranged.connect(self._on_arranged)
        archive.unreadable_found.connect(self._on_unreadable)
        archive.changed.connect(self._on_changed)
        for failed in (archive.failed, queue.history_failed):
            failed.connect(lambda error: self.banner.show_message(_sentence(error)))
        for caught_up in (archive.caught_up, queue.history_caught_up):
            caught_up.connect(lambda error: self.banner.take_back(_sentence(error)))
        archive.logged.connect(self.detail.show_log)
        queue.changed.connect(self._on_changed)
        queue.progressed.connect(self.show_progress)
        queue.processing_progressed.connect(self._on_percent)
        queue.waiting_changed.connect(self._on_waiting_changed)
        self.model.query_changed.connect(self._on_query)
        self.model.needed.connect(archive.fetch)
        self.detail.log_requested.connect(archive.read_log)

    def _connect_parts(self) -> None:
        self.toolbar.columns.clicked.connect(self.choose_columns)
        self.toolbar.detail.toggled.connect(self._show_detail)
        self.damaged.pressed.connect(self._show_damaged_file)
        self.detail.comparison_requested.connect(self.unfinished.open)
        self.detail.closed.connect(lambda: self.toolbar.detail.setChecked(False))
        self.detail.closed.connect(self.table.setFocus)
        for source in (self.detail, self.row_actions):
            source.again_requested.connect(self._upload_again)
            source.removal_requested.connect(self._queue.remove_left)
            source.edit_requested.connect(self._edit)
            source.image_action_requested.connect(self.image_action_requested)
        self.detail.sign_in_requested.connect(self.sign_in_requested)
        self.row_actions.forget_requested.connect(self.removal.remove)
        self.removal.removed.connect(self._on_removed)
        self.removal.undo_offered.connect(self.undo_offered)
        self.table.opened.connect(lambda: self.toolbar.detail.setChecked(True))
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)

    def _on_query(self, query: Query) -> None:
        if query.filter is not Filter.ON_LINODE:
            self._archive.arrange(query)
            return
        if self._shown_query.filter is not Filter.ON_LINODE:
            self.search.asking = True
            self.images_requested.emit()
        self._shown_query = query
        self.model.arrange_known()
        self._show_empty_or_table()
        self._select_again()

    def _on_known(self, upload: Upload) -> None:
        if upload.id == self._selected:
            self._show_selected()

    def _on_loaded(self, uploads: tuple[Upload, ...]) -> None:
        self._is_known = True
        self.model.load(upload for upload in uploads if not self._waits(upload))
        self._show_empty_or_table()
        self._select_again()
        self._show_damage()

    def _select_again(self) -> None:
        """Select the same upload as before in other rows, without scrolling to it."""
        if (row := self.model.row_of(self._selected)) >= 0:
            self.table.selectRow(row)
        self._show_selected()

    def _waits(self, upload: Upload) -> bool:
        """Return whether an upload waits: it is listed in Now, and has no row yet."""
        return any(waiting.id == upload.id for waiting in self._queue.waiting)

    def _on_found(self, uploads: tuple[Upload, ...]) -> None:
        self.model.load(upload for upload in uploads if not self._waits(upload))
        if any(upload.id == self._selected for upload in uploads):
            self._show_selected()

    def _on_arranged(self, query: Query, order: RowOrder) -> None:
        waiting = frozenset(upload.id for upload in self._queue.waiting)
        bar = self.table.verticalScrollBar()
        position = bar.value() if query == self._shown_query else 0
        self._shown_query = query
        self.model.arrange(query, order.without(waiting))
        self._show_empty_or_table()
        self._select_again()
        bar.setValue(position)

    def _on_unreadable(self, upload_ids: frozenset[str]) -> None:
        for upload_id in upload_ids:
            self.model.remove(upload_id)
        self._show_damage()

    def _show_damage(self) -> None:
        """Say how many records make no sense; they are skipped."""
        count = self._archive.unreadable
        self.damaged.show_text(translate(unreadable_text(count)) if count else "")

    def _show_damaged_file(self) -> None:
        if self._archive.file is not None:
            show_file(self, self._archive.file)

    def _on_changed(self, upload: Upload) -> None:
        if self._waits(upload):
            self.model.remove(upload.id)
        else:
            self.model.show(upload)
        self._show_empty_or_table()
        self._progress.pop(upload.id, None)
        if upload.id == self._followed and self.model.row_of(upload.id) >= 0:
            self._followed = ""
            self.select(upload.id)
        elif upload.id == self._selected:
            self._show_selected()

    def _on_waiting_changed(self) -> None:
        """Remove the rows of uploads that wait again, for example for a sign-in."""
        for upload in self._queue.waiting:
            self.model.remove(upload.id)
        self._show_empty_or_table()

    def show_progress(self, upload_id: str, progress: Progress) -> None:
        """Show the progress; without a row, or after the end, nothing would ever clear it."""
        upload = self.model.upload(upload_id)
        if upload is None or upload.is_final:
            return
        self._progress[upload_id] = progress
        self.model.show_progress(upload_id, progress)
        if upload_id == self._selected:
            self._show_selected()

    def show_tick(self, upload_id: str, progress: Progress | None) -> None:
        """Show anew what depends on the time alone, such as the seconds until the next attempt."""
        if progress is not None:
            self.show_progress(upload_id, progress)
        elif upload_id == self._selected:
            self._show_selected()

    def _on_percent(self, upload_id: str, percent: int) -> None:
        """Show the progress of processing on Linode."""
        self.show_progress(upload_id, Progress(percent, 100, attempt=0))

    def _on_current(self) -> None:
        if upload_id := self.model.id_at(self.table.currentIndex().row()):
            self._selected = upload_id
            self._show_selected()

    def _show_selected(self) -> None:
        upload = self.selected()
        self.row_actions.show_upload(upload)
        if self.toolbar.detail.isChecked():
            self.detail.show_upload(upload, self._progress.get(self._selected))

    def _show_detail(self) -> None:
        self.split.show_detail(self.toolbar.detail.isChecked())
        self._show_selected()

    def _show_empty_or_table(self) -> None:
        self.unfinished.refresh()
        empty = self.model.total == 0 and not self.model.query.is_narrow
        unknown = empty and not self._is_known
        self._pages.setCurrentIndex(2 if unknown else 0 if empty else 1)
        self.search.show_match()
        self.split.show_rows(self.model.rowCount() > 0 or not self.model.query.is_narrow)
        self.toolbar.show_tools(not empty)
        role = "outline" if empty else "card"
        if self._card.property("role") != role:
            self._card.setProperty("role", role)
            repolish(self._card)

    def _show_menu(self, position: QPoint) -> None:
        if self.selected() is not None:
            menu = self.row_actions.menu()
            menu.popup(self.table.viewport().mapToGlobal(position))

    def _edit(self, upload_id: str) -> None:
        self.edit_requested.emit(self.model.upload(upload_id))

    def _upload_again(self, upload: Upload) -> None:
        """Queue it again; its row is selected as soon as there is one."""
        self._followed = self._queue.upload_again(upload)

    def _on_removed(self) -> None:
        self._selected = ""
        self._on_current()
        self._show_selected()
        self._show_empty_or_table()


def _sentence(error: UploadError) -> str:
    return " ".join(error_text(error))
