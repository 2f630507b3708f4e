"""Buttons that are an icon alone."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QToolTip

from imageuploader.ui import theme
from imageuploader.ui.plain import tip
from imageuploader.ui.tinted import tinted

SMALL, MIDDLE = 16, 20


def tool_button(picture: str, title: str, size: int = MIDDLE, box: int = 28) -> QToolButton:
    """Return a button with an icon of `size` in a square of `box`; its title is the tooltip."""
    made = QToolButton()
    wide = theme.scaled(size)
    made.setIconSize(QSize(wide, wide))
    made.setFixedSize(theme.scaled(box), theme.scaled(box))
    retitle(made, title)
    tinted(made, lambda c: made.setIcon(theme.button_icon(picture, c.secondary, wide)))
    return made


def show_tip(button: QToolButton) -> None:
    """Show a button's tooltip at once, below it."""
    QToolTip.showText(button.mapToGlobal(button.rect().bottomLeft()), button.toolTip(), button)


def retitle(button: QToolButton, title: str) -> None:
    """Give an icon button another name, for eyes and for screen readers."""
    button.setToolTip(tip(title))
    button.setAccessibleName(title)
