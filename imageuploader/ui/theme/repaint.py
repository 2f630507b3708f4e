"""Redraws icons when the system changes between light and dark."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from imageuploader.ui.theme.palette import Colours

Draw = Callable[[Colours], object]
_CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class _Redrawer(QObject):
    """Calls `draw` on each change of the palette, as long as the widget lives."""

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


def on_palette_change(widget: QWidget, draw: Draw) -> None:
    """Call `draw` now and on each change of the palette, with the colours to use."""
    _Redrawer(widget, draw)
    draw(Colours.now())
