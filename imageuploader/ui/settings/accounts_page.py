"""The accounts that are saved on this computer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
)

from imageuploader.domain.printable import printable
from imageuploader.domain.settings import SavedAccount, Settings
from imageuploader.services.account import DEFAULT_NAME
from imageuploader.ui.language import translate
from imageuploader.ui.settings.account_dialog import AccountDialog
from imageuploader.ui.settings.page import Page
from imageuploader.ui.widgets.basic import caption
from imageuploader.ui.widgets.message_box import dress
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.settings import SettingsService

_CONSEQUENCE = Text("Its token is removed from the password store. Nothing changes on Linode.")
_NAME = int(Qt.ItemDataRole.UserRole)


class AccountsPage(Page):
    """Lists the accounts with their Linode: switch, change, remove; or add another."""

    sign_in_requested = Signal()

    def __init__(self, account: "AccountService", settings: "SettingsService") -> None:
        super().__init__()
        self._account, self._settings = account, settings
        self._saved: dict[str, SavedAccount] = {}
        self.list = QListWidget()
        self.list.setObjectName("accountList")
        self.list.setAccessibleName(translate(Text("Accounts")))
        self.use = _button("useAccountButton", Text("&Use this one"))
        self.change = _button("changeAccountButton", Text("&Change…"))
        self.remove = _button("removeAccountButton", Text("&Remove…"))
        self.add = _button("addAccountButton", Text("&Add account…"))
        self.add.clicked.connect(self.sign_in_requested)
        self.use.clicked.connect(lambda: account.use(self._selected()))
        self.change.clicked.connect(self._change)
        self.remove.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(self._refresh_buttons)
        self.list.itemDoubleClicked.connect(lambda _: self._change())
        self.rows.addRow(self.list)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.use, self.change, self.remove, self.add):
            row.addWidget(button)
        row.addStretch(1)
        self.rows.addRow(row)
        self.client = QLineEdit()
        self.client.setObjectName("oauthClientEdit")
        self.client.setPlaceholderText(translate(Text("Optional: browser sign-in")))
        self.client.setMinimumWidth(self.client.sizeHint().width() * 2)
        self.client.editingFinished.connect(
            lambda: settings.update(oauth_client=self.client.text().strip())
        )
        self.rows.addRow(caption(translate(Text("&OAuth client ID")), self.client), self.client)
        self.add_note(
            Text("Tokens are in the password store of the system, never in a file of this program.")
        )

    def show_settings(self, now: Settings) -> None:
        """Show the saved accounts, and the one that is only for this session."""
        if not self.client.hasFocus():
            self.client.setText(now.oauth_client)
        account, selected = self._account, self._selected()
        session = SavedAccount(account.name, account.username, account.endpoint, not_stored="?")
        names = {saved.name for saved in now.accounts}
        extra = () if account.name in names or not account.signed_in else (session,)
        self._saved = {saved.name: saved for saved in (*now.accounts, *extra)}
        self.list.clear()
        for saved in self._saved.values():
            in_use = saved.name == account.name and account.signed_in
            row = _row(saved, in_use=in_use)
            if saved.not_stored:
                row = Text("{account} (this session only)", account=row)
            item = QListWidgetItem(translate(row))
            item.setData(_NAME, saved.name)
            self.list.addItem(item)
            if saved.name == selected or (in_use and selected not in self._saved):
                self.list.setCurrentItem(item)
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        account, name = self._account, self._selected()
        practice = account.practice
        self.use.setEnabled(bool(name) and name != account.name and not practice)
        self.change.setEnabled(account.knows_saved(name) and not practice)
        self.remove.setEnabled(bool(name) and not practice)
        self.add.setEnabled(not practice)
        reason = translate(Text("Practice has an account of its own")) if practice else ""
        for button in (self.use, self.change, self.remove, self.add):
            button.setToolTip(reason)

    def _selected(self) -> str:
        rows = self.list.selectedItems()
        return str(rows[0].data(_NAME)) if rows else ""

    def _change(self) -> None:
        name = self._selected()
        if self._account.knows_saved(name) and not self._account.practice:
            AccountDialog(self, self._account, self._saved[name]).open()

    def _remove(self) -> None:
        name = self._selected()
        box = QMessageBox(self)
        box.setObjectName("removeAccountQuestion")
        dress(box, "warning", "warning")
        shown = self._saved[name].shown_name
        box.setText(translate(Text("Remove the account {name} from this computer?", name=shown)))
        box.setInformativeText(translate(_CONSEQUENCE))
        box.addButton(translate(Text("Keep it")), QMessageBox.ButtonRole.RejectRole)
        remove = box.addButton(translate(Text("&Remove")), QMessageBox.ButtonRole.DestructiveRole)
        remove.clicked.connect(lambda: self._account.remove(name))
        box.open()


def _button(name: str, text: Text) -> QPushButton:
    button = QPushButton(translate(text))
    button.setObjectName(name)
    button.setProperty("compact", "true")
    return button


def _row(saved: SavedAccount, *, in_use: bool) -> Text:
    unnamed = saved.shown_name == DEFAULT_NAME and saved.username
    name = saved.username if unnamed else saved.shown_name
    host = saved.endpoint.url.partition("://")[2]
    facts = {"name": printable(name), "host": printable(host), "version": saved.endpoint.version}
    if in_use:
        return Text("{name} – {host}, {version} – in use", **facts)
    return Text("{name} – {host}, {version}", **facts)
