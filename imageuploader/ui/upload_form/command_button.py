"""The button Copy as command, which is an icon alone where there is no room for its text."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QKeySequence

from imageuploader.ui.language import translate
from imageuploader.ui.theme.icons import button_icon
from imageuploader.ui.theme.metrics import scaled_size
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.steady_button import SteadyButton
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text

_SIDE, _NARROW, _BESIDE_TEXT = 16, 44, 30


class CommandButton(SteadyButton):
    """It gives way to the buttons beside it, and keeps its name for a screen reader."""

    def __init__(self) -> None:
        self._title = translate(Text("Copy as command"))
        super().__init__(self._title)
        self.setObjectName("copyCommandButton")
        self.setAccessibleName(self._title)
        keys = QKeySequence("Ctrl+Shift+K").toString(QKeySequence.SequenceFormat.NativeText)
        tip = Text("The same upload for a terminal ({keys})", keys=keys)
        self.setToolTip(plain_tooltip(translate(tip)))
        self._is_narrow = False
        self.setMinimumWidth(scaled_size(_NARROW))
        self.setIconSize(QSize(scaled_size(_SIDE), scaled_size(_SIDE)))
        on_palette_change(self, lambda _: self._show())

    def fit(self, room: int) -> None:
        """Show the text if there is room for it, in pixels; else the icon alone."""
        wide = self.fontMetrics().horizontalAdvance(self._title) + scaled_size(_BESIDE_TEXT)
        self._is_narrow = room < wide
        self.setMaximumWidth(scaled_size(_NARROW) if self._is_narrow else wide)
        self._show()

    def _show(self) -> None:
        colours = Colours.now()
        self.setText("" if self._is_narrow else self._title)
        sign = button_icon("copy", colours.text, scaled_size(_SIDE)) if self._is_narrow else QIcon()
        self.setIcon(sign)
