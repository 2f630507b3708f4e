"""The rare questions: each says its consequence and has verbs on its buttons."""

from enum import Enum

from PySide6.QtWidgets import QMessageBox, QWidget

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.words.text import Text


class Leave(Enum):
    """What to do with running work when the window is closed."""

    STAY = "stay"
    AFTER = "when finished"
    CANCEL = "cancel"


class QuitQuestion(QMessageBox):
    """Asks what becomes of uploads that are not finished."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("quitQuestion")
        self.setWindowTitle(translate(Text("Quit")))
        self.setText(translate(Text("An upload is not finished")))
        self.setInformativeText(
            translate(
                Text(
                    "If it is cancelled, what was sent is lost and the unfinished image is removed."
                )
            )
        )
        role = QMessageBox.ButtonRole
        stay = self.addButton(translate(Text("Keep running")), role.RejectRole)
        self._after = self.addButton(translate(Text("Quit when finished")), role.AcceptRole)
        self._cancel = self.addButton(
            translate(Text("Cancel uploads and quit")), role.DestructiveRole
        )
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)

    @property
    def answer(self) -> Leave:
        """What was pressed; staying is what anything but a button means."""
        if self.clickedButton() is self._after:
            return Leave.AFTER
        return Leave.CANCEL if self.clickedButton() is self._cancel else Leave.STAY


def show_about(parent: QWidget, version: str) -> None:
    """Show what the program is."""
    text = Text(
        "Image Uploader {version} puts a disk image on Linode.\nIt sends no usage data.",
        version=version,
    )
    _show(parent, translate(Text("About Image Uploader")), translate(text))


def show_requirements(parent: QWidget) -> None:
    """Show what Linode takes."""
    text = translate(
        Text(
            "A raw disk image compressed with gzip, at most 5 GB as it is sent and, for "
            "most accounts, 6 GB unpacked.\nOther files are compressed first."
        )
    )
    _show(parent, translate(Text("Image requirements")), text)


def _show(parent: QWidget, title: str, text: str) -> None:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.open()
    box.finished.connect(lambda: delete_soon(box))
