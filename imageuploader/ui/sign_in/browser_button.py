"""Signing in with the browser, where a client is registered for that."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from imageuploader.ui.language import translate
from imageuploader.ui.widgets.answers import open_page
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService


class BrowserButton(QPushButton):
    """Opens Linode's page, and takes that back while the browser is waited for."""

    def __init__(self, account: "AccountService") -> None:
        super().__init__()
        self.setObjectName("browserButton")
        self.setProperty("link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._account = account
        self.clicked.connect(self._on_clicked)
        account.browser.page_requested.connect(open_page)
        account.browser.arrived.connect(self._on_arrived)
        account.browser.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what a press does now."""
        browser = self._account.browser
        waiting = Text("&Cancel signing in with the browser")
        self.setText(
            translate(waiting if browser.is_waiting else Text("Sign in with the &browser"))
        )
        self.setVisible(browser.is_possible)

    def _on_clicked(self) -> None:
        browser = self._account.browser
        if browser.is_waiting:
            browser.stop()
        else:
            browser.start()

    def _on_arrived(self, token: str) -> None:
        self._account.sign_in(token)
