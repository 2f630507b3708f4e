"""The chips of the tag field, and the small list of all tags."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from imageuploader.domain.spec import tag_problems
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import apply_stylesheet
from imageuploader.ui.widgets.basic import ElidedLabel
from imageuploader.ui.widgets.press_through import let_press_through
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.words.errors import field_text
from imageuploader.words.text import Text

_ROWS_SHOWN = 8


class TagChip(QFrame):
    """A tag with a cross; red if Linode would not take it."""

    removed = Signal(str)

    def __init__(self, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = tag
        problem = next(iter(tag_problems((tag,))), None)
        self.is_wrong = problem is not None
        self.setProperty("role", "chip")
        self.setProperty("wrong", self.is_wrong)
        self._name = ElidedLabel(role="error" if self.is_wrong else "")
        self._name.show_text(tag)
        if problem is not None:
            self._name.setToolTip(translate(field_text(problem)))
        self.cross = tool_button("close", translate(Text("Remove tag {tag}", tag=tag)), 12, 18)
        self.cross.setCursor(Qt.CursorShape.ArrowCursor)
        self.cross.clicked.connect(lambda: self.removed.emit(self.tag))
        row = QHBoxLayout(self)
        row.setContentsMargins(*mirror_margins(7, 0, 3, 0))
        row.setSpacing(2)
        row.addWidget(self._name, 1)
        row.addWidget(self.cross)

    def wanted_width(self) -> int:
        """Return the width at which the whole tag is seen."""
        text = self._name.fontMetrics().horizontalAdvance(self._name.text())
        return text + self.cross.width() + 14


class MoreChip(QPushButton):
    """Says how many tags there is no room for, such as `+3`, and opens the list of all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("moreTagsButton")
        self.setProperty("chip", True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow down opens the same list
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many tags are not in view."""
        self.setText(f"+{count}")
        text = Text.plural("1 more tag", "{count} more tags", count=count)
        self.setAccessibleName(translate(text))
        self.setToolTip(translate(Text("Show all tags (arrow down)")))
        self.setVisible(count > 0)


class TagList(QFrame):
    """All tags, one below the other, each with a cross; Escape closes it."""

    removed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("tagList")
        self.setProperty("role", "card")
        self.setAccessibleName(translate(Text("All tags")))
        let_press_through(self, parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self._area)

    def open_below(self, field: QWidget, tags: Iterable[str]) -> None:
        """Show the tags below a field."""
        apply_stylesheet(self)
        chips = self._show(tuple(tags))
        high = chips[0].sizeHint().height() + 4 if chips else 0
        size = QSize(field.width(), min(len(chips), _ROWS_SHOWN) * high + 14)
        self.resize(size)
        self.move(field.mapToGlobal(QPoint(0, field.height() + 2)))
        self.show()
        if chips:
            chips[-1].cross.setFocus()

    def _show(self, tags: tuple[str, ...]) -> list[TagChip]:
        if self._area.widget() is not None:
            delete_soon(self._area.takeWidget())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        chips = [TagChip(tag) for tag in tags]
        for chip in chips:
            chip.removed.connect(self.removed)
            column.addWidget(chip)
        column.addStretch(1)
        self._area.setWidget(page)
        return chips
