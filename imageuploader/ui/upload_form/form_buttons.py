"""The buttons under the form: Copy as command, Clear and Upload."""

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import strong_font, units
from imageuploader.ui.widgets.steady_button import SteadyButton
from imageuploader.ui.widgets.tool_button import FoldingButton
from imageuploader.ui.widgets.tooltip import tip_with_keys
from imageuploader.words.text import Text

_COPY_KEYS = "Ctrl+Shift+K"
_MOST_IMAGES = 99
_BESIDE_TEXT = 32
_GAP = 8
_UPLOAD = Text("Upload")


class FormButtons(QWidget):
    """They keep their places and widths, however many images there are."""

    def __init__(self) -> None:
        super().__init__()
        self.command = FoldingButton("copy", translate(Text("Copy as command")))
        self.command.setObjectName("copyCommandButton")
        self.command.setToolTip(tip_with_keys(Text("The same upload for a terminal"), _COPY_KEYS))
        self.clear = SteadyButton(translate(Text("Clear")))
        self.clear.setObjectName("clearButton")
        self.clear.setToolTip(tip_with_keys(Text("Clear form"), "Ctrl+N"))
        self.upload = SteadyButton(translate(_UPLOAD))
        self.upload.setObjectName("uploadButton")
        self.upload.setMinimumWidth(self._widest_upload())
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.command)
        row.addStretch(1)
        row.addWidget(self.clear)
        row.addWidget(self.upload)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside, widest = self.clear.sizeHint().width(), self._widest_upload()
        room = self.width() - beside - self.command.minimumWidth()
        gap = _GAP if room - 2 * _GAP >= widest else _GAP // 2
        self._row.setSpacing(gap)
        self.upload.setMinimumWidth(min(widest, max(0, room - 2 * gap)))
        self.command.fit(self.width() - beside - self.upload.minimumWidth() - 2 * gap)

    def _widest_upload(self) -> int:
        """Return the width that the button has from the start, as its text grows with the files."""
        text = translate(upload_text(_MOST_IMAGES))
        width = QFontMetrics(strong_font()).horizontalAdvance(text) + _BESIDE_TEXT
        return max(round(104 * units(self)), width)


def upload_text(images: int) -> Text:
    """Return what the button says for so many images."""
    return Text("Upload {count} images", count=images) if images > 1 else _UPLOAD
