"""Images that may be an upload's: each with what differs, and a button of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from imageuploader.domain.comparison import compare
from imageuploader.domain.image import Image
from imageuploader.domain.upload import LeftImage, Upload
from imageuploader.ui.parts import Unsqueezed, label
from imageuploader.ui.theme import say, strong_font
from imageuploader.words.doubt import comparison_text, doubtful_text
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_REMOVE = Text(_T("words", "Remove"))
_REMOVE_THIS = _T("words", "Remove: {label}, {image}, may be yours")
_KEEP = Text(_T("words", "Keep it"))
_ASKING = Text(_T("words", "Asking Linode what it is…"))
_UNKNOWN_ID = Text(_T("words", "ID not known"))
_UNKNOWN = Text(
    _T(
        "words",
        "Linode did not answer clearly when an image was asked for, and could not be asked since. "
        "An unfinished image may still be on Linode.",
    )
)
_TITLE = Text(_T("words", "Remove an image that may be yours"))
_QUESTION = _T("words", "Remove {image} from Linode? It may be another upload's.")


class DoubtfulCard(Unsqueezed):
    """One image that may be an upload's; it can be removed once what differs is shown."""

    removal_asked = Signal(object, object)

    def __init__(self, upload: Upload, left: LeftImage, image: Image | None) -> None:
        super().__init__()
        self.setObjectName("doubtfulCard")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(upload.spec.label, strong_font()))
        column.addWidget(label(say(doubtful_text((left,))), wrap=True))
        for text, role in _lines(upload, image):
            column.addWidget(label(text, role=role, wrap=True))
        remove = QPushButton(say(_REMOVE))
        remove.setProperty("compact", "true")
        name = Text(_REMOVE_THIS, label=upload.spec.label, image=left.id)
        remove.setAccessibleName(say(name))
        remove.setEnabled(image is not None)
        remove.clicked.connect(lambda: self.removal_asked.emit(upload, image))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)


class UnknownCard(Unsqueezed):
    """An upload that may have left an image which nobody could look for yet."""

    def __init__(self, upload: Upload) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(upload.spec.label, strong_font()))
        column.addWidget(label(say(_UNKNOWN_ID)))
        column.addWidget(label(say(_UNKNOWN), role="secondary", wrap=True))


class DoubtfulQuestion(QMessageBox):
    """Asks whether an image that may be another's is to go; keeping it is the default."""

    def __init__(self, upload: Upload, image: Image, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("doubtfulQuestion")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(say(_TITLE))
        self.setText(say(Text(_QUESTION, image=image.id)))
        self.setInformativeText("\n".join(text for text, _ in _lines(upload, image)))
        keep = self.addButton(say(_KEEP), QMessageBox.ButtonRole.RejectRole)
        self.remove = self.addButton(say(_REMOVE), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)


def _lines(upload: Upload, image: Image | None) -> list[tuple[str, str]]:
    """What the image is, line by line, with the role of each: what differs stands out."""
    if image is None:
        return [(say(_ASKING), "secondary")]
    compared = compare(upload, image)
    return [(say(comparison_text(it)), "warning" if it.differs else "secondary") for it in compared]
