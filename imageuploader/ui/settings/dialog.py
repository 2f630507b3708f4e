"""The dialog of the settings; nothing waits for an OK."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from imageuploader.ui.language import translate
from imageuploader.ui.settings.accounts_page import AccountsPage
from imageuploader.ui.settings.general_page import GeneralPage
from imageuploader.ui.settings.network_page import NetworkPage
from imageuploader.ui.settings.uploads_page import UploadsPage
from imageuploader.ui.theme.metrics import units
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.settings import SettingsService


class SettingsDialog(QDialog):
    """Four pages; what is changed on them holds at once."""

    sign_in_requested = Signal()

    def __init__(
        self, parent: QWidget, settings: "SettingsService", account: "AccountService"
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle(translate(Text("Settings")))
        self.general, self.uploads = GeneralPage(settings), UploadsPage(settings, account)
        self.accounts = AccountsPage(account, settings)
        self.network = NetworkPage(settings, account)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("settingsTabs")
        pages = (self.general, self.uploads, self.network, self.accounts)
        titles = (Text("General"), Text("Uploads"), Text("Network"), Text("Accounts"))
        for page, title in zip(pages, titles, strict=True):
            self.tabs.addTab(page, translate(title))
        self._settings = settings
        settings.changed.connect(self._show)
        account.changed.connect(self._show)
        self.accounts.sign_in_requested.connect(self._sign_in)
        self._lay_out()
        self._show()

    def show_accounts(self) -> None:
        """Turn to the accounts."""
        self.tabs.setCurrentWidget(self.accounts)

    def show_network(self) -> None:
        """Turn to the network."""
        self.tabs.setCurrentWidget(self.network)

    def _lay_out(self) -> None:
        close = QPushButton(translate(Text("Close")))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        self.tabs.tabBar().setDrawBase(False)
        column.addStrut(round(488 * units(self)))  # a least width would overrule that of the pages

    def _show(self) -> None:
        for page in (self.general, self.uploads, self.network, self.accounts):
            page.show_settings(self._settings.latest)

    def _sign_in(self) -> None:
        self.accept()
        self.sign_in_requested.emit()
