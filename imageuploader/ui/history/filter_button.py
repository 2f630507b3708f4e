"""The filter of the table: which uploads it shows."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton
from typing_extensions import override

from imageuploader.domain.history.query import Filter
from imageuploader.domain.printable import printable
from imageuploader.ui.language import translate
from imageuploader.ui.theme.icons import button_icon
from imageuploader.ui.theme.metrics import scaled_size
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.words.text import Text

_NAMES = {
    Filter.ALL: Text("All"),
    Filter.ACTIVE: Text("Active"),
    Filter.AVAILABLE: Text("Available"),
    Filter.ATTENTION: Text("Needs attention"),
    Filter.CANCELLED: Text("Cancelled"),
    Filter.ON_LINODE: Text("Images on Linode"),
}
_CHEVRON = 12


class FilterButton(QToolButton):
    """Says what is shown, and opens a menu to choose it.

    Signals:
        chosen(filter): another filter was chosen.
        account_chosen(name): only the uploads of an account are wished; empty for those of all.
    """

    chosen = Signal(object)
    account_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("historyFilter")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(_other_way(self.layoutDirection()))  # the chevron at the end
        self._group, self._menu = QActionGroup(self), QMenu(self)
        self._menu.setLayoutDirection(_other_way(self.layoutDirection()))
        self.setMenu(self._menu)
        self._shown, self._account = Filter.ALL, ""
        self._titles: dict[str, str] = {}
        self._account_group = QActionGroup(self)
        self.actions_by_account: dict[str, QAction] = {}
        self.actions_by_filter = {shown: self._add(shown) for shown in Filter}
        side = scaled_size(_CHEVRON)
        self.setIconSize(QSize(side, side))
        on_palette_change(self, lambda c: self.setIcon(button_icon("chevron", c.secondary, side)))
        self.show_filter(Filter.ALL)

    def show_filter(self, shown: Filter) -> None:
        """Show a filter as the chosen one."""
        self._shown = shown
        name = translate(_NAMES[shown])
        if self._account:
            facts = {"filter": name, "account": self._titles.get(self._account, self._account)}
            name = translate(Text("{filter}, {account}", **facts))
        self.actions_by_filter[shown].setChecked(True)
        self.setText(name)
        self.setAccessibleName(translate(Text("Shown: {filter}", filter=name)))
        self.setToolTip(translate(Text("Which uploads are shown")))

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 8, max(scaled_size(28), hint.height()))

    def show_accounts(self, titles: dict[str, str]) -> None:
        """Offer these accounts, by name with their titles, if there are several."""
        if titles == self._titles:
            return
        self._titles = titles
        for action in self._account_group.actions():
            self._menu.removeAction(action)
            self._account_group.removeAction(action)
        several = {"": translate(Text("All accounts")), **titles} if len(titles) > 1 else {}
        self.actions_by_account = {name: self._add_account(name, several[name]) for name in several}
        if self._account not in several:
            self._choose_account("")

    def _add_account(self, name: str, title: str) -> QAction:
        if not name:
            self._account_group.addAction(self._menu.addSeparator())
        action = self._menu.addAction(printable(title).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(name == self._account)
        self._account_group.addAction(action)
        action.triggered.connect(lambda: self._choose_account(name))
        return action

    def _choose_account(self, name: str) -> None:
        changed, self._account = name != self._account, name
        self.show_filter(self._shown)
        if name in self.actions_by_account:
            self.actions_by_account[name].setChecked(True)
        if changed:
            self.account_chosen.emit(name)

    def show_all_accounts(self) -> None:
        """Choose no account, as if in the menu."""
        self._choose_account("")

    def _add(self, shown: Filter) -> QAction:
        if shown is Filter.ON_LINODE:
            self._menu.addSeparator()
        action = self._menu.addAction(translate(_NAMES[shown]))
        action.setCheckable(True)
        self._group.addAction(action)
        action.triggered.connect(lambda: self._on_chosen(shown))
        return action

    def _on_chosen(self, shown: Filter) -> None:
        self.show_filter(shown)
        self.chosen.emit(shown)


def _other_way(direction: Qt.LayoutDirection) -> Qt.LayoutDirection:
    left = Qt.LayoutDirection.LeftToRight
    return Qt.LayoutDirection.RightToLeft if direction is left else left
