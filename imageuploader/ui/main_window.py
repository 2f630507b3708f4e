"""The main window: lays out and connects."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from imageuploader import __version__
from imageuploader.domain.disk import DiskReport
from imageuploader.domain.errors import TokenRefused
from imageuploader.domain.settings import Settings
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui import menus, phrases, theme
from imageuploader.ui.arrangement import Arrangement, Zones
from imageuploader.ui.caption import WindowTitle
from imageuploader.ui.drops import DropTarget
from imageuploader.ui.file_choice import FileChoice
from imageuploader.ui.history_view import HistoryView
from imageuploader.ui.hold_button import HoldButton
from imageuploader.ui.leaving import Leaving
from imageuploader.ui.new_upload import AccountButton, NewUpload, headed
from imageuploader.ui.now_panel import NowPanel
from imageuploader.ui.pages import Pages
from imageuploader.ui.questions import show_about, show_requirements
from imageuploader.ui.sign_in import SignIn
from imageuploader.ui.status_line import StatusLine
from imageuploader.ui.upload_form import UploadForm
from imageuploader.ui.walk import ZoneWalk

if TYPE_CHECKING:
    from imageuploader.services.account import Account
    from imageuploader.services.archive import Archive
    from imageuploader.services.checker import Checker
    from imageuploader.services.queue import UploadQueue


_GEOMETRY = "window/geometry"

_HINT_MS = 20_000


class MainWindow(QMainWindow):
    """The one window, on services it is given."""

    practiceRequested = Signal()  # noqa: N815 - signals are named as Qt names them

    def __init__(  # noqa: PLR0913 - one argument a service, and each is needed
        self,
        account: "Account",
        checker: "Checker",
        queue: "UploadQueue",
        archive: "Archive",
        *,
        settings: Settings,
        remember: Callable[[Settings], None],
        practice: bool,
        layout: QSettings | None = None,
    ) -> None:
        super().__init__()
        self._account, self._checker = account, checker
        self._queue, self._archive = queue, archive
        self._settings, self._remember, self._practice = settings, remember, practice
        self._layout = QSettings() if layout is None else layout
        self._history_empty = True
        self._style()
        self._build()
        self._connect()
        self._fill()

    def _style(self) -> None:
        theme.dress(self)
        u = theme.units(self)
        screen = self.screen().availableSize() * 0.9
        self.resize(min(round(1040 * u), screen.width()), min(round(720 * u), screen.height()))
        self.setMinimumSize(min(720, screen.width()), min(520, screen.height()))
        known = self._layout.value(_GEOMETRY)
        if isinstance(known, QByteArray):
            self.restoreGeometry(known)

    def _build(self) -> None:
        self.form, self.sign_in = UploadForm(), SignIn(self._account)
        self.now = NowPanel(self._queue)
        self.history = HistoryView(
            self._archive, self._queue, self._layout, practice=self._practice
        )
        self.account_button = AccountButton(self._account)
        hold = HoldButton(self._queue)
        self._new_upload = NewUpload(self.form)
        self.zones = Zones(
            headed(self.tr("New upload"), self._new_upload, self.account_button),
            headed(self.tr("Now"), self.now, hold),
            self.history,
        )
        self.pages = Pages(self.zones, self._new_upload, self.sign_in)
        self.setCentralWidget(self.pages)
        theme.polish(self.zones)
        self.status = StatusLine(self._account, self._queue)
        self.setStatusBar(self.status)
        self._title = WindowTitle(self, self._queue, practice=self._practice)
        self.files = FileChoice(self, self._layout, self.open_files)
        self.leaving = Leaving(self, self._queue)
        self.drops = DropTarget(self)
        now, history = (self.now, self.now.running.cancel), (self.history, self.history.table)
        self.walk = ZoneWalk(self, (self._new_upload, self.form.drop_zone), now, history)
        ready = self.history.actions_of_row.all | {"hold": hold.action}
        self._actions = menus.build(self, self._doings(), ready)

    def _doings(self) -> dict[str, Callable[[], object]]:
        return {
            "choose": self.files.open,
            "paste": self.drops.paste,
            "clear": self.form.clear,
            "upload": self.form.submit,
            "sign_out": self._account.sign_out,
            "quit": self.close,
            "cancel": self.now.running.cancel.click,
            "retry": self.now.running.retry.click,
            "find": self.history.heading.search.setFocus,
            "refresh": self._refresh,
            "requirements": lambda: show_requirements(self),
            "practice": self.practiceRequested.emit,
            "about": lambda: show_about(self, __version__),
        }

    def _connect(self) -> None:
        form, checker, queue = self.form, self._checker, self._queue
        form.chooseRequested.connect(self.files.open)
        form.checkRequested.connect(checker.check)
        form.checkStopped.connect(checker.stop)
        form.submitted.connect(self._on_submitted)
        checker.progressed.connect(form.show_checking)
        checker.checked.connect(form.show_report)
        checker.refused.connect(form.show_refusal)
        checker.seen_before.connect(form.show_seen)
        queue.seen_before.connect(self._on_seen_before)
        queue.changed.connect(self._on_upload)
        queue.line_changed.connect(self._show_page)
        queue.progressed.connect(self._on_progress)
        self.now.cancelRequested.connect(queue.cancel)
        self.now.detailsRequested.connect(self.history.show_details)
        self.history.again_asked.connect(queue.again)
        self.history.edit_asked.connect(self._edit)
        self.history.detail.sign_in_asked.connect(self._ask_to_sign_in)
        self._archive.loaded.connect(self._on_history)
        self._account.changed.connect(self._on_account)
        self._account.refused.connect(lambda _: self._show_page())
        self.account_button.signOutRequested.connect(self._account.sign_out)
        self.sign_in.practiceRequested.connect(self.practiceRequested)
        self.zones.arranged.connect(self._on_arranged)
        self.drops.dropped.connect(self.open_files)
        self.drops.ignored.connect(form.show_ignored)
        self.drops.refused.connect(form.banner.say)

    def _fill(self) -> None:
        self._on_account()
        known = self._settings
        self.form.fields.preset(known.region, known.tags, cloud_init=known.cloud_init)
        self.form.drop_zone.setFocus()

    def open_files(self, paths: list[Path]) -> None:
        """Take files as if they had been dropped; without a sign-in they wait in the form."""
        self.form.take_files(list(paths))
        if paths and not self._account.signed_in:
            self.sign_in.show_waiting_file(paths[0].name)

    def _edit(self, upload: Upload) -> None:
        """Put an upload back into the form, which is where the focus goes."""
        self.form.edit(upload)
        self.form.fields.label_edit.setFocus()

    def _ask_to_sign_in(self) -> None:
        self.pages.show_sign_in(alone=False)
        self.sign_in.setFocus()

    def _on_submitted(self, path: Path, spec: UploadSpec, report: DiskReport | None) -> None:
        self._settings = replace(
            self._settings, region=spec.region, tags=spec.tags, cloud_init=spec.cloud_init
        )
        self._remember(self._settings)
        self._queue.add(path, spec, report)

    def _on_account(self) -> None:
        account = self._account
        self.form.fields.show_regions(account.regions, self._settings.region)
        if error := account.regions_error:
            self.form.banner.say(" ".join(phrases.told(error)))
        self._actions["sign_out"].setEnabled(account.signed_in)
        self._show_page()
        self.status.refresh()

    def _show_page(self) -> None:
        if self._account.signed_in and not self._queue.waiting_for_sign_in:
            self.pages.show_zones()
            return
        self.pages.show_sign_in(alone=self._history_empty)
        if self._account.signed_in and not self._account.checking:
            refused = (upload.error for upload in self._queue.waiting if upload.error is not None)
            self.sign_in.show_refusal(next(refused, TokenRefused()))

    def _on_seen_before(self, path: Path, upload: Upload) -> None:
        self.status.showMessage(f"{path.name}: {phrases.seen_before(upload)}", _HINT_MS)

    def _on_history(self, uploads: tuple[Upload, ...]) -> None:
        self._history_empty = not uploads
        self._show_page()

    def _on_upload(self, upload: Upload) -> None:
        self._history_empty = False
        if upload.state is UploadState.FAILED and upload.error is not None:
            self.form.show_failure(upload, upload.error)
        self._title.refresh()
        self.status.refresh()

    def _on_progress(self, upload_id: str, progress: Progress) -> None:
        current = self._queue.current
        if current is not None and current.id == upload_id:
            self._title.show_progress(progress)

    def _on_arranged(self, arrangement: Arrangement) -> None:
        self.form.set_narrow(narrow=arrangement is not Arrangement.WIDE)
        self.history.set_narrow(arrangement is not Arrangement.WIDE)

    def _refresh(self) -> None:
        self._account.load()
        self._archive.load()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            theme.dress(self)
        return super().event(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.leaving.may_close():
            event.ignore()
            return
        self.history.save()
        self._layout.setValue(_GEOMETRY, self.saveGeometry())
        self._checker.stop()
        event.accept()
