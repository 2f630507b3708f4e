"""Icons: drawn on a grid of 24, recoloured and with a stroke that suits their size."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QIcon, QPixmap

_PACKAGE = Path(__file__).resolve().parents[2]
_STROKES = ((16, 1.9), (20, 1.7), (32, 1.5))


def resource(name: str) -> Path:
    """Return where a resource such as `icons/disk.svg` is: in the package, else the checkout."""
    packed = _PACKAGE / "resources" / name
    return packed if packed.exists() else _PACKAGE.parent / "resources" / name


def _stroke(size: int) -> float:
    return next((width for most, width in _STROKES if size <= most), 1.25)


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


@cache
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixels = round(size * ratio)
    svg = (
        _source(name)
        .replace('stroke="#000000"', f'stroke="{colour}"')
        .replace('stroke-width="1.5"', f'stroke-width="{_stroke(size)}"')
        .replace('width="24" height="24"', f'width="{pixels}" height="{pixels}"')
    )
    pixmap = QPixmap()
    pixmap.loadFromData(QByteArray(svg.encode()), "svg")
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon, `size` wide and high, for a screen of `ratio` pixels a unit."""
    return _drawn(name, color.name(), size, ratio)


def button_icon(name: str, color: QColor, size: int) -> QIcon:
    """Return an icon for a button, with a drawing for single and for double pixels."""
    both = QIcon()
    for ratio in (1.0, 2.0):
        both.addPixmap(icon(name, color, size, ratio))
    return both
