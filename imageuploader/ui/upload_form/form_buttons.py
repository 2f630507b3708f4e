"""The buttons under the form: Copy as command, Clear and Upload."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from imageuploader.ui.language import translate
from imageuploader.ui.theme.icons import button_icon
from imageuploader.ui.theme.metrics import scaled_size, strong_font, units
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.steady_button import SteadyButton
from imageuploader.ui.widgets.tooltip import tip_with_keys
from imageuploader.words.text import Text

_SIDE, _NARROW, _BESIDE_COMMAND = 16, 44, 30
_MOST_IMAGES = 99
_BESIDE_TEXT = 32
_GAP = 8
_UPLOAD = Text("Upload")


class CommandButton(SteadyButton):
    """Copy as command: an icon alone where the other buttons leave no room for its text."""

    def __init__(self) -> None:
        self._title = translate(Text("Copy as command"))
        super().__init__(self._title)
        self.setObjectName("copyCommandButton")
        self.setAccessibleName(self._title)
        self.setToolTip(tip_with_keys(Text("The same upload for a terminal"), "Ctrl+Shift+K"))
        self._is_narrow = False
        self.setMinimumWidth(scaled_size(_NARROW))
        self.setIconSize(QSize(scaled_size(_SIDE), scaled_size(_SIDE)))
        on_palette_change(self, lambda _: self._show())

    def fit(self, room: int) -> None:
        """Show the text if there is room for it, in pixels; else the icon alone."""
        wide = self.fontMetrics().horizontalAdvance(self._title) + scaled_size(_BESIDE_COMMAND)
        self._is_narrow = room < wide
        self.setMaximumWidth(scaled_size(_NARROW) if self._is_narrow else wide)
        self._show()

    def _show(self) -> None:
        colours = Colours.now()
        self.setText("" if self._is_narrow else self._title)
        sign = button_icon("copy", colours.text, scaled_size(_SIDE)) if self._is_narrow else QIcon()
        self.setIcon(sign)


class FormButtons(QWidget):
    """They keep their places and widths, however many images there are."""

    def __init__(self) -> None:
        super().__init__()
        self.command = CommandButton()
        self.clear = SteadyButton(translate(Text("Clear")))
        self.clear.setObjectName("clearButton")
        self.clear.setToolTip(tip_with_keys(Text("Clear form"), "Ctrl+N"))
        self.upload = SteadyButton(translate(_UPLOAD))
        self.upload.setObjectName("uploadButton")
        self.upload.setMinimumWidth(self._widest_upload())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.command)
        row.addStretch(1)
        row.addWidget(self.clear)
        row.addWidget(self.upload)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        others = self.clear.sizeHint().width() + self.upload.minimumWidth()
        self.command.fit(self.width() - others - 2 * _GAP)

    def _widest_upload(self) -> int:
        """Return the width that the button has from the start, as its text grows with the files."""
        text = translate(upload_text(_MOST_IMAGES))
        width = QFontMetrics(strong_font()).horizontalAdvance(text) + _BESIDE_TEXT
        return max(round(104 * units(self)), width)


def upload_text(images: int) -> Text:
    """Return what the button says for so many images."""
    return Text("Upload {count} images", count=images) if images > 1 else _UPLOAD
