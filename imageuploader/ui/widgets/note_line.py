"""One quiet line with a button that shows more of what it says."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.widgets.basic import StatusIcon, label
from imageuploader.words.text import Text


class NoteLine(QFrame):
    """Hidden until it has something to say.

    Signals:
        pressed(): its button was pressed.
    """

    pressed = Signal()

    def __init__(self, name: str, verb: Text) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.label = label("")
        self.label.setObjectName(f"{name}Label")
        self.button = QPushButton(translate(verb))
        self.button.setObjectName(f"{name}Button")
        self.button.setProperty("link", True)
        self.button.setProperty("compact", "true")
        self.button.clicked.connect(self.pressed)
        sign = StatusIcon()
        sign.show_icon("warning", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(*mirror_margins(12, 2, 8, 2))
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(self.label)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a sentence, or nothing."""
        self.label.setText(text)
        self.button.setAccessibleDescription(text)
        self.setVisible(bool(text))
