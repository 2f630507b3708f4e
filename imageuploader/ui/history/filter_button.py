"""The filter of the table: which uploads it shows."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton
from typing_extensions import override

from imageuploader.domain.history.query import Filter
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
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("historyFilter")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(_other_way(self.layoutDirection()))  # the chevron at the end
        self._group, self._menu = QActionGroup(self), QMenu(self)
        self._menu.setLayoutDirection(_other_way(self.layoutDirection()))
        self.setMenu(self._menu)
        self.actions_by_filter = {shown: self._add(shown) for shown in Filter}
        side = scaled_size(_CHEVRON)
        self.setIconSize(QSize(side, side))
        on_palette_change(self, lambda c: self.setIcon(button_icon("chevron", c.secondary, side)))
        self.show_filter(Filter.ALL)

    def show_filter(self, shown: Filter) -> None:
        """Show a filter as the chosen one."""
        name = translate(_NAMES[shown])
        self.actions_by_filter[shown].setChecked(True)
        self.setText(name)
        self.setAccessibleName(translate(Text("Shown: {filter}", filter=name)))
        self.setToolTip(translate(Text("Which uploads are shown")))

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 8, max(scaled_size(28), hint.height()))

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
