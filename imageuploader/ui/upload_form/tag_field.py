"""The tag field: a chip with a cross for each tag, and room to type the next one."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror, mirror_margins
from imageuploader.ui.theme.metrics import units
from imageuploader.ui.upload_form.tag_chips import MoreChip, TagChip, TagList
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text

_COMMIT = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma}
_EDGE, _GAP = 6, 6
_TYPING = 76


class TagField(QLineEdit):
    """Adds a tag on Enter, comma and Tab, and each tag only once.

    A tag with an error and the newest tags are always in view; for the others there is one chip
    that opens a list of all.

    Signals:
        changed(): the tags are others now.
        removed(tags): what the tags were before one was removed.
    """

    changed = Signal()
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagsEdit")
        self.setPlaceholderText(translate(Text("Add a tag…")))
        self._tags: tuple[str, ...] = ()
        self._chips: list[TagChip] = []
        self._more = MoreChip(self)
        self._list = TagList(self)
        self._more.clicked.connect(self._open_list)
        self._list.removed.connect(self._on_removed_in_list)
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

    def restore(self, tags: tuple[str, ...]) -> None:
        """Bring removed tags back; what is being typed stays."""
        self._tags = tuple(dict.fromkeys(tags))
        self._rebuild()
        self.changed.emit()

    def commit(self) -> bool:
        """Turn the typed text into tags; return whether there was any."""
        typed = _split(self.text())
        if typed:
            self.set_tags((*self._tags, *typed))
            self.changed.emit()
        return bool(typed)

    def remove(self, tag: str) -> None:
        """Remove a tag."""
        before = self._tags
        self._tags = tuple(known for known in self._tags if known != tag)
        self._rebuild()
        self.changed.emit()
        self.removed.emit(before)

    def _on_edited(self, text: str) -> None:
        if "," in text:
            self.commit()

    def _open_list(self) -> None:
        self._list.open_below(self, self._tags)

    def _on_removed_in_list(self, tag: str) -> None:
        self.remove(tag)
        if self._tags:
            self._open_list()
        else:
            self._list.hide()

    def _rebuild(self) -> None:
        for chip in self._chips:
            chip.hide()
            delete_soon(chip)
        self._chips = [TagChip(tag, self) for tag in self._tags]
        for chip in self._chips:
            chip.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.removed.connect(self.remove)
        self.setAccessibleDescription(", ".join(self._tags))
        self._place_chips()

    def _place_chips(self) -> None:
        room = max(60, self.width() - _EDGE - round(_TYPING * units(self)))
        shown = self._chips_in_view(room)
        hidden = len(self._chips) - len(shown)
        left, height = _EDGE, max(20, self.height() - 10)
        top = (self.height() - height) // 2
        self._more.show_count(hidden)
        if hidden:
            width = self._more_width()
            self._put(self._more, QRectF(left, top, width, height))
            left += width + _GAP
        most = min(self._widest(room), max(60, room - (left - _EDGE)))
        for chip in self._chips:
            chip.setVisible(chip in shown)
            if chip in shown:
                width = min(chip.wanted_width(), most)
                self._put(chip, QRectF(left, top, width, height))
                left += width + _GAP
        self.setTextMargins(*mirror_margins(left - _EDGE if self._chips else 0, 0, 0, 0))
        self.setToolTip(plain_tooltip(", ".join(self._tags)))

    def _put(self, chip: QWidget, place: QRectF) -> None:
        chip.setGeometry(mirror(place, QRectF(self.rect())).toRect())

    def _chips_in_view(self, room: int) -> list[TagChip]:
        """Return the chips there is room for: those with an error, then the newest."""
        newest, wrong = self._chips[-1:], [chip for chip in self._chips if chip.is_wrong]
        by_rank = dict.fromkeys((*newest, *reversed(wrong), *reversed(self._chips)))
        shown: list[TagChip] = []
        used = 0
        for count, chip in enumerate(by_rank, start=1):
            rest = self._more_width() + _GAP if count < len(by_rank) else 0
            width = min(chip.wanted_width(), self._widest(room)) + _GAP
            if shown and used + width + rest > room:
                break
            shown.append(chip)
            used += width
        return shown

    def _widest(self, room: int) -> int:
        """Return how wide a chip may be: beside one with an error the newest is in view too."""
        wrong = next((chip for chip in reversed(self._chips[:-1]) if chip.is_wrong), None)
        if wrong is None:
            return room
        rest = room - self._more_width() - 3 * _GAP
        needed = wrong.wanted_width() + self._chips[-1].wanted_width()
        return room if needed <= rest else max(30, rest // 2)

    def _more_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(f"+{len(self._chips)}") + 14

    @override
    def event(self, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in {kinds.Resize, kinds.Show, kinds.LayoutDirectionChange}:
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
        elif event.key() == Qt.Key.Key_Down and self._tags:
            self._open_list()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
