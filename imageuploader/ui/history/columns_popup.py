"""The chooser of the table's columns: it stays open, and fits on the screen."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.ui.history.columns import COLUMNS, Column, Group
from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import strong_font
from imageuploader.ui.widgets.basic import CheckBox, label
from imageuploader.words.formatting import listing
from imageuploader.words.text import Text

_NAME = Text("Columns")
_TITLES = {Group.UPLOAD: Text("Upload"), Group.IMAGE: Text("Image on Linode")}
_ALWAYS = frozenset({"status", "label"})
_LONGEST = 10
"""So many columns stand below each other in the chooser."""


class ColumnsPopup(QFrame):
    """A check box for each column; `choose` is called with a name and whether it is to show."""

    def __init__(
        self, parent: QWidget, choose: Callable[[str, bool], object], chosen: Collection[str]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("historyColumns")
        self.setProperty("role", "card")
        self.setAccessibleName(translate(_NAME))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choose = choose
        self._hint = label("", role="secondary", wrap=True)
        self.boxes: dict[str, CheckBox] = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(16, 12, 16, 8)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        at = 0
        for group, title in _TITLES.items():
            columns = _columns_of(group)
            grid.addWidget(label(translate(title), strong_font()), 0, at)
            for place, column in enumerate(columns):
                box = self._box(column, column.name in chosen)
                grid.addWidget(box, 1 + place % _LONGEST, at + place // _LONGEST)
            at += 1 + (len(columns) - 1) // _LONGEST
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(1, 1, 1, 8)
        column_layout.addWidget(self._scroll)
        self._hint.setContentsMargins(16, 0, 16, 0)
        column_layout.addWidget(self._hint)
        self._inside = inside

    def show_hidden(self, columns: Collection[Column]) -> None:
        """Tell which chosen columns have no room now."""
        names = listing(column.title for column in columns)
        hint = Text("No room for them now: {columns}", columns=names) if columns else Text("")
        self._hint.setText(translate(hint))

    def show_below(self, corner: QPoint) -> None:
        """Show it below a point, and wholly on the screen."""
        room = self.screen().availableGeometry()
        self.ensurePolished()
        self._inside.ensurePolished()
        wanted = self._inside.sizeHint()
        around = self._around()
        height = min(wanted.height() + around.height(), room.height() - 16)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        scrolls = height < wanted.height() + around.height()
        width = wanted.width() + around.width() + (bar if scrolls else 0)
        width = min(width, room.width() - 16)
        self.resize(width, height)
        left = max(room.left() + 8, min(corner.x(), room.right() - width - 8))
        top = max(room.top() + 8, min(corner.y() + 4, room.bottom() - height - 8))
        self.move(left, top)
        self.show()
        next(box for box in self.boxes.values() if box.isEnabled()).setFocus()

    def _around(self) -> QSize:
        """What is needed beside the check boxes: frame, margins, and two lines of the hint."""
        frame, margins = self.size() - self.contentsRect().size(), self._column.contentsMargins()
        lines = 2 * self._hint.fontMetrics().lineSpacing() + max(0, self._column.spacing())
        edges = QSize(margins.left() + margins.right(), margins.top() + margins.bottom() + lines)
        return frame + edges

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _box(self, column: Column, chosen: bool) -> CheckBox:
        box = CheckBox(translate(column.title))
        box.setChecked(chosen)
        box.setEnabled(column.name not in _ALWAYS)
        box.toggled.connect(lambda on: self._choose(column.name, on))
        self.boxes[column.name] = box
        return box


def _columns_of(group: Group) -> list[Column]:
    """The columns of a group in their initial order, but for the file, which stands last."""
    return sorted((c for c in COLUMNS if c.group is group), key=lambda c: c.name == "file")
