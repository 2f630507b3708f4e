"""Icons that are drawn anew when the system changes between light and dark."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from imageuploader.ui.theme.palette import Colours

Draw = Callable[[Colours], object]
_CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class _Redrawer(QObject):
    """Lives as long as its widget and calls `draw` at each change of the palette."""

    def __init__(self, widget: QWidget, draw: Draw) -> None:
        super().__init__(widget)
        self._draw = draw
        self._colours = Colours.now()
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES and self._colours is not Colours.now():
            self._colours = Colours.now()
            self._draw(self._colours)
        return False


def tinted(widget: QWidget, draw: Draw) -> None:
    """Draw a widget's icon with the colours of now, and with the new ones when they change."""
    _Redrawer(widget, draw)
    draw(Colours.now())
