"""The band that says that this is practice, and the two ways on from there."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton
from typing_extensions import override

from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import strong_font
from imageuploader.ui.widgets.basic import HeightForWidthFrame, label
from imageuploader.words.text import Text

_EDGE = 16


class PracticeBand(HeightForWidthFrame):
    """Stands under the menu for as long as the window is open."""

    sample_requested = Signal()
    real_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("practiceBand")
        self.setProperty("role", "band")
        self.text = label(
            translate(Text("Practice: nothing leaves this computer")),
            strong_font(),
            "accent",
            wrap=True,
        )
        self.sample = QPushButton(translate(Text("Sample image")))
        self.sample.setObjectName("sampleButton")
        self.sample.setToolTip(translate(Text("Take a small disk image that comes with this")))
        self.real = QPushButton(translate(Text("Sign in for real…")))
        self.real.setObjectName("realButton")
        self.real.setToolTip(translate(Text("Close the practice and start the program itself")))
        self.sample.clicked.connect(self.sample_requested)
        self.real.clicked.connect(self.real_requested)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(_EDGE, 3, _EDGE, 3)
        self._row.setSpacing(0)
        self._row.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(_EDGE)
        for button in (self.sample, self.real):
            button.setProperty("inline", "true")
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._row.addLayout(buttons)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two ways on below the text where there is no room beside it."""
        super().resizeEvent(event)
        text = self.text.fontMetrics().horizontalAdvance(self.text.text())
        ways = sum(way.sizeHint().width() + _EDGE for way in (self.sample, self.real))
        is_narrow = text + ways + 2 * _EDGE > event.size().width()
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
