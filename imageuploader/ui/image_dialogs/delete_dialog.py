"""Asks before an image is deleted for good: its label is to be typed."""

from PySide6.QtWidgets import QLineEdit, QWidget

from imageuploader.domain.image import Image
from imageuploader.ui.image_dialogs.image_dialog import ImageDialog
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.basic import label
from imageuploader.words.text import Text

_TITLE, _VERB = Text("Delete image on Linode"), Text("Delete image")
_CONSEQUENCE = Text(
    "“{label}” ({image}) and its copies in all regions are deleted for good. Servers that were "
    "made from it stay."
)
_TYPE_IT = Text("Type its &label to confirm: {label}")


class DeleteDialog(ImageDialog):
    """Keeping it is what Enter and Esc do until the label is there."""

    def __init__(self, image: Image, parent: QWidget) -> None:
        super().__init__(image, _TITLE, _VERB, parent)
        self.setObjectName("deleteImage")
        facts = {"label": image.label, "image": image.id}
        self.body.addWidget(label(translate(_CONSEQUENCE.with_facts(**facts)), wrap=True))
        shown = image.label.replace("&", "&&")
        prompt = label(translate(_TYPE_IT.with_facts(label=shown)), wrap=True)
        self.typed = QLineEdit()
        self.typed.setObjectName("typedLabel")
        self.typed.setAccessibleName(
            translate(_TYPE_IT.with_facts(label=image.label)).replace("&", "")
        )
        prompt.setBuddy(self.typed)
        self.body.addWidget(prompt)
        self.body.addWidget(self.typed)
        self.submit.setProperty("filled", "true")
        self.submit.setEnabled(False)
        self.submit.setAutoDefault(False)
        self.cancel.setDefault(True)
        self.typed.textChanged.connect(self._on_typed)
        self.typed.setFocus()

    def _on_typed(self, text: str) -> None:
        self.submit.setEnabled(text.strip() == self.image.label.strip())
