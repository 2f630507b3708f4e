"""Opens pages in the browser; without one the address is shown, to be copied."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.words.text import Text

_TITLE = Text("No browser could be opened")
_OPEN_IT = Text("Open this address yourself:")
_COPY = Text("Copy address")
_CLOSE = Text("Close")


def open_page(widget: QWidget, address: str) -> None:
    """Open a page in the browser, or show its address above a widget's window."""
    if not QDesktopServices.openUrl(QUrl(address)):
        AddressBox(widget.window(), address).open()


class AddressBox(QMessageBox):
    """An address that could not be opened, with a button that copies it."""

    def __init__(self, parent: QWidget, address: str) -> None:
        super().__init__(parent)
        self.setObjectName("addressBox")
        self.setWindowTitle(translate(_TITLE))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(translate(_OPEN_IT))
        self.setInformativeText(address)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy_button = self.addButton(translate(_COPY), QMessageBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(lambda: copy_text(address))
        close = self.addButton(translate(_CLOSE), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(close)
        self.setEscapeButton(close)
        self.finished.connect(lambda: delete_soon(self))
