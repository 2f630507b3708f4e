"""A tinted banner above a zone with errors; it stays until it is closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.widgets.basic import StatusIcon, label
from imageuploader.ui.widgets.tool_button import close_button
from imageuploader.words.text import Text

_MAX_LINES = 3


class Banner(QFrame):
    """Messages, one per line; a fourth one replaces the oldest."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._lines: list[str] = []
        self._text = label("", wrap=True)
        self._text.setObjectName(name)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        sign = StatusIcon()
        sign.show_icon("error", "bad")
        close = close_button(translate(Text("Close this message")))
        close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(*mirror_margins(12, 4, 4, 4))
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(self._text, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """The messages as shown."""
        return self._text.text()

    def show_message(self, message: str) -> None:
        """Add a message, unless it is already shown."""
        if message and message not in self._lines:
            self._lines = [*self._lines, message][-_MAX_LINES:]
        self._refresh()

    def take_back(self, sentence: str) -> None:
        """Leave out a sentence that is true no more."""
        self._lines = [line for line in self._lines if line != sentence]
        self._refresh()

    def clear(self) -> None:
        """Remove all messages and hide."""
        self._lines = []
        self._refresh()

    def _refresh(self) -> None:
        self._text.setText("\n".join(self._lines))
        self.setVisible(bool(self._lines))
