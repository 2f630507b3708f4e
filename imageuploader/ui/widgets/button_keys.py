"""Enter presses the focused button, as Space does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def press_focused_button(event: QKeyEvent) -> bool:
    """Press the focused button if the key is Enter; return whether it was pressed.

    For a window, which gets the keys that the focused widget and those around it left alone.
    """
    button = QApplication.focusWidget()
    if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if isinstance(button, QToolButton) and button.menu() is not None:
        button.showMenu()
        return True
    if isinstance(button, QToolButton | QPushButton):
        button.click()
        return True
    return False
