"""SVG icons on a grid of 24, coloured and with a stroke width that suits their size."""

from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QIcon, QPixmap, QTransform

from imageuploader.ui.language import is_mirrored
from imageuploader.ui.resources import resource

_DIRECTED = frozenset({"back", "external", "panel"})
"""The icons that show a side of the window, and are mirrored with it."""

_STROKES = ((16, 1.9), (20, 1.7), (32, 1.5))


def _stroke_width(size: int) -> float:
    return next((width for most, width in _STROKES if size <= most), 1.25)


@cache
def _svg(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


@cache
def _render(name: str, colour: str, size: int, ratio: float, *, mirrored: bool) -> QPixmap:
    pixels = round(size * ratio)
    svg = (
        _svg(name)
        .replace('stroke="#000000"', f'stroke="{colour}"')
        .replace('stroke-width="1.5"', f'stroke-width="{_stroke_width(size)}"')
        .replace('width="24" height="24"', f'width="{pixels}" height="{pixels}"')
    )
    pixmap = QPixmap()
    pixmap.loadFromData(QByteArray(svg.encode()), "svg")
    if mirrored:
        pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon of `size`, for a screen with the given device pixel ratio."""
    mirrored = name in _DIRECTED and is_mirrored()
    return _render(name, color.name(), size, ratio, mirrored=mirrored)


def button_icon(name: str, color: QColor, size: int) -> QIcon:
    """Return an icon for a button, rendered for normal and for double resolution."""
    rendered = QIcon()
    for ratio in (1.0, 2.0):
        rendered.addPixmap(icon(name, color, size, ratio))
    return rendered
