"""What the dialogs about an image have in common: a problem to show, and a verb on the button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from imageuploader.domain.image import Image
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import title_font, units
from imageuploader.ui.widgets.accessibility import announce_now
from imageuploader.ui.widgets.basic import label
from imageuploader.words.text import Text

_CANCEL = Text("Cancel")
_WIDTH = 440


class ImageDialog(QDialog):
    """Stays open while Linode is asked, and says what went wrong.

    Signals:
        submitted(): the button was pressed, and nothing speaks against it.
    """

    submitted = Signal()

    def __init__(self, image: Image, title: Text, verb: Text, parent: QWidget) -> None:
        super().__init__(parent)
        self.image, self.waiting = image, False
        self.setWindowTitle(translate(title))
        self.setMinimumWidth(round(_WIDTH * units(self)))
        self.problem = label("", role="error", wrap=True)
        self.problem.hide()
        self.submit, self.cancel = QPushButton(translate(verb)), QPushButton(translate(_CANCEL))
        self.submit.clicked.connect(self._on_submit)
        self.cancel.clicked.connect(self.reject)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(label(image.label, title_font(), wrap=True))
        column.addWidget(label(image.id, role="secondary"))
        column.addLayout(self.body, 1)
        column.addWidget(self.problem)
        column.addLayout(buttons)

    def show_problem(self, sentence: str) -> None:
        """Say why it was not done; it can be tried again."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.submit.setEnabled(True)
        self.waiting = False
        if sentence:
            announce_now(self, sentence)

    def problem_found(self) -> str:
        """Return what speaks against pressing the button; empty if nothing does."""
        return ""

    def _on_submit(self) -> None:
        problem = self.problem_found()
        self.show_problem(problem)
        if not problem:
            self.submit.setEnabled(False)
            self.waiting = True
            self.submitted.emit()
