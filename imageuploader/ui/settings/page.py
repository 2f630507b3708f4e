"""A page of settings: its combos and ticks, and how they stand below each other."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import units
from imageuploader.ui.widgets.basic import CheckBox, caption, label
from imageuploader.ui.widgets.combo import Combo
from imageuploader.words.text import Text

T = TypeVar("T")

_WIDE = 300


class Page(QWidget):
    """A page of settings, one row each."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 16, 0, 16)
        self.rows.setHorizontalSpacing(16)
        self.rows.setVerticalSpacing(12)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)

    def add_choice(
        self, name: str, title: Text, choices: dict[T, Text], on_chosen: Callable[[T], object]
    ) -> Combo:
        """Add a combo; `on_chosen` gets the key of what a person chooses."""
        combo, keys = Combo(), tuple(choices)
        combo.setObjectName(name)
        combo.addItems([translate(text) for text in choices.values()])
        combo.activated.connect(lambda index: on_chosen(keys[index]))
        self.rows.addRow(caption(translate(title), combo), combo)
        return combo

    def add_field(self, title: Text, field: QWidget) -> None:
        """Add a field that is as wide as there is room for, after its caption."""
        field.setMinimumWidth(round(_WIDE * units(self)))
        self.rows.addRow(caption(translate(title), field), field)

    def add_error(self) -> QLabel:
        """Add the row of a line that says what is wrong; it is shown with `show_error`."""
        line = label("", role="error", wrap=True)
        self.rows.addRow("", line)
        self.rows.setRowVisible(line, False)
        return line

    def show_error(self, line: QLabel, sentence: str) -> None:
        """Say what is wrong; nothing if it is right."""
        line.setText(sentence)
        self.rows.setRowVisible(line, bool(sentence))

    def add_tick(
        self, name: str, title: Text, text: Text, on_clicked: Callable[[bool], object]
    ) -> CheckBox:
        """Add a check box, after a caption that may be empty."""
        box = CheckBox(translate(text))
        box.setObjectName(name)
        box.clicked.connect(on_clicked)
        beside = label(translate(title))
        beside.setMinimumHeight(box.sizeHint().height())
        self.rows.addRow(beside, box)
        return box

    def add_buttons(self, title: Text, *buttons: QPushButton) -> None:
        """Add a row of compact buttons, after a caption that may be empty."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            button.setProperty("compact", "true")
            row.addWidget(button)
        row.addStretch(1)
        self.rows.addRow(label(translate(title)), row)

    def add_remark(self, text: Text) -> None:
        """Add a quiet line about the field above it."""
        self.rows.addRow("", label(translate(text), role="secondary"))

    def add_note(self, text: Text) -> None:
        """Add a quiet line over the whole width."""
        self.rows.addRow(label(translate(text), role="secondary", wrap=True))
