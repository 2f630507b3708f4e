"""The card of Now before the first upload."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from imageuploader.ui.language import translate
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import scaled_size, strong_font
from imageuploader.ui.theme.palette import Colours, mix
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.basic import label
from imageuploader.words.text import Text

NOTHING = Text("Nothing is uploading")
_HINT = Text("An upload shows its speed and time left here.")
_FAINT = 0.34


class IdleCard(QFrame):
    """Says that nothing runs, and what will stand here."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "outline")
        self._cloud = label("")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 13)
        column.setSpacing(4)
        column.addStretch()
        on_palette_change(self, self._draw)
        hint = label(translate(_HINT), role="secondary", wrap=True)
        for part in (self._cloud, label(translate(NOTHING), strong_font()), hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addStretch()

    def least_height(self, width: int) -> int:
        """Return the height that all words need at a width."""
        return self._column.minimumHeightForWidth(width)

    def _draw(self, colours: Colours) -> None:
        ratio = self.devicePixelRatioF()
        faint = mix(colours.window, colours.text, _FAINT)
        self._cloud.setPixmap(icon("cloud", faint, scaled_size(40), ratio))
