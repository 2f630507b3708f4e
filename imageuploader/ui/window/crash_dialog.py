"""Tells of a fault of the program, and what was written down of it."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import fixed_font, strong_font, units
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.words.text import Text

GOES_ON = (
    Text("Something went wrong in Image Uploader"),
    Text(
        "This is a fault of the program. Uploads that are running go on. If the window does not "
        "behave as it should, quit and start it again: the history keeps every upload."
    ),
)
DOES_NOT_START = (
    Text("Image Uploader cannot start"),
    Text("This is a fault of the program, or of how it is installed. Starting it again may help."),
)
ENDED_BEFORE = (
    Text("Image Uploader ended unexpectedly"),
    Text(
        "The last time it ran, a fault ended the program. What was being uploaded then is marked "
        "in the history."
    ),
)
_REPORT = Text(
    "The report below holds no token, no upload address and not the name of your home folder. "
    "Nothing is sent: copy it if you want to report the fault."
)
_WIDTH, _HEIGHT = 560, 420


class CrashDialog(QDialog):
    """Shows the report on a fault; it never blocks the window."""

    def __init__(
        self, said: tuple[Text, Text], report: str, folder: Path, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("crashDialog")
        headline, meaning = said
        self.setWindowTitle(translate(headline))
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(translate(Text("Report")))
        self.report.setFont(fixed_font())
        # What it shows is no language.
        self.report.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        title = _line(headline)
        title.setFont(strong_font())
        layout = QVBoxLayout(self)
        for part in (title, _line(meaning), _line(_REPORT), self.report, self._buttons(folder)):
            layout.addWidget(part)
        self.resize(round(_WIDTH * units(self)), round(_HEIGHT * units(self)))

    def _buttons(self, folder: Path) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        self.copy_button = QPushButton(translate(Text("Copy report")))
        self.copy_button.clicked.connect(lambda: copy_text(self.report.toPlainText()))
        self.folder_button = QPushButton(translate(Text("Show log folder")))
        self.folder_button.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        )
        self.close_button = QPushButton(translate(Text("Close")))
        self.close_button.clicked.connect(self.reject)
        buttons = QDialogButtonBox()
        buttons.addButton(self.copy_button, role.ActionRole)
        buttons.addButton(self.folder_button, role.ActionRole)
        buttons.addButton(self.close_button, role.RejectRole)
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        return buttons


class CrashDialogs:
    """Shows one dialog at a time: while it is open, other faults are only written down."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        self._window, self._folder = window, folder
        self._open: CrashDialog | None = None

    def show(self, said: tuple[Text, Text], report: str) -> None:
        """Show a report, unless one is being read."""
        if self._open is not None:
            return
        self._open = CrashDialog(said, report, self._folder, self._window)
        self._open.finished.connect(self._on_finished)
        self._open.show()

    def _on_finished(self) -> None:
        if self._open is not None:
            delete_soon(self._open)
            self._open = None


def _line(text: Text) -> QLabel:
    said = QLabel(translate(text))
    said.setWordWrap(True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return said
