"""The main window: creates the zones, arranges and connects them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import TokenRefused, UploadError
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui.language import translate
from imageuploader.ui.menus import bar
from imageuploader.ui.queue_panel.hold_button import HoldButton
from imageuploader.ui.queue_panel.panel import QueuePanel
from imageuploader.ui.resources import resource
from imageuploader.ui.text import report_text
from imageuploader.ui.text.error_text import error_text, headline_clause
from imageuploader.ui.theme.metrics import apply_stylesheet, polish, units
from imageuploader.ui.upload_form.form import UploadForm
from imageuploader.ui.widgets.answers import Answer
from imageuploader.ui.widgets.button_keys import press_focused_button
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.ui.window.account_button import AccountButton
from imageuploader.ui.window.activation import bring_to_front
from imageuploader.ui.window.page_stack import FormStack, PageStack
from imageuploader.ui.window.practice_band import PracticeBand
from imageuploader.ui.window.status_bar import NEUTRAL_MS, StatusBar
from imageuploader.ui.window.title import WindowTitle
from imageuploader.ui.window.zone_layout import Arrangement, LatePlace, Zones, add_heading
from imageuploader.words.account_texts import REASONS_HIDDEN
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.account_images import AccountImages
    from imageuploader.services.file_checker import FileChecker
    from imageuploader.services.history.history_service import HistoryService
    from imageuploader.services.preparation.preparer import Preparer
    from imageuploader.services.queue.upload_queue import UploadQueue
    from imageuploader.services.settings import SettingsService
    from imageuploader.ui.file_input.drop_handler import DropHandler
    from imageuploader.ui.history.view import HistoryView
    from imageuploader.ui.sign_in.panel import SignInPanel
    from imageuploader.ui.window.images_on_linode import ImagesOnLinode
    from imageuploader.ui.window.late_parts import LateParts

_GEOMETRY = "window/geometry"

_HINT_SECONDS = 20


class MainWindow(QMainWindow):
    """The one window, built on the services it is given.

    `form`, `queue_panel`, `history` and `sign_in` are its parts, `zones` holds the first three.
    """

    practice_requested = Signal()
    real_requested = Signal()

    def __init__(  # noqa: PLR0913 - one argument per service, and each is needed
        self,
        account: "AccountService",
        checker: "FileChecker",
        queue: "UploadQueue",
        archive: "HistoryService",
        *,
        settings: "SettingsService",
        practice: bool,
        layout: QSettings | None = None,
        log_folder: Path | None = None,
        images: "AccountImages | None" = None,
        preparer: "Preparer | None" = None,
    ) -> None:
        super().__init__()
        self._account, self._checker = account, checker
        self._queue, self._archive = queue, archive
        self._settings, self._practice = settings, practice
        self._layout = QSettings() if layout is None else layout
        self._log_folder, self._images, self._preparer = log_folder, images, preparer
        self._late: LateParts | None = None
        self.waiting_file = ""
        self._history_empty, self._copied_of = True, ""
        self._neutral = QTimer(self, singleShot=True, interval=NEUTRAL_MS)
        self._neutral.timeout.connect(self._show_page)
        self._style()
        self._build()
        self._connect()
        self._fill()

    def _style(self) -> None:
        apply_stylesheet(self)
        u = units(self)
        screen = self.screen().availableSize() * 0.9
        self.resize(min(round(1040 * u), screen.width()), min(round(720 * u), screen.height()))
        self.setMinimumSize(min(720, screen.width()), min(520, screen.height()))
        geometry = self._layout.value(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def _build(self) -> None:
        self.form = UploadForm()
        self.form_stack = FormStack(self.form)
        self.queue_panel = QueuePanel(self._queue, practice=self._practice)
        self.history_place = LatePlace(translate(Text("History")))
        self._account_button = AccountButton(self._account, self._settings)
        self.hold = HoldButton(self._queue)
        self.zones = Zones(
            add_heading(
                translate(Text("New upload")),
                self.form_stack,
                self._account_button,
                self.form.banner,
            ),
            add_heading(translate(Text("Now")), self.queue_panel, self.hold),
            self.history_place,
        )
        self._pages = PageStack(self.zones, self.form_stack, lambda: self.sign_in)
        self.setCentralWidget(self._make_centre())
        polish(self.zones)
        self.status_bar = StatusBar(self._account, self._queue)
        self.setStatusBar(self.status_bar)
        self._title = WindowTitle(self, self._queue, practice=self._practice)
        bar.add_menus(self)

    def complete(self) -> None:
        """Build what the first paint did not need, unless it is there already."""
        if self._late is None:
            from imageuploader.ui.window.late_parts import LateParts

            self._late = LateParts(
                self,
                self._account,
                self._queue,
                self._archive,
                settings=self._settings,
                practice=self._practice,
                layout=self._layout,
                log_folder=self._log_folder,
                images=self._images,
            )
            self._neutral.start()  # only now anything is asked
            self.status_bar.expect_answers()

    @property
    def late(self) -> "LateParts":
        """What is built after the first paint, or now."""
        self.complete()
        assert self._late is not None  # noqa: S101 - `complete` has just built it
        return self._late

    @property
    def history(self) -> "HistoryView":
        """The zone History."""
        return self.late.history

    @property
    def sign_in(self) -> "SignInPanel":
        """The panel that asks for a token."""
        return self.late.sign_in

    @property
    def drop_handler(self) -> "DropHandler":
        """What takes dropped files."""
        return self.late.drop_handler

    @property
    def images_on_linode(self) -> "ImagesOnLinode | None":
        """The images of the account."""
        return self.late.images_on_linode

    def _make_centre(self) -> QWidget:
        """The pages, in practice below the band that says so."""
        if not self._practice:
            return self._pages
        centre, band = QWidget(), PracticeBand()
        self.setMinimumHeight(self.minimumHeight() + band.heightForWidth(self.minimumWidth()))
        band.sample_requested.connect(lambda: self.open_files([resource("sample.img.gz")]))
        band.real_requested.connect(self._leave_practice)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(band)
        column.addWidget(self._pages, 1)
        return centre

    def _leave_practice(self) -> None:
        self.late.quit_guard.close_and(self.real_requested.emit)

    def _connect(self) -> None:
        form, checker = self.form, self._checker
        form.choose_requested.connect(self._choose_file)
        form.check_requested.connect(checker.check)
        form.check_stop_requested.connect(checker.stop)
        form.submitted.connect(self._on_submitted)
        form.undo_offered.connect(self.status_bar.offer_undo)
        form.copy_requested.connect(copy_text)
        form.command_requested.connect(self._show_command)
        checker.progressed.connect(form.show_checking)
        checker.checked.connect(form.show_report)
        checker.refused.connect(form.show_refusal)
        checker.seen_before.connect(form.show_seen)
        if self._preparer is not None:
            form.selection.preparation_requested.connect(self._preparer.prepare)
            self._preparer.moved.connect(form.selection.show_preparation)
        self._connect_uploads()
        self._connect_account()

    def _connect_uploads(self) -> None:
        queue = self._queue
        queue.seen_before.connect(self._on_seen_before)
        queue.changed.connect(self._on_upload)
        queue.waiting_changed.connect(self._on_waiting)
        queue.put_in_line.connect(self.status_bar.show_put_in_line)
        for progressed in (queue.progressed, self.queue_panel.ticked):
            progressed.connect(self._on_progress)
        self._archive.loaded.connect(self._on_history)

    def _connect_account(self) -> None:
        self._account.changed.connect(self._on_account)
        self._account.refused.connect(lambda _: self._on_account())
        self._account.not_stored.connect(self._on_not_stored)
        self._account.reasons_hidden.connect(
            lambda: self.status_bar.show_message(translate(REASONS_HIDDEN), _HINT_SECONDS)
        )
        self._account_button.sign_out_requested.connect(self._account.sign_out)
        self._account_button.sign_in_requested.connect(self.show_sign_in)
        self._account_button.accounts_requested.connect(self._show_accounts)
        self.zones.arranged.connect(self._on_arranged)

    def _fill(self) -> None:
        self._on_account()
        self.form.begin_with(self._settings.latest)
        self._settings.changed.connect(self.form.begin_with)
        self.form.focus_entry.setFocus()

    def open_files(self, paths: list[Path]) -> None:
        """Take files as if they had been dropped; without a sign-in they wait in the form."""
        if not paths:
            return
        from imageuploader.ui.file_input.offer import images_among
        from imageuploader.ui.menus.recent_files import note_files

        paths = images_among(paths)
        self.form.take_files(paths)
        note_files(self._layout, paths)
        if not self._account.signed_in:
            self.waiting_file = paths[0].name
            if self._late is not None:
                self._late.sign_in.show_waiting_file(self.waiting_file)

    def come_forward(self, upload_id: str = "", token: str = "") -> None:
        """Come to the front, with an upload selected; `token` is the system's leave to do so."""
        bring_to_front(self, {"XDG_ACTIVATION_TOKEN": token} if token else {})
        if upload_id:
            self.history.show_details(upload_id)

    def show_awake(self, awake: bool) -> None:
        """Show whether the computer is kept awake."""
        self.status_bar.show_awake(awake)

    def show_drop_unavailable(self) -> None:
        """Show that nothing can be dropped, because the program runs as administrator."""
        self.form.drop_area.show_drop_unavailable()

    def end_session(self) -> None:
        """Close without a question from now on: the system is shutting down."""
        if self._late is not None:
            self._late.quit_guard.end_session()

    def edit(self, upload: Upload) -> None:
        """Put an upload back into the form, and move the focus there."""
        self.form.edit(upload)
        self.form.focus_label()

    def show_sign_in(self) -> None:
        """Show the sign-in in place of the form, as a person asked for it."""
        self._pages.show_sign_in(alone=False)
        self.sign_in.setFocus()

    def _choose_file(self) -> None:
        self.late.file_dialog.open()

    def _show_command(self) -> None:
        self.late.command.show_form()

    def _show_accounts(self) -> None:
        self.late.window_actions.show_accounts()

    def _on_submitted(self, path: Path, spec: UploadSpec, report: DiskReport | None) -> None:
        self._settings.update(region=spec.region, tags=spec.tags, cloud_init=spec.cloud_init)
        self._queue.add(path, spec, report)

    def _on_account(self) -> None:
        account = self._account
        self.form.show_regions(account.regions, self._settings.latest.form_values.region)
        if error := account.regions_error:
            self.form.banner.show_message(" ".join(error_text(error)))
        self._show_page()
        self.status_bar.refresh()

    def _show_page(self) -> None:
        asks = self._account.store.asks
        is_shut_out = self._account.name in self._queue.shut_out
        settled = self._account.signed_in and not (is_shut_out or asks)
        if settled or self._practice:
            self._pages.show_zones()
            return
        if self._late is None or self._neutral.isActive():
            self._pages.show_nothing()
            return
        self._pages.show_sign_in(alone=self._history_empty)
        if self._account.signed_in and not (self._account.checking or asks):
            self.sign_in.show_refusal(self._what_is_missing())

    def _what_is_missing(self) -> UploadError:
        """Why uploads of the account in use wait for a sign-in."""
        waiting = (u for u in self._queue.waiting if u.account in {"", self._account.name})
        return next((u.error for u in waiting if u.error is not None), TokenRefused())

    def _on_not_stored(self, error: UploadError) -> None:
        reason = headline_clause(error)
        sentence = Text("Signed in for this session only: {reason}", reason=reason)
        self.status_bar.show_message(translate(sentence), _HINT_SECONDS)

    def _on_waiting(self) -> None:
        self._show_page()
        self.status_bar.refresh()

    def _on_seen_before(self, path: Path, upload: Upload) -> None:
        name = translate(Text.verbatim(path.name))
        said = f"{name}: {report_text.previous_upload(upload)}"
        self.status_bar.show_message(said, _HINT_SECONDS)

    def _on_history(self, uploads: tuple[Upload, ...]) -> None:
        self._history_empty = not uploads
        self._neutral.stop()
        self.queue_panel.show_last(uploads)
        self._show_page()

    def _on_upload(self, upload: Upload) -> None:
        self._history_empty = False
        if upload.state is UploadState.FAILED and upload.error is not None:
            self.form.show_failure(upload, upload.error)
        self._copy_id(upload)
        self._title.refresh()
        self.status_bar.refresh()

    def _copy_id(self, upload: Upload) -> None:
        """Copy the ID of an image that has just become available, if that is wished."""
        available = upload.state is UploadState.AVAILABLE and upload.id != self._copied_of
        if available and self._settings.latest.copy_id:
            self._copied_of = upload.id
            copy_text(upload.image_id)
            if self.queue_panel.last.image_id.text() == upload.image_id:
                self.queue_panel.last.show_copied()

    def _on_progress(self, upload_id: str, progress: Progress | None) -> None:
        current = self._queue.current
        if current is not None and current.id == upload_id and progress is not None:
            self._title.show_progress(progress)

    def _on_arranged(self, arrangement: Arrangement) -> None:
        self.form.set_narrow(narrow=arrangement is not Arrangement.WIDE)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            apply_stylesheet(self)
        if isinstance(event, Answer):
            self.status_bar.show_answer(event)
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused_button(event):
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        late = self._late
        if late is not None and not late.quit_guard.may_close():
            event.ignore()
            return
        if late is not None:
            late.history.save()
        self._layout.setValue(_GEOMETRY, self.saveGeometry())
        self._checker.stop()
        if self._preparer is not None:
            self._preparer.stop()
        event.accept()
        if late is not None:
            late.quit_guard.leave()
