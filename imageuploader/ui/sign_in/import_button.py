"""Signing in as a user of linode-cli or linodego on this computer."""

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from imageuploader.domain.accounts.found import FoundAccount
from imageuploader.domain.printable import printable
from imageuploader.ui.language import translate
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService

_TITLE = Text("&Import an account…")
_TIP = Text("From {file}. The token stays there in plain text too; that file is not changed.")


class ImportButton(QPushButton):
    """A link with a menu of the users that were found; hidden where there are none."""

    def __init__(self, account: "AccountService") -> None:
        super().__init__(translate(_TITLE))
        self.setObjectName("importButton")
        self.setProperty("link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._account = account
        self._shown: tuple[FoundAccount, ...] = ()
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.setMenu(self._menu)
        self.hide()

    def refresh(self) -> None:
        """Show what was found."""
        found = self._account.others.found
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        self._menu.clear()
        for one in found:
            self._add(one)

    def _add(self, found: FoundAccount) -> None:
        facts = {"name": printable(found.name), "file": PurePath(found.file).name}
        action = self._menu.addAction(translate(Text("{name} ({file})", **facts)))
        action.setToolTip(translate(_TIP.with_facts(file=printable(found.file))))
        action.triggered.connect(lambda: self._account.import_account(found))
