"""The band that says that this is practice, and the two ways on from there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import strong_font
from imageuploader.ui.widgets.basic import label
from imageuploader.words.text import Text


class PracticeBand(QFrame):
    """Stands under the menu for as long as the window is open."""

    sample_requested = Signal()
    real_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("practiceBand")
        self.setProperty("role", "band")
        self.text = label(
            translate(Text("Practice: nothing leaves this computer")), strong_font(), "accent"
        )
        self.sample = QPushButton(translate(Text("Sample image")))
        self.sample.setObjectName("sampleButton")
        self.sample.setToolTip(translate(Text("Take a small disk image that comes with this")))
        self.real = QPushButton(translate(Text("Sign in for real…")))
        self.real.setObjectName("realButton")
        self.real.setToolTip(translate(Text("Close the practice and start the program itself")))
        self.sample.clicked.connect(self.sample_requested)
        self.real.clicked.connect(self.real_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 16, 3)
        row.setSpacing(16)
        row.addWidget(self.text, 1)
        for button in (self.sample, self.real):
            button.setProperty("inline", "true")
            row.addWidget(button)
