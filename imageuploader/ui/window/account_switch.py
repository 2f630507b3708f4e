"""The saved accounts at the top of a menu: a click switches to one."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from imageuploader.domain.printable import printable
from imageuploader.domain.settings import SavedAccount, Settings

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.settings import SettingsService


class AccountSwitch:
    """Keeps the accounts of a menu as they are saved; one alone needs no choice."""

    def __init__(self, menu: QMenu, account: "AccountService", settings: "SettingsService") -> None:
        self._menu, self._account = menu, account
        self._end = menu.addSeparator()
        self._group = QActionGroup(menu)
        self.actions: dict[str, QAction] = {}
        settings.changed.connect(self.refresh)
        menu.aboutToShow.connect(lambda: self.refresh(settings.latest))
        self.refresh(settings.latest)

    def refresh(self, settings: Settings) -> None:
        """Show the accounts as they are now."""
        for action in self.actions.values():
            self._menu.removeAction(action)
            self._group.removeAction(action)
        shown = settings.accounts if len(settings.accounts) > 1 else ()
        self.actions = {saved.name: self._add(saved) for saved in shown}
        self._end.setVisible(bool(shown))

    def _add(self, saved: SavedAccount) -> QAction:
        action = QAction(printable(saved.shown_name).replace("&", "&&"), self._menu)
        action.setCheckable(True)
        action.setChecked(saved.name == self._account.name)
        action.triggered.connect(lambda: self._account.use(saved.name))
        self._group.addAction(action)
        self._menu.insertAction(self._end, action)
        return action
