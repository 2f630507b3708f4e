"""Parts of a field: the line below it and the counter at its end."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QLineEdit, QStyle
from typing_extensions import override

from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import repolish, scaled_font
from imageuploader.ui.widgets.basic import ElidedLabel, label
from imageuploader.ui.widgets.tooltip import plain_tooltip

_GAP = 20
_COUNT_FROM = 40


class ErrorLine(ElidedLabel):
    """The room of one line below a field, there from the start, so that nothing moves.

    It says what is wrong, else what is good to know; the tooltip has the whole sentence.
    """

    def __init__(self, name: str) -> None:
        super().__init__(scaled_font(0.9), "error", Qt.TextElideMode.ElideRight)
        self.setObjectName(f"{name}Error")
        self.setFixedHeight(max(_GAP, QFontMetrics(self.font()).height() + 2))
        self._hint = self._whole_hint = ""
        self._hint_role = "secondary"

    def show_error(self, line: str, sentence: str = "") -> None:
        """Say what is wrong in a few words; nothing if it is right."""
        self.setProperty("wrong", bool(line))
        self._say(line or self._hint, sentence or line or self._whole_hint)

    def show_hint(self, line: str, sentence: str = "", role: str = "secondary") -> None:
        """Say what is good to know, unless something is wrong; `role` may be `warning`."""
        self._hint, self._whole_hint, self._hint_role = line, sentence or line, role
        if not self.is_wrong:
            self._say(line, self._whole_hint)

    @property
    def is_wrong(self) -> bool:
        """Whether it says what is wrong."""
        return bool(self.property("wrong"))

    def _say(self, line: str, sentence: str) -> None:
        role = "error" if self.is_wrong else self._hint_role
        if self.property("role") != role:
            self.setProperty("role", role)
            repolish(self)
        self.show_text(line)
        self.setToolTip(plain_tooltip(sentence))


class Counter(QObject):
    """Shows at the end of a field how many characters of how many it has, once it is long."""

    def __init__(self, edit: QLineEdit, limit: int) -> None:
        super().__init__(edit)
        self._edit, self._limit = edit, limit
        self.label: QLabel = label("", scaled_font(0.9), role="secondary")
        self.label.setParent(edit)
        self.label.setObjectName("labelCounter")
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label.hide()
        edit.textChanged.connect(self._count)
        edit.installEventFilter(self)

    def _count(self, text: str) -> None:
        self.label.setText(f"{len(text)}/{self._limit}")
        role = "error" if len(text) > self._limit else "secondary"
        if self.label.property("role") != role:
            self.label.setProperty("role", role)
            repolish(self.label)
        self.label.setVisible(len(text) >= _COUNT_FROM)
        self._place()

    def _place(self) -> None:
        size, edit = self.label.sizeHint(), self._edit
        room = 0 if self.label.isHidden() else size.width() + 4
        edit.setTextMargins(*mirror_margins(0, 0, room, 0))
        place = QRect(QPoint(edit.width() - size.width() - 10, 0), size)
        place.moveTop((edit.height() - size.height()) // 2)
        self.label.setGeometry(QStyle.visualRect(edit.layoutDirection(), edit.rect(), place))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
