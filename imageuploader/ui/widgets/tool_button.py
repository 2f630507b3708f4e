"""Buttons with an icon alone, always or where there is no room for their text."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QToolTip

from imageuploader.ui.theme.icons import button_icon
from imageuploader.ui.theme.metrics import heading_height, scaled_size
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.steady_button import SteadyButton
from imageuploader.ui.widgets.tooltip import plain_tooltip

_SIDE, _NARROW, _BESIDE_TEXT = 16, 44, 30


class FoldingButton(SteadyButton):
    """Shows its title, or a picture alone where the other buttons leave no room for it."""

    def __init__(self, picture: str, title: str) -> None:
        super().__init__(title)
        self._picture, self._title = picture, title
        self._is_narrow = False
        self.setAccessibleName(title)
        self.setToolTip(plain_tooltip(title))
        self.setMinimumWidth(scaled_size(_NARROW))
        self.setIconSize(QSize(scaled_size(_SIDE), scaled_size(_SIDE)))
        on_palette_change(self, lambda _: self._show())

    def fit(self, room: int) -> None:
        """Show the title if there is room for it, in pixels; else the picture alone."""
        wide = self.fontMetrics().horizontalAdvance(self._title) + scaled_size(_BESIDE_TEXT)
        self._is_narrow = room < wide
        self.setMaximumWidth(scaled_size(_NARROW) if self._is_narrow else wide)
        self._show()

    def _show(self) -> None:
        colour, side = Colours.now().text, scaled_size(_SIDE)
        self.setText("" if self._is_narrow else self._title)
        self.setIcon(button_icon(self._picture, colour, side) if self._is_narrow else QIcon())


def tool_button(picture: str, title: str, size: int = 20, box: int = 28) -> QToolButton:
    """Return a button with an icon of `size` in a square of `box`; its title is the tooltip."""
    button = QToolButton()
    side = scaled_size(size)
    button.setIconSize(QSize(side, side))
    button.setFixedSize(scaled_size(box), scaled_size(box))
    set_title(button, title)
    on_palette_change(button, lambda c: button.setIcon(button_icon(picture, c.secondary, side)))
    return button


def close_button(title: str) -> QToolButton:
    """Return a small button with a cross, no higher than a row of a heading's height holds."""
    button = tool_button("close", title, 16, 24)
    button.setFixedHeight(min(button.height(), heading_height(button) - 2))
    return button


def show_tooltip(button: QToolButton) -> None:
    """Show the tooltip of a button immediately, below it."""
    QToolTip.showText(button.mapToGlobal(button.rect().bottomLeft()), button.toolTip(), button)


def set_title(button: QToolButton, title: str) -> None:
    """Set the tooltip and the accessible name of an icon button."""
    button.setToolTip(plain_tooltip(title))
    button.setAccessibleName(title)
