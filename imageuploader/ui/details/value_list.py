"""A list of names and selectable values, each with a copy button in a column of its own."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget
from typing_extensions import override

from imageuploader.ui.details.value_label import ValueLabel
from imageuploader.ui.language import is_mirrored, translate
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import scaled_size, units
from imageuploader.ui.widgets.basic import label
from imageuploader.ui.widgets.tool_button import set_title, tool_button
from imageuploader.words.text import Text

_KEY_WIDTH, _ROW_HEIGHT, _BUTTON, _GAP = 92, 21, 22, 8
_ACTIVATING = {QEvent.Type.Enter, QEvent.Type.FocusIn}

Rows = tuple[tuple[str, str], ...]


class ValueRows(QWidget):
    """Rows of name and value; one copy button moves to the row in use."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Rows = ()
        self._keys: list[QWidget] = []
        self._values: list[ValueLabel] = []
        self._active: ValueLabel | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(max(4, _ROW_HEIGHT - self.fontMetrics().height()))
        self._grid.setColumnMinimumWidth(0, round(_KEY_WIDTH * units(self)))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(2, scaled_size(_BUTTON) + _GAP)
        self._button = tool_button("copy", "", 16, _BUTTON)
        self._button.setParent(self)
        self._button.setObjectName("copyValueButton")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+C in the value does the same
        self._button.clicked.connect(self._copy)
        self._button.hide()

    @property
    def rows(self) -> Rows:
        """The names and values as shown."""
        return self._shown

    def show_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show these rows; if the names are the same, the labels stay and keep a selection."""
        new = tuple(rows)
        if [name for name, _ in new] != [name for name, _ in self._shown]:
            self._build([name for name, _ in new])
        self._shown = new
        for value, (_, text) in zip(self._values, new, strict=True):
            value.show_value(text)

    def _build(self, names: list[str]) -> None:
        self._button.hide()
        self._active = None
        for old in (*self._keys, *self._values):
            self._grid.removeWidget(old)
            old.setParent(None)
        self._values = [ValueLabel(name) for name in names]
        self._keys = [label(name, role="secondary") for name in names]
        for row, (key, value) in enumerate(zip(self._keys, self._values, strict=True)):
            self._grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
            value.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVATING and isinstance(watched, ValueLabel):
            self._place_button(watched)
        return super().eventFilter(watched, event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._button.hide()

    def _place_button(self, value: ValueLabel) -> None:
        """Put the copy button behind the first line of a value."""
        self._active = value
        set_title(self._button, translate(Text("Copy {name}", name=value.name)))
        line = value.fontMetrics().height()
        left = 0 if is_mirrored() else self.width() - self._button.width()
        self._button.move(left, value.y() + (line - self._button.height()) // 2)
        self._button.setVisible(bool(value.value))

    def _copy(self) -> None:
        if self._active is not None:
            self._active.copy()


class ValueList(QScrollArea):
    """Rows of name and value that scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows, inside = ValueRows(), QWidget()
        column = QGridLayout(inside)
        column.setContentsMargins(*mirror_margins(0, 0, 4, 0))
        column.addWidget(self._rows, 0, 0)
        column.setRowStretch(1, 1)
        self.setWidget(inside)

    @property
    def rows(self) -> Rows:
        """The names and values as shown."""
        return self._rows.rows

    def show_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show these rows; if the names are the same, the labels stay and keep a selection."""
        self._rows.show_rows(rows)
