"""Buttons with an icon alone."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QToolTip

from imageuploader.ui.theme.icons import button_icon
from imageuploader.ui.theme.metrics import scaled_size
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.tooltip import plain_tooltip


def tool_button(picture: str, title: str, size: int = 20, box: int = 28) -> QToolButton:
    """Return a button with an icon of `size` in a square of `box`; its title is the tooltip."""
    button = QToolButton()
    side = scaled_size(size)
    button.setIconSize(QSize(side, side))
    button.setFixedSize(scaled_size(box), scaled_size(box))
    set_title(button, title)
    on_palette_change(button, lambda c: button.setIcon(button_icon(picture, c.secondary, side)))
    return button


def show_tooltip(button: QToolButton) -> None:
    """Show the tooltip of a button immediately, below it."""
    QToolTip.showText(button.mapToGlobal(button.rect().bottomLeft()), button.toolTip(), button)


def set_title(button: QToolButton, title: str) -> None:
    """Set the tooltip and the accessible name of an icon button."""
    button.setToolTip(plain_tooltip(title))
    button.setAccessibleName(title)
