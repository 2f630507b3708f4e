"""A tinted line above a zone that says what went wrong and stays until it is put away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from imageuploader.ui.language import translate
from imageuploader.ui.widgets.basic import Sign, label
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.words.text import Text

_MOST_LINES = 3


class Banner(QFrame):
    """Sentences, a line each; with a fourth one the oldest goes."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._lines: list[str] = []
        self._text = label("", wrap=True)
        self._text.setObjectName(name)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        sign = Sign()
        sign.show_icon("error", "bad")
        close = tool_button("close", translate(Text("Close this message")), 16, 24)
        close.clicked.connect(self.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 4, 4)
        line.setSpacing(8)
        line.addWidget(sign)
        line.addWidget(self._text, 1)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def say(self, sentence: str) -> None:
        """Say a sentence below those that are there; one that is there is not repeated."""
        if sentence and sentence not in self._lines:
            self._lines = [*self._lines, sentence][-_MOST_LINES:]
        self._refresh()

    def take_back(self, sentence: str) -> None:
        """Leave out a sentence that is true no more."""
        self._lines = [line for line in self._lines if line != sentence]
        self._refresh()

    def clear(self) -> None:
        """Put everything away."""
        self._lines = []
        self._refresh()

    def _refresh(self) -> None:
        self._text.setText("\n".join(self._lines))
        self.setVisible(bool(self._lines))
