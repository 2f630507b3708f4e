"""The colours of the window, all derived from the system's palette."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from PySide6.QtGui import QColor, QGuiApplication, QPalette

_LINEAR_BELOW = 0.04045
_MIDDLE = 0.18
"""The luminance that is as far from black as from white, by contrast."""

_QUIET_CONTRAST = 5.0
_STATE_CONTRAST = 4.6
_HUES = {"good": (150, 0.62), "warning": (38, 0.85), "bad": (4, 0.72)}


def mix(a: QColor, b: QColor, t: float) -> QColor:
    """Return the colour a fraction `t` of the way from `a` to `b`, per channel."""
    return QColor(
        round(a.red() + (b.red() - a.red()) * t),
        round(a.green() + (b.green() - a.green()) * t),
        round(a.blue() + (b.blue() - a.blue()) * t),
    )


def _luminance(colour: QColor) -> float:
    return _luminance_of(colour.redF(), colour.greenF(), colour.blueF())


@lru_cache(maxsize=1024)  # asked for at each painting of a cell
def _luminance_of(red: float, green: float, blue: float) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(a: QColor, b: QColor) -> float:
    """Return the WCAG contrast of two colours, 1 to 21."""
    dark, light = sorted((_luminance(a), _luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def ensure_contrast(c: QColor, to: QColor, on: tuple[QColor, ...], ratio: float) -> QColor:
    """Return `c`, moved towards `to` in steps of 2 % until its contrast on all of `on` suffices."""
    for step in range(51):
        candidate = mix(c, to, step / 50)
        if all(contrast(candidate, back) >= ratio for back in on):
            return candidate
    return to


def _secondary(text: QColor, window: QColor, on: tuple[QColor, ...], hover: QColor) -> QColor:
    for step in range(50, -1, -1):
        quiet = mix(text, window, step / 100)
        if all(contrast(quiet, back) >= _QUIET_CONTRAST for back in on):
            return ensure_contrast(quiet, text, (hover,), 4.5)
    return text


def _filled(accent: QColor, on_filled: QColor) -> QColor:
    """The accent, away from the text on it as far as that text needs."""
    away = QColor("black") if _luminance(on_filled) > _MIDDLE else QColor("white")
    return ensure_contrast(accent, away, (on_filled,), 4.6)


def _state_colour(name: str, dark: bool, on: tuple[QColor, ...]) -> QColor:
    hue, saturation = _HUES[name]
    share = 0.14 if dark else 0.09
    step = 0.01 if dark else -0.01
    lightness = 0.5
    while 0.0 < lightness < 1.0:
        colour = QColor.fromHslF(hue / 360, saturation, lightness)
        if all(
            contrast(colour, back) >= _STATE_CONTRAST for back in (*on, mix(on[0], colour, share))
        ):
            return colour
        lightness += step
    return QColor("white" if dark else "black")


@dataclass(frozen=True)
class Colours:
    """Every colour of the window by its role."""

    dark: bool
    window: QColor
    base: QColor
    text: QColor
    accent: QColor
    bar: QColor
    surface: QColor
    secondary: QColor
    hairline: QColor
    card_border: QColor
    field_border: QColor
    dashed: QColor
    hover: QColor
    alternate: QColor
    track: QColor
    selection: QColor
    filled: QColor
    on_filled: QColor
    accent_text: QColor
    good: QColor
    warning: QColor
    bad: QColor

    @classmethod
    def of(cls, palette: QPalette) -> Self:
        """Return the colours for a palette, light or dark."""
        role = QPalette.ColorRole
        window, base = palette.color(role.Window), palette.color(role.Base)
        text, accent = palette.color(role.WindowText), palette.color(role.Highlight)
        dark = _luminance(window) < _luminance(text)
        surface = base if _luminance(base) > _luminance(window) else mix(window, text, 0.05)
        on_filled = palette.color(role.HighlightedText)
        selection = mix(surface, accent, 0.20 if dark else 0.13)
        pick, cards = _picker(dark), (surface, window)
        hover = mix(surface, text, pick(0.035, 0.05))
        track = mix(surface, text, pick(0.10, 0.16))
        return cls(
            dark=dark,
            window=window,
            base=base,
            text=text,
            accent=accent,
            bar=ensure_contrast(accent, text, (track, *cards), 3.05),
            surface=surface,
            secondary=_secondary(text, window, (window, base, surface), hover),
            hairline=mix(window, text, pick(0.10, 0.12)),
            card_border=mix(window, text, pick(0.17, 0.18)),
            field_border=mix(base, text, pick(0.26, 0.30)),
            dashed=ensure_contrast(mix(window, text, 0.36), text, (window, surface), 3.05),
            hover=hover,
            alternate=mix(surface, text, pick(0.018, 0.022)),
            track=track,
            selection=selection,
            filled=_filled(accent, on_filled),
            on_filled=on_filled,
            accent_text=ensure_contrast(
                accent, text, (base, window, surface, selection, track), 4.5
            ),
            good=_state_colour("good", dark, cards),
            warning=_state_colour("warning", dark, cards),
            bad=_state_colour("bad", dark, cards),
        )

    @staticmethod
    def now() -> "Colours":
        """Return the colours for the current palette of the application.

        The palette of a widget is of no use: the stylesheet writes its backgrounds into it.
        """
        return _colours_for(QGuiApplication.palette().cacheKey())

    def tint(self, c: QColor) -> QColor:
        """Return the surface colour with a tint."""
        return mix(self.surface, c, 0.14 if self.dark else 0.09)

    def tint_border(self, c: QColor) -> QColor:
        """Return the border colour for a tint."""
        return mix(self.surface, c, 0.38 if self.dark else 0.30)

    def quiet_on(self, back: QColor) -> QColor:
        """Return the secondary text colour for a tint or a selection."""
        return ensure_contrast(self.secondary, self.text, (back,), 4.5)


@lru_cache(maxsize=1)
def _colours_for(_palette: int) -> Colours:
    return Colours.of(QGuiApplication.palette())


def _picker(dark: bool) -> Callable[[float, float], float]:
    return lambda light_share, dark_share: dark_share if dark else light_share
