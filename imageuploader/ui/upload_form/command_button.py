"""The button Copy as command, which is an icon alone where there is no room for its text."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent
from typing_extensions import override

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
        self.setMinimumWidth(scaled_size(_NARROW))
        self.setIconSize(QSize(scaled_size(_SIDE), scaled_size(_SIDE)))
        on_palette_change(self, lambda _: self._show())

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self._wide, hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        is_narrow = self.width() < self._wide
        colours = Colours.now()
        self.setText("" if is_narrow else self._title)
        sign = button_icon("copy", colours.text, scaled_size(_SIDE)) if is_narrow else QIcon()
        self.setIcon(sign)

    @property
    def _wide(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._title) + scaled_size(_BESIDE_TEXT)
