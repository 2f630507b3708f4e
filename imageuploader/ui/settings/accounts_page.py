"""The accounts that are signed in on this computer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton

from imageuploader.domain.printable import printable
from imageuploader.domain.settings import SavedAccount, Settings
from imageuploader.services.account import DEFAULT_NAME
from imageuploader.ui.language import translate
from imageuploader.ui.settings.rows import Page
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService


class AccountsPage(Page):
    """Lists the saved accounts with their Linode; the one in use can be signed out."""

    sign_in_requested = Signal()

    def __init__(self, account: "AccountService") -> None:
        super().__init__()
        self._account = account
        self.list = QListWidget()
        self.list.setObjectName("accountList")
        self.list.setAccessibleName(translate(Text("Accounts")))
        self.add = QPushButton(translate(Text("Sign &in with another token…")))
        self.add.setObjectName("addAccountButton")
        self.sign_out = QPushButton(translate(Text("Sign &out")))
        self.sign_out.setObjectName("signOutButton")
        self.add.clicked.connect(self.sign_in_requested)
        self.sign_out.clicked.connect(account.sign_out)
        self.rows.addRow(self.list)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.sign_out):
            button.setProperty("compact", "true")
            row.addWidget(button)
        row.addStretch(1)
        self.rows.addRow(row)
        self.add_note(
            Text("Tokens are in the password store of the system, never in a file of this program.")
        )

    def show_settings(self, now: Settings) -> None:
        """Show the saved accounts, and the one that is only for this session."""
        account = self._account
        self.list.clear()
        session = SavedAccount(account.name, account.username, account.endpoint, not_stored="?")
        names = {saved.name for saved in now.accounts}
        extra = () if account.name in names or not account.signed_in else (session,)
        for saved in (*now.accounts, *extra):
            in_use = saved.name == account.name and account.signed_in
            row = _row(saved, in_use=in_use)
            if saved.not_stored:
                row = Text("{account} (this session only)", account=row)
            self.list.addItem(translate(row))
        practice = account.practice
        self.sign_out.setEnabled(account.signed_in and not practice)
        self.add.setEnabled(not practice)
        reason = translate(Text("Practice has an account of its own")) if practice else ""
        for button in (self.add, self.sign_out):
            button.setToolTip(reason)


def _row(saved: SavedAccount, *, in_use: bool) -> Text:
    name = saved.username if saved.name == DEFAULT_NAME and saved.username else saved.name
    host = saved.endpoint.url.partition("://")[2]
    facts = {"name": printable(name), "host": printable(host), "version": saved.endpoint.version}
    if in_use:
        return Text("{name} – {host}, {version} – in use", **facts)
    return Text("{name} – {host}, {version}", **facts)
