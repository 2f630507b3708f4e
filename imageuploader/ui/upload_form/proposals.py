"""What the system inside an image proposes for the fields, where a person chose nothing."""

from dataclasses import replace

from imageuploader.domain.inside.inside import Inside
from imageuploader.domain.inside.vocabulary import Answer
from imageuploader.domain.spec import label_for
from imageuploader.ui.language import translate
from imageuploader.ui.upload_form.fields import FormFields
from imageuploader.words.inside.sentences import row_words


class Proposals:
    """Fills label, description and the cloud-init box of one image, and takes that back.

    What was typed or ticked by hand, or comes from an earlier upload, is left as it is.
    """

    def __init__(self, fields: FormFields) -> None:
        self._fields = fields
        self._description = ""
        self._box_before: bool | None = None
        fields.cloud_init.clicked.connect(self._on_clicked)

    def make(self, inside: Inside | None) -> None:
        """Propose what the system inside says."""
        if inside is None:
            return
        fields, system = self._fields, inside.system
        if system is not None:
            if label := label_for(system.label):
                fields.suggest_label(label)
            self._describe(system.description)
        one = inside.cloud_init
        if one is not None and one.question.answer is not Answer.UNKNOWN:
            self._tick(is_ticked=one.question.answer is Answer.YES)

    def show_reason(self, inside: Inside | None) -> None:
        """Say right above the box what was found of cloud-init, or nothing."""
        one = inside.cloud_init if inside is not None else None
        evidence = translate(row_words(replace(one, place="")).evidence) if one is not None else ""
        self._fields.show_cloud_init(evidence)

    def withdraw(self) -> None:
        """Take back what was proposed for another image."""
        if self._description and self._fields.description.toPlainText() == self._description:
            self._fields.description.clear()
        self._description = ""
        if self._box_before is not None:
            self._fields.cloud_init.setChecked(self._box_before)
        self._box_before = None

    def _describe(self, text: str) -> None:
        if "description" not in self._fields.own and not self._fields.description.toPlainText():
            self._description = text
            self._fields.description.setPlainText(text)

    def _tick(self, *, is_ticked: bool) -> None:
        if "cloud_init" not in self._fields.own:
            self._box_before = self._fields.cloud_init.isChecked()
            self._fields.cloud_init.setChecked(is_ticked)

    def _on_clicked(self) -> None:
        """The person decided: that stays."""
        self._box_before = None
