"""The dialogs of the Help menu."""

import sys

from PySide6.QtWidgets import QMessageBox, QWidget

from imageuploader.domain.errors import UploadError
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.text.error_text import error_text
from imageuploader.ui.theme.metrics import apply_stylesheet
from imageuploader.ui.widgets.message_box import dress
from imageuploader.words.text import Text


def show_about(parent: QWidget, version: str) -> None:
    """Show the name, version and purpose of the program."""
    text = Text(
        "Image Uploader {version} puts a disk image on Linode.\nIt sends no usage data.",
        version=version,
    )
    _show(parent, translate(Text("About Image Uploader")), translate(text))


def show_requirements(parent: QWidget) -> None:
    """Show which images Linode accepts."""
    text = translate(
        Text(
            "A raw disk image compressed with gzip, at most 5 GB as it is sent and, for "
            "most accounts, 6 GB unpacked.\nOther files are compressed first."
        )
    )
    _show(parent, translate(Text("Image requirements")), text)


def show_start_error(error: UploadError) -> None:
    """Say why the program cannot start, in a dialog and on standard error."""
    headline, remedy = error_text(error)
    if sys.stderr is not None:
        sys.stderr.write(f"Error: {headline}. {remedy}\n")
    box = QMessageBox()
    apply_stylesheet(box)
    dress(box, "error", "bad")
    box.setWindowTitle(translate(Text("Image Uploader cannot start")))
    box.setText(headline)
    box.setInformativeText(remedy)
    box.exec()


def _show(parent: QWidget, title: str, text: str) -> None:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.open()
    box.finished.connect(lambda: delete_soon(box))
