"""What the menus do, and when each of it can be done."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QPlainTextEdit

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.menus import bar
from imageuploader.ui.menus.diagnostics import diagnostics
from imageuploader.ui.menus.help_dialogs import show_guide, show_shortcuts
from imageuploader.ui.settings.dialog import SettingsDialog
from imageuploader.ui.widgets.answers import open_folder
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.settings import SettingsService
    from imageuploader.ui.history.view import HistoryView
    from imageuploader.ui.queue_panel.panel import QueuePanel

_IDLE = Text("Nothing is uploading")
_NO_WAIT = Text("Nothing waits for another try")
_PRACTICE = Text("This is the practice")
_OWN_ACCOUNT = Text("Practice has an account of its own")
_SIGNED_OUT = Text("Nobody is signed in")
_NO_TEXT = Text("No text is selected")
_NO_FIELD = Text("No text field has the focus")
_NO_LOG = Text("There is no log")
_NONE_LEFT = Text("Nothing unfinished is known to be on Linode")
_NO_HISTORY = Text("There are no uploads yet")


class WindowActions(QObject):
    """The actions of a window's menus.

    Signals:
        sign_in_requested(): a person wants to sign in with another token.
    """

    sign_in_requested = Signal()

    def __init__(
        self,
        window: QMainWindow,
        account: "AccountService",
        settings: "SettingsService",
        log_folder: Path | None,
    ) -> None:
        super().__init__(window)
        self._window, self._account, self._settings = window, account, settings
        self._log_folder = log_folder
        self.by_name: dict[str, QAction] = {}

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what those actions call that are the same in any window."""
        window, log = self._window, self._log_folder
        return {
            "accounts": self.show_accounts,
            "settings": self.show_settings,
            "sign_out": self._account.sign_out,
            "quit": window.close,
            "cut": lambda: _edit(lambda field: field.cut()),
            "copy": self._copy,
            "paste_text": lambda: _edit(lambda field: field.paste()),
            "guide": lambda: show_guide(window),
            "shortcuts": lambda: show_shortcuts(window, self._other_keys()),
            "log_folder": lambda: open_folder(log or Path()),
            "diagnostics": lambda: copy_text(
                diagnostics(window, self._account, self._settings, log)
            ),
        }

    def build(self, parts: bar.Parts, panel: "QueuePanel", history: "HistoryView") -> None:
        """Make the menus, and keep their actions true to what can be done."""
        self._parts, self._panel, self._history = parts, panel, history
        self.by_name = bar.build(self._window, parts)
        for name in ("detail", "full_names"):
            self.by_name[name].setCheckable(True)
        card = panel.running
        card.addActions([self.by_name["cancel"], self.by_name["retry"], parts.actions["hold"]])
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for menu in self._window.menuBar().findChildren(QMenu):
            menu.aboutToShow.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Enable what can be done now, and grey the rest with its reason."""
        account, panel, history = self._account, self._panel, self._history
        practice = account.practice
        field = _field()
        selected = field is not None and _has_selection(field)
        signed_out = None if account.signed_in else _SIGNED_OUT
        no_history = None if history.model.total else _NO_HISTORY
        reasons: dict[str, Text | None] = {
            "cancel": None if panel.can_cancel else _IDLE,
            "retry": None if panel.can_retry else _NO_WAIT,
            "sign_out": _OWN_ACCOUNT if practice else signed_out,
            "practice": _PRACTICE if practice else None,
            "cut": None if selected else _NO_TEXT,
            "copy": None if selected or history.table.hasFocus() else _NO_TEXT,
            "paste_text": None if field is not None else _NO_FIELD,
            "log_folder": None if self._log_folder else _NO_LOG,
            "unfinished": None if history.toolbar.unfinished.isVisible() else _NONE_LEFT,
            "columns": no_history,
            "detail": no_history,
            "full_names": no_history,
            "find": no_history,
        }
        for name, reason in reasons.items():
            bar.enable(self.by_name[name], reason)
        self.by_name["detail"].setChecked(history.toolbar.detail.isChecked())
        self.by_name["full_names"].setChecked(history.table.full_names)

    def show_settings(self) -> None:
        """Open the settings."""
        self._open_settings()

    def show_accounts(self) -> None:
        """Open the settings at the accounts."""
        self._open_settings().show_accounts()

    def show_network(self) -> None:
        """Open the settings at the network."""
        self._open_settings().show_network()

    def _open_settings(self) -> SettingsDialog:
        dialog = SettingsDialog(self._window, self._settings, self._account)
        dialog.sign_in_requested.connect(self.sign_in_requested)
        dialog.finished.connect(lambda: delete_soon(dialog))
        dialog.open()
        return dialog

    def _copy(self) -> None:
        if self._history.table.hasFocus():
            self._parts.actions["copy_id"].trigger()
        else:
            _edit(lambda field: field.copy())

    def _other_keys(self) -> Iterable[tuple[str, str]]:
        """The keys of actions that were there before the menus."""
        for action in self._parts.actions.values():
            if not action.shortcut().isEmpty():
                yield action.shortcut().toString(), _title_of(action)


def _title_of(action: QAction) -> str:
    """The words of an action, without its mnemonic and dots."""
    return action.text().replace("&", "").rstrip("…")


def _field() -> QLineEdit | QPlainTextEdit | None:
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, QLineEdit | QPlainTextEdit) else None


def _has_selection(field: QLineEdit | QPlainTextEdit) -> bool:
    if isinstance(field, QLineEdit):
        return field.hasSelectedText() and field.echoMode() is QLineEdit.EchoMode.Normal
    return field.textCursor().hasSelection()


def _edit(act: Callable[[QLineEdit | QPlainTextEdit], object]) -> None:
    field = _field()
    if field is not None:
        act(field)
