"""Answers to a press: a short sentence that the window shows and a screen reader says.

Whoever was pressed need not know the window: an answer goes to every top-level widget, and the
one with a line for it shows it.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from imageuploader.ui.language import translate
from imageuploader.words.text import Text


class Answer(QEvent):
    """A sentence, and a text that a Copy button beside it copies; there is none for an empty one.

    `seconds` is how long it is shown.
    """

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self, sentence: str, copyable: str = "", seconds: float = 3) -> None:
        super().__init__(self.KIND)
        self.sentence, self.copyable, self.seconds = sentence, copyable, seconds


def answer(sentence: str, copyable: str = "", seconds: float = 3) -> None:
    """Show a sentence in the window's line for answers."""
    for widget in QApplication.topLevelWidgets():
        QCoreApplication.sendEvent(widget, Answer(sentence, copyable, seconds))


def open_page(address: str) -> None:
    """Open a page in the browser, and show its address: nobody reports whether one opened."""
    opened = QDesktopServices.openUrl(QUrl(address))
    sentence = Text("Opening {address}") if opened else Text("No browser was found: {address}")
    answer(translate(sentence.with_facts(address=address)), address, seconds=20)


def open_folder(path: Path) -> None:
    """Open a folder in the file manager, and show its path as `open_page` shows an address."""
    opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    sentence = Text("Opening {folder}") if opened else Text("No file manager was found: {folder}")
    answer(translate(sentence.with_facts(folder=str(path))), str(path), seconds=20)
