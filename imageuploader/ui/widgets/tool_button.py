"""Buttons that are an icon alone."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QToolTip

from imageuploader.ui.theme.icons import button_icon
from imageuploader.ui.theme.metrics import scaled
from imageuploader.ui.theme.repaint import tinted
from imageuploader.ui.widgets.tooltip import tip

SMALL, MIDDLE = 16, 20


def tool_button(picture: str, title: str, size: int = MIDDLE, box: int = 28) -> QToolButton:
    """Return a button with an icon of `size` in a square of `box`; its title is the tooltip."""
    made = QToolButton()
    wide = scaled(size)
    made.setIconSize(QSize(wide, wide))
    made.setFixedSize(scaled(box), scaled(box))
    retitle(made, title)
    tinted(made, lambda c: made.setIcon(button_icon(picture, c.secondary, wide)))
    return made


def show_tip(button: QToolButton) -> None:
    """Show a button's tooltip at once, below it."""
    QToolTip.showText(button.mapToGlobal(button.rect().bottomLeft()), button.toolTip(), button)


def retitle(button: QToolButton, title: str) -> None:
    """Give an icon button another name, for eyes and for screen readers."""
    button.setToolTip(tip(title))
    button.setAccessibleName(title)
