"""The tag field: a chip with a cross for each tag, and room to type the next one."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import units
from imageuploader.ui.widgets.basic import frame, label
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text

_COMMIT = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma}


class TagField(QLineEdit):
    """Adds a tag on Enter, comma and Tab, and each tag only once."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagsEdit")
        self.setPlaceholderText(translate(Text("Add a tag…")))
        self._tags: tuple[str, ...] = ()
        self._chips: list[QWidget] = []
        self.textEdited.connect(self._on_edited)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, including the one still being typed."""
        return tuple(dict.fromkeys((*self._tags, *_split(self.text()))))

    def set_tags(self, tags: tuple[str, ...]) -> None:
        """Replace the tags."""
        self._tags = tuple(dict.fromkeys(tags))
        self.clear()
        self._rebuild()

    def commit(self) -> bool:
        """Turn the typed text into tags; return whether there was any."""
        typed = _split(self.text())
        if typed:
            self.set_tags((*self._tags, *typed))
            self.changed.emit()
        return bool(typed)

    def remove(self, tag: str) -> None:
        """Remove a tag."""
        self._tags = tuple(known for known in self._tags if known != tag)
        self._rebuild()
        self.changed.emit()

    def _on_edited(self, text: str) -> None:
        if "," in text:
            self.commit()

    def _rebuild(self) -> None:
        for chip in self._chips:
            chip.hide()
            delete_soon(chip)
        self._chips = [self._chip(tag) for tag in self._tags]
        self.setAccessibleDescription(", ".join(self._tags))
        self._place_chips()

    def _chip(self, tag: str) -> QWidget:
        chip = frame("chip")
        chip.setParent(self)
        row = QHBoxLayout(chip)
        row.setContentsMargins(7, 0, 3, 0)
        row.setSpacing(2)
        name = label(tag)
        cross = tool_button("close", translate(Text("Remove tag {tag}", tag=tag)), 12, 18)
        cross.setCursor(Qt.CursorShape.ArrowCursor)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(lambda: self.remove(tag))
        row.addWidget(name)
        row.addWidget(cross)
        chip.show()
        return chip

    def _place_chips(self) -> None:
        left, height = 6, max(20, self.height() - 10)
        room = self.width() - round(76 * units(self))
        for chip in self._chips:
            width = chip.sizeHint().width()
            chip.setVisible(left + width <= max(room, 60) or chip is self._chips[0])
            chip.setGeometry(left, (self.height() - height) // 2, min(width, max(room, 60)), height)
            left += (min(width, max(room, 60)) + 6) if chip.isVisibleTo(self) else 0
        self.setTextMargins(left - 6 if self._chips else 0, 0, 0, 0)
        self.setToolTip(plain_tooltip(", ".join(self._tags)))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._place_chips()
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self.commit()
        ):
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _COMMIT and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text() and self._tags:
            self.remove(self._tags[-1])
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
