"""Brings a window to the front when the program is started once more."""

import os
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def bring_to_front(window: QWidget, tokens: Mapping[str, str]) -> None:
    """Show a window above all others, or the dialog that is open in it, and give it the keys.

    The tokens of the desktop stand for the click that started the program: without them it
    leaves a window in the background. Qt looks for them in the environment.
    """
    minimized = Qt.WindowState.WindowMinimized
    if window.windowState() & minimized:
        window.setWindowState(window.windowState() & ~minimized)
    window.show()
    front = QApplication.activeModalWidget() or window
    os.environ.update(tokens)
    front.raise_()
    front.activateWindow()
    for name in tokens:
        os.environ.pop(name, None)  # nor may a program that is started from here inherit them
