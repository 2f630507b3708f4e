"""The dialogs of the Help menu."""

import sys

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from imageuploader.domain.errors import UploadError
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.menus.licences import show_licences
from imageuploader.ui.text.error_text import error_text
from imageuploader.ui.theme.metrics import apply_stylesheet
from imageuploader.ui.widgets.answers import open_page
from imageuploader.ui.widgets.message_box import dress
from imageuploader.words.cloud_manager import GUIDE_PAGE
from imageuploader.words.text import Text

NEW_VERSIONS = "https://github.com/imageuploader/imageuploader/releases"
_ICON = 64
_HEADLINE = Text("Linode takes a raw disk image, compressed with gzip")
_REQUIREMENTS = (
    Text("Image Uploader compresses raw files, and converts virtual disks and other archives."),
    Text("It may have 5 GB as it is sent, and for most accounts 6 GB unpacked."),
    Text(
        "A server starts from one ext4 file system without partitions, or from a disk with "
        "partitions and a boot loader. The check of a file says what it has found."
    ),
)


def show_about(parent: QWidget, version: str) -> None:
    """Show the name, version and purpose of the program, and the way to its licences."""
    text = Text(
        "Image Uploader {version} puts a disk image on Linode.\nIt sends no usage data, and does "
        "not look for new versions: they are at {address}",
        version=version,
        address=NEW_VERSIONS,
    )
    headline, _, rest = translate(text).partition("\n")
    box = _message(parent, translate(Text("About Image Uploader")), headline)
    box.setInformativeText(rest)
    box.setIconPixmap(QApplication.windowIcon().pixmap(_ICON))
    licences = box.addButton(translate(Text("Licences…")), QMessageBox.ButtonRole.ActionRole)
    licences.clicked.connect(lambda: show_licences(parent))
    box.addButton(QMessageBox.StandardButton.Close)
    box.open()


def show_requirements(parent: QWidget) -> None:
    """Show which images Linode accepts, and the way to its own description."""
    box = _message(parent, translate(Text("Image requirements")), translate(_HEADLINE))
    dress(box, "disk")
    box.setInformativeText("\n\n".join(map(translate, _REQUIREMENTS)))
    guide = box.addButton(translate(Text("Linode's guide…")), QMessageBox.ButtonRole.ActionRole)
    guide.clicked.connect(lambda: open_page(GUIDE_PAGE))
    box.addButton(QMessageBox.StandardButton.Close)
    box.open()


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


def _message(parent: QWidget, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.finished.connect(lambda: delete_soon(box))
    return box
