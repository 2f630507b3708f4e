"""A list of names and selectable values, each with a copy button."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import is_mirrored
from imageuploader.ui.theme.metrics import units
from imageuploader.ui.widgets.basic import label
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.ui.widgets.tool_button import set_title, tool_button
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text

_KEY_WIDTH, _ROW_HEIGHT = 92, 21
_MOST_SHOWN = 500
_ACTIVATING = {QEvent.Type.Enter, QEvent.Type.FocusIn}


class ValueLabel(QLabel):
    """A selectable value: several words wrap, a single long one is elided in the middle."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.value = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_value(self, value: str) -> None:
        """Show a value; showing the same one again keeps the selection."""
        if value != self.value:
            self.value = value
            self.setAccessibleDescription(value[:_MOST_SHOWN])
            self._fit()

    def copy(self) -> None:
        """Copy the whole value."""
        copy_text(self.value)

    def _fit(self) -> None:
        one_word = len(self.value.split()) == 1
        shown = self.value
        if one_word:
            mode = Qt.TextElideMode.ElideMiddle
            shown = QFontMetrics(self.font()).elidedText(self.value, mode, self.width())
        elif len(shown) > _MOST_SHOWN:
            shown = f"{shown[:_MOST_SHOWN]}…"
        self.setWordWrap(not one_word)
        self.setToolTip(plain_tooltip(self.value[:_MOST_SHOWN]) if shown != self.value else "")
        if shown != self.text():
            self.setText(shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        whole = self.selectedText() in {"", self.text()}
        if event.matches(QKeySequence.StandardKey.Copy) and whole:
            self.copy()
        else:
            super().keyPressEvent(event)


class ValueList(QScrollArea):
    """Rows of name and value; one copy button moves to the row in use."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._values: list[ValueLabel] = []
        self._active: ValueLabel | None = None
        self._button = tool_button("copy", "", 16, 22)
        self._button.setObjectName("copyValueButton")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+C in the value does the same
        self._button.clicked.connect(self._copy)

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """The names and values as shown."""
        return self._shown

    def show_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show these rows; if the names are the same, the labels stay and keep a selection."""
        new = tuple(rows)
        if [name for name, _ in new] != [name for name, _ in self._shown] or not self.widget():
            self._build([name for name, _ in new])
        self._shown = new
        for value, (_, text) in zip(self._values, new, strict=True):
            value.show_value(text)

    def _build(self, names: list[str]) -> None:
        self._button.setParent(None)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(max(4, _ROW_HEIGHT - inside.fontMetrics().height()))
        grid.setColumnMinimumWidth(0, round(_KEY_WIDTH * units(self)))
        grid.setColumnStretch(1, 1)
        self._values = [ValueLabel(name) for name in names]
        for row, (name, value) in enumerate(zip(names, self._values, strict=True)):
            key = label(name, role="secondary")
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            value.installEventFilter(self)
        grid.setRowStretch(len(names), 1)
        self.setWidget(inside)
        self._button.setParent(inside)
        self._button.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVATING and isinstance(watched, ValueLabel):
            self._place_button(watched)
        if event.type() == QEvent.Type.Leave and watched is self.widget():
            self._button.hide()
        return super().eventFilter(watched, event)

    def _place_button(self, value: ValueLabel) -> None:
        """Put the copy button at the end of the first line of a value."""
        self._active = value
        set_title(self._button, translate(Text("Copy {name}", name=value.accessibleName())))
        line = value.fontMetrics().height()
        place = value.geometry()
        left = place.left() if is_mirrored() else place.right() + 1 - self._button.width()
        self._button.move(QPoint(left, value.y() + (line - self._button.height()) // 2))
        self._button.setVisible(bool(value.value))
        self._button.raise_()

    def _copy(self) -> None:
        if self._active is not None:
            self._active.copy()
