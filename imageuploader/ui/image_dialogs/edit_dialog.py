"""Changes the label, the description and the tags of an image."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.ui.image_dialogs.image_dialog import ImageDialog
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import field_height
from imageuploader.ui.widgets.basic import label
from imageuploader.words.errors.spec import field_text
from imageuploader.words.text import Text

_LABEL, _DESCRIPTION = Text("&Label"), Text("&Description")
_TAGS, _COMMAS = Text("&Tags"), Text("Separated by commas")
_LINES = 4


class EditDialog(ImageDialog):
    """The three fields that Linode lets one change."""

    def __init__(self, image: Image, parent: QWidget) -> None:
        super().__init__(image, Text("Edit image"), Text("Save"), parent)
        self.setObjectName("editImage")
        self.label_edit, self.tags_edit = QLineEdit(image.label), QLineEdit(", ".join(image.tags))
        self.label_edit.setObjectName("editLabel")
        self.tags_edit.setObjectName("editTags")
        self.tags_edit.setPlaceholderText(translate(_COMMAS))
        self.description_edit = QPlainTextEdit((image.description or "").strip())
        self.description_edit.setObjectName("editDescription")
        self.description_edit.setTabChangesFocus(True)
        line = self.description_edit.fontMetrics().lineSpacing()
        self.description_edit.setFixedHeight(_LINES * line + 14)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows = (
            (_LABEL, self.label_edit),
            (_TAGS, self.tags_edit),
            (_DESCRIPTION, self.description_edit),
        )
        for row, (title, field) in enumerate(rows):
            name = label(translate(title))
            name.setBuddy(field)
            name.setMinimumHeight(field_height(self.label_edit))  # beside the first line
            field.setAccessibleName(translate(title).replace("&", ""))
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        self.body.addLayout(grid)
        self.submit.setProperty("filled", "true")
        self.submit.setDefault(True)

    @property
    def spec(self) -> UploadSpec:
        """The fields as they are now, without what surrounds them."""
        return UploadSpec(
            self.label_edit.text(),
            "-",
            self.description_edit.toPlainText(),
            tags=tuple(self.tags_edit.text().split(",")),
        ).normalize()

    @override
    def problem_found(self) -> str:
        """Return the first rule that a field breaks."""
        problem = next(iter(self.spec.problems()), None)
        return translate(field_text(problem)) if problem else ""
