"""The fields of a new image, each with a label and the room of a line below."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from imageuploader.domain.field_problem import FieldProblem
from imageuploader.domain.region import EUROPE
from imageuploader.domain.settings import FormValues
from imageuploader.domain.spec import LABEL_MAX, UploadSpec, tags_to_shorten
from imageuploader.ui.language import translate
from imageuploader.ui.terms.agreement_row import AgreementRow
from imageuploader.ui.theme.metrics import field_height, repolish, units
from imageuploader.ui.upload_form.field_parts import Counter, ErrorLine
from imageuploader.ui.upload_form.region_combo import RegionCombo
from imageuploader.ui.upload_form.tag_field import TagField
from imageuploader.ui.widgets.basic import CheckBox, label, line_height
from imageuploader.ui.widgets.tool_button import show_tooltip, tool_button
from imageuploader.words.errors import field_line, field_text, tag_hint
from imageuploader.words.text import Text

_NAMES = ("label", "region", "tags", "description")
_PROPOSED = frozenset({"description", "cloud_init"})
_NAME_OF_IMAGE = Text("Name of the image on Linode")


@dataclass(frozen=True, slots=True)
class FieldValues:
    """What the fields hold, as they can be brought back."""

    spec: UploadSpec
    label_typed: bool
    region_typed: str
    own: frozenset[str]


class FormFields(QFrame):
    """Label, region, tags, description and cloud-init; validated when a field loses the focus.

    `own` names those of description and cloud-init that a person decided, or did for this file.
    """

    corrected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label_edit = QLineEdit()
        self.label_edit.setObjectName("labelEdit")
        self.label_edit.setPlaceholderText(translate(_NAME_OF_IMAGE))
        self.region = RegionCombo()
        self.tags = TagField()
        self.description = QPlainTextEdit()
        self.description.setObjectName("descriptionEdit")
        self.description.setPlaceholderText(translate(Text("Optional")))
        self.description.setTabChangesFocus(True)
        self.cloud_init = CheckBox(translate(Text("This image supports cloud-&init")))
        self.cloud_init.setObjectName("cloudInitCheck")
        self.cloud_init.setToolTip(
            translate(Text("Linode passes user data only to images with this option."))
        )
        self.own: frozenset[str] = frozenset()
        self._label_typed = False
        self._defaults: FormValues | None = None
        self._fields: dict[str, QWidget] = {
            "label": self.label_edit,
            "region": self.region,
            "tags": self.tags,
            "description": self.description,
        }
        self._errors = {name: ErrorLine(name) for name in _NAMES}
        self.agreement = AgreementRow(self._errors["region"].height())
        self._needs_agreement = False
        self._counter = Counter(self.label_edit, LABEL_MAX)
        self.show_cloud_init("")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, round(80 * units(self)))
        grid.setColumnStretch(1, 1)
        titles = (
            translate(Text("&Label")),
            translate(Text("&Region")),
            translate(Text("&Tags")),
            translate(Text("&Description")),
        )
        for row, (name, title) in enumerate(zip(_NAMES, titles, strict=True)):
            self._add_row(row * 2, name, title)
            if name == "region":  # here, as the focus moves in the order in which they are added
                grid.addWidget(self.agreement, row * 2 + 1, 1)
        grid.addLayout(self._cloud_init_row(), 2 * len(_NAMES), 1)
        self.set_tall(tall=False)

    def _cloud_init_row(self) -> QHBoxLayout:
        help_button = tool_button("help", self.cloud_init.toolTip(), 16, 24)
        help_button.setObjectName("cloudInitHelp")
        help_button.setAccessibleName(translate(Text("What cloud-init is for")))
        help_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the box itself describes it
        help_button.clicked.connect(lambda: show_tooltip(help_button))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.cloud_init)
        row.addWidget(help_button)
        row.addStretch(1)
        return row

    def show_cloud_init(self, reason: str) -> None:
        """Show in the line above the box what was found of cloud-init in the image."""
        self._errors["description"].show_hint(reason)
        texts = (reason, self.cloud_init.toolTip())
        self.cloud_init.setAccessibleDescription(" ".join(filter(None, texts)))

    def _add_row(self, row: int, name: str, title: str) -> None:
        caption, field = label(title), self._fields[name]
        caption.setBuddy(field)
        caption.setMinimumHeight(field_height(caption))
        self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
        self._grid.addWidget(self._errors[name], row + 1, 1)
        field.setAccessibleName(title.replace("&", ""))

    def _connect(self) -> None:
        self.label_edit.textEdited.connect(self._on_label_typed)
        self.cloud_init.clicked.connect(self._on_cloud_init_clicked)
        self.label_edit.textChanged.connect(lambda: self._recheck("label"))
        self.region.currentTextChanged.connect(lambda: self._recheck("region"))
        self.region.currentTextChanged.connect(self._show_agreement)
        self.agreement.ticked.connect(self.corrected)
        self.tags.changed.connect(lambda: self._recheck("tags"))
        self.tags.changed.connect(self._show_hint)
        self.description.textChanged.connect(lambda: self._recheck("description"))
        for field in (*self._fields.values(), self.region.typed):
            field.installEventFilter(self)

    def set_tall(self, *, tall: bool) -> None:
        """Make the description 72 px high where there is room and one line where not, or 48."""
        lines = line_height(self)
        usual, high = max(48, lines * 2 + 14), max(72, lines * 4 + 8)
        self.description.setMinimumHeight(field_height(self) if tall else usual)
        self.description.setMaximumHeight(high if tall else usual)
        self.description.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def spec(self) -> UploadSpec:
        """The values, without surrounding white space."""
        return UploadSpec(
            label=self.label_edit.text(),
            region=self.region.region_id,
            description=self.description.toPlainText(),
            cloud_init=self.cloud_init.isChecked(),
            tags=self.tags.tags,
            agrees=self._asks_agreement and self.agreement.box.isChecked(),
        ).normalize()

    @property
    def _asks_agreement(self) -> bool:
        return self._needs_agreement and self.region.continent == EUROPE

    def require_agreement(self, *, is_required: bool) -> None:
        """Ask for the terms for Europe if a region there is chosen, or for no region."""
        self._needs_agreement = is_required
        self._show_agreement()

    def _show_agreement(self) -> None:
        """Ask for it in the line below the region, unless that says what is wrong with it."""
        line = self._errors["region"]
        is_shown = self._asks_agreement and not line.is_wrong
        line.setVisible(not is_shown)
        self.agreement.show_needed(is_needed=is_shown)

    def suggest_label(self, text: str) -> None:
        """Fill in the label, unless the user typed one."""
        if not self._label_typed:
            self.label_edit.setText(text)

    def fill(self, spec: UploadSpec) -> None:
        """Fill in the fields of an earlier upload."""
        self._label_typed, self.own = True, _PROPOSED
        self.label_edit.setText(spec.label)
        self.description.setPlainText(spec.description)
        self.preset(FormValues(spec.region, spec.tags, spec.cloud_init))
        self.agreement.box.setChecked(spec.agrees)

    @property
    def values(self) -> FieldValues:
        """What the fields hold, for `restore`."""
        return FieldValues(self.spec, self._label_typed, self.region.currentText(), self.own)

    def restore(self, values: FieldValues) -> None:
        """Bring back what the fields held."""
        self.fill(values.spec)
        self._label_typed, self.own = values.label_typed, values.own
        if not values.spec.region:
            self.region.setEditText(values.region_typed)

    def clear(self) -> None:
        """Clear label and description; region, tags and cloud-init stay, or are as defined."""
        self._label_typed, self.own = False, frozenset()
        self.label_edit.clear()
        self.description.clear()
        if self._defaults is not None:
            self.preset(self._defaults)
        for name in _NAMES:
            self._show(name, "")

    def clear_all(self) -> None:
        """Clear every field; the region is the last used again, or all is as defined."""
        self.clear()
        self.agreement.box.setChecked(False)
        self.preset(self._defaults or FormValues(self.region.last_used))
        for name in _NAMES:
            self._show(name, "")

    def ask_for_label(self) -> None:
        """Take the label of the one image here."""
        self.label_edit.setEnabled(True)
        self.label_edit.setPlaceholderText(translate(_NAME_OF_IMAGE))

    def leave_label_to_list(self) -> None:
        """Take no label here: each of several images has its own in the list."""
        self._label_typed = False
        self.label_edit.clear()
        self._show("label", "")
        self.label_edit.setEnabled(False)
        self.label_edit.setPlaceholderText(translate(Text("Each image has its own, in the list")))

    def begin_with(self, defaults: FormValues | None) -> None:
        """Use these values whenever the fields are cleared, None for those of the last upload."""
        self._defaults = defaults

    def preset(self, values: FormValues) -> None:
        """Fill in region, tags and cloud-init."""
        self.region.choose(values.region)
        self.tags.set_tags(values.tags)
        self.cloud_init.setChecked(values.cloud_init)

    def check_all(self) -> int:
        """Show every error, focus the first, and return how many fields have one."""
        self.region.choose_only_match()
        problems = self.spec.problems()
        names = [name for name in _NAMES if self._is_asked(name) and self._check(name, problems)]
        lacks_tick = self._asks_agreement and not self.agreement.box.isChecked()
        self.agreement.show_missing(is_missing=lacks_tick)
        if names:
            self._fields[names[0]].setFocus()
        elif lacks_tick:
            self.agreement.box.setFocus()
        return len(names) + lacks_tick

    def _is_asked(self, name: str) -> bool:
        return name != "label" or self.label_edit.isEnabled()

    def show_server_error(self, name: str, sentence: str) -> bool:
        """Show an error from Linode below a field; return whether there is such a field."""
        if name in self._fields:
            self._show(name, sentence, sentence)
        return name in self._fields

    def _check(self, name: str, problems: tuple[FieldProblem, ...]) -> bool:
        first = next((problem for problem in problems if problem.field == name), None)
        if first is None:
            self._show(name, "")
        elif name == "region" and (typed := self.region.currentText().strip()):
            self._show(name, translate(Text("No region matches “{typed}”", typed=typed)))
        else:
            self._show(name, translate(field_line(first)), translate(field_text(first)))
        return first is not None

    @property
    def wrong(self) -> int:
        """How many fields show an error."""
        return sum(error.is_wrong for error in self._errors.values()) + self.agreement.is_missing

    def error(self, name: str) -> str:
        """Return the error that a field shows, empty if none."""
        line = self._errors[name]
        return line.text() if line.is_wrong else ""

    def _recheck(self, name: str) -> None:
        if self._errors[name].is_wrong:
            self._check(name, self.spec.problems())
            self.corrected.emit()

    def _show(self, name: str, line: str, sentence: str = "") -> None:
        field = self._fields[name]
        self._errors[name].show_error(line, sentence)
        self._show_agreement()
        value = ", ".join(self.tags.tags) if name == "tags" else ""
        field.setAccessibleDescription(sentence or line or value)
        if bool(field.property("wrong")) != bool(line):
            field.setProperty("wrong", bool(line))
            repolish(field)

    def _show_hint(self) -> None:
        self._errors["tags"].show_hint(translate(tag_hint(tags_to_shorten(self.tags.tags))))

    def _on_label_typed(self, text: str) -> None:
        self._label_typed = bool(text)

    def _on_cloud_init_clicked(self) -> None:
        self.own |= {"cloud_init"}

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            has_opened_list = event.reason() == Qt.FocusReason.PopupFocusReason
            if not has_opened_list:
                self._on_focus_lost(watched)
        return super().eventFilter(watched, event)

    def _on_focus_lost(self, watched: QObject) -> None:
        candidates = (watched, watched.parent())
        name = next((name for name, field in self._fields.items() if field in candidates), "")
        if name == "region":
            self.region.choose_only_match()
        spec = self.spec
        values = {"label": spec.label, "region": spec.region or self.region.currentText()}
        if name and values.get(name, "-"):
            self._check(name, spec.problems())
