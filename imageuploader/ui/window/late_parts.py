"""What of the window is built after its first paint, or at once if it is needed before.

To import and build it takes longer than all that a person sees at first: what is made here is
late, and what `main_window.py` makes is not.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from imageuploader import __version__
from imageuploader.ui.file_input.drop_handler import DropHandler
from imageuploader.ui.file_input.file_dialog import FileDialog
from imageuploader.ui.history.view import HistoryView
from imageuploader.ui.menus import bar
from imageuploader.ui.menus.recent_files import RecentFiles
from imageuploader.ui.menus.theme_menu import ThemeMenu
from imageuploader.ui.menus.window_actions import WindowActions
from imageuploader.ui.sign_in.panel import SignInPanel
from imageuploader.ui.theme.metrics import polish
from imageuploader.ui.widgets.clipboard import CleanClipboard
from imageuploader.ui.window.command_offer import CommandOffer
from imageuploader.ui.window.dialogs import show_about, show_requirements
from imageuploader.ui.window.focus_cycle import FocusCycle
from imageuploader.ui.window.images_on_linode import ImagesOnLinode
from imageuploader.ui.window.quit_guard import QuitGuard
from imageuploader.ui.window.zone_layout import Arrangement

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.account_images import AccountImages
    from imageuploader.services.history.history_service import HistoryService
    from imageuploader.services.queue.upload_queue import UploadQueue
    from imageuploader.services.settings import SettingsService
    from imageuploader.ui.window.main_window import MainWindow


class LateParts:
    """The history, the sign-in, the menus, and what asks or takes files."""

    def __init__(  # noqa: PLR0913 - one argument per service, and each is needed
        self,
        window: "MainWindow",
        account: "AccountService",
        queue: "UploadQueue",
        archive: "HistoryService",
        *,
        settings: "SettingsService",
        practice: bool,
        layout: QSettings,
        log_folder: Path | None,
        images: "AccountImages | None",
    ) -> None:
        self._window, self._account, self._queue, self._archive = window, account, queue, archive
        self._settings, self._layout = settings, layout
        self.sign_in = SignInPanel(account)
        self.history = HistoryView(archive, queue, layout, practice=practice)
        self.images_on_linode = (
            None if images is None else ImagesOnLinode(window, self.history, images, account)
        )
        self.file_dialog = FileDialog(window, layout, window.open_files)
        self.command = CommandOffer(window, window.form, account, layout)
        self.recent = RecentFiles(window, layout, window.open_files)
        self.window_actions = WindowActions(window, account, settings, log_folder)
        self.quit_guard = QuitGuard(window, queue, settings, lambda: window.queue_panel.time_left)
        window.history_place.fill(self.history)
        polish(window.history_place)
        CleanClipboard(window)
        self.drop_handler = DropHandler(window)  # when all is there that must not take drops
        self._connect()
        self._build_menus()
        self._set_narrow(window.zones.arrangement)
        self.sign_in.show_waiting_file(window.waiting_file)
        FocusCycle(
            window,
            (window.form_stack, window.form.focus_entry),
            (window.queue_panel, window.queue_panel.focus_entry),
            (self.history, self.history.focus_entry),
        )

    def _connect(self) -> None:
        window, history, queue = self._window, self.history, self._queue
        panel, status_bar = window.queue_panel, window.status_bar
        panel.details_requested.connect(history.show_details)
        panel.ticked.connect(history.show_tick)
        panel.last.again_requested.connect(queue.upload_again)
        panel.last.edit_requested.connect(window.edit)
        panel.last.command_requested.connect(self.command.show_upload)
        for source in (panel.last, history.row_actions):
            source.start_requested.connect(self.command.show_start)
        panel.last.sign_in_requested.connect(window.show_sign_in)
        self._settings.changed.connect(history.show_accounts)
        history.show_accounts(self._settings.latest)
        history.edit_requested.connect(window.edit)
        history.sign_in_requested.connect(window.show_sign_in)
        history.undo_offered.connect(status_bar.offer_undo)
        self.drop_handler.dropped.connect(window.open_files)
        self.drop_handler.ignored.connect(window.form.show_ignored)
        self.drop_handler.refused.connect(window.form.banner.show_message)
        self.window_actions.sign_in_requested.connect(window.show_sign_in)
        self.sign_in.practice_requested.connect(window.practice_requested)
        self.sign_in.network_button.clicked.connect(self.window_actions.show_network)
        self.quit_guard.quitting.connect(status_bar.show_quitting)
        status_bar.stay_requested.connect(self.quit_guard.stay)
        window.zones.arranged.connect(self._set_narrow)
        for changed in (queue.changed, queue.waiting_changed, self._account.changed):
            changed.connect(self.window_actions.refresh)
        self._archive.loaded.connect(self.window_actions.refresh)
        self._account.refused.connect(self.window_actions.refresh)

    def _build_menus(self) -> None:
        window, history = self._window, self.history
        self.window_actions.build(
            bar.Parts(
                self.window_actions.calls() | self._calls(),
                history.actions_by_name | {"hold": window.hold.action},
                {"recent": self.recent, "theme": ThemeMenu(window, self._settings)},
            ),
            window.queue_panel,
            history,
        )

    def _calls(self) -> dict[str, Callable[[], object]]:
        window, history = self._window, self.history
        return {
            "choose": self.file_dialog.open,
            "paste": self.drop_handler.paste,
            "clear": window.form.clear_all,
            "upload": window.form.submit,
            "cancel": window.queue_panel.cancel,
            "retry": window.queue_panel.retry_now,
            "command": self.command.show_form,
            "find": history.focus_search,
            "unfinished": history.unfinished.open,
            "export": history.export.open,
            "images": history.choose_images,
            "columns": history.choose_columns,
            "detail": history.toolbar.detail.click,
            "full_names": history.table.toggle_full_names,
            "refresh": self._refresh,
            "practice": window.practice_requested.emit,
            "requirements": lambda: show_requirements(window),
            "about": lambda: show_about(window, __version__),
        }

    def _refresh(self) -> None:
        self._account.load()
        self._archive.load()

    def _set_narrow(self, arrangement: Arrangement | None) -> None:
        self.history.set_narrow(arrangement is not Arrangement.WIDE)
