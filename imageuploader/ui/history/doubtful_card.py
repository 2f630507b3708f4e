"""Images that may be an upload's: each with what differs, and a button of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from imageuploader.domain.image import Image
from imageuploader.domain.image_comparison import compare
from imageuploader.domain.upload import LeftImage, Upload
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import strong_font
from imageuploader.ui.widgets.basic import HeightForWidthFrame, label
from imageuploader.words.doubtful_images import comparison_text, doubtful_text
from imageuploader.words.text import Text

_REMOVE = Text("Remove")
_KEEP = Text("Keep it")
_ASKING = Text("Asking Linode what it is…")
_UNKNOWN_ID = Text("ID not known")
_UNKNOWN = Text(
    "Linode did not answer clearly when an image was asked for, and could not be "
    "asked since. An unfinished image may still be on Linode."
)
_TITLE = Text("Remove an image that may be yours")


class DoubtfulCard(HeightForWidthFrame):
    """One image that may be an upload's; it can be removed once what differs is shown."""

    removal_requested = Signal(object, object)

    def __init__(self, upload: Upload, left: LeftImage, image: Image | None) -> None:
        super().__init__()
        self.setObjectName("doubtfulCard")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(upload.spec.label, strong_font()))
        column.addWidget(label(translate(doubtful_text((left,))), wrap=True))
        for text, role in _lines(upload, image):
            column.addWidget(label(text, role=role, wrap=True))
        remove = QPushButton(translate(_REMOVE))
        remove.setProperty("compact", "true")
        name = Text(
            "Remove: {label}, {image}, may be yours", label=upload.spec.label, image=left.id
        )
        remove.setAccessibleName(translate(name))
        remove.setEnabled(image is not None)
        remove.clicked.connect(lambda: self.removal_requested.emit(upload, image))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)


class UnknownCard(HeightForWidthFrame):
    """An upload that may have left an image which nobody could look for yet."""

    def __init__(self, upload: Upload) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(upload.spec.label, strong_font()))
        column.addWidget(label(translate(_UNKNOWN_ID)))
        column.addWidget(label(translate(_UNKNOWN), role="secondary", wrap=True))


class DoubtfulQuestion(QMessageBox):
    """Asks whether an image that may be another's is to go; keeping it is the default."""

    def __init__(self, upload: Upload, image: Image, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("doubtfulQuestion")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(translate(_TITLE))
        self.setText(
            translate(
                Text("Remove {image} from Linode? It may be another upload's.", image=image.id)
            )
        )
        self.setInformativeText("\n".join(text for text, _ in _lines(upload, image)))
        keep = self.addButton(translate(_KEEP), QMessageBox.ButtonRole.RejectRole)
        self.remove = self.addButton(translate(_REMOVE), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)


def _lines(upload: Upload, image: Image | None) -> list[tuple[str, str]]:
    """Return the image's properties, one a line, each with its role: differences stand out."""
    if image is None:
        return [(translate(_ASKING), "secondary")]
    return [
        (translate(comparison_text(compared)), "warning" if compared.differs else "secondary")
        for compared in compare(upload, image)
    ]
