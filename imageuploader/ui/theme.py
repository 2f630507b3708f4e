"""The look in one place: colours, icons, fonts, the unit of width, and translated words."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from imageuploader.ui.colors import Colours, contrast, mix, until
from imageuploader.ui.icons import button_icon, icon, resource
from imageuploader.ui.style import stylesheet
from imageuploader.words.text import Text

__all__ = [
    "Colours",
    "button_icon",
    "contrast",
    "dress",
    "field_height",
    "figures_font",
    "fonts_of",
    "heading_font",
    "icon",
    "mix",
    "polish",
    "repolish",
    "resource",
    "say",
    "scaled",
    "scaled_font",
    "strong_font",
    "stylesheet",
    "title_font",
    "units",
    "until",
]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LETTERS_WIDTH = 180  # of the font the window was drawn with, where u is 1
_LINE_HEIGHT = 16


def say(text: Text) -> str:
    """Return a sentence of `words` in the window's language."""
    return text.filled(QCoreApplication.translate("words", text.template)) if text else ""


def units(widget: QWidget) -> float:
    """Return u, the measure that widths are multiplied by: at least 1, more for larger text.

    What fonts give as their average width may tell of other letters than those of words: one
    font says less than another although its words are wider.
    """
    return max(1.0, QFontMetricsF(widget.font()).horizontalAdvance(_LETTERS) / _LETTERS_WIDTH)


def field_height(widget: QWidget) -> int:
    """Return the height of a field or button: 32, or more where the text needs it."""
    return max(32, QFontMetrics(widget.font()).height() + 14)


def scaled(size: int) -> int:
    """Return the size of an icon, in pixels, that goes with the text: larger by quarters."""
    quarters = int(QFontMetricsF(QApplication.font()).height() * 4 / _LINE_HEIGHT)
    return size * max(4, quarters) // 4


def fonts_of() -> QFont:
    """Return the application's font with tabular figures."""
    return figures_font(QApplication.font())


def figures_font(font: QFont) -> QFont:
    """Return a font whose figures are all equally wide, where it has such."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def scaled_font(scale: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the application's font, `scale` times as large."""
    font = fonts_of()
    if font.pixelSize() > 0:
        font.setPixelSize(round(font.pixelSize() * scale))
    else:
        font.setPointSizeF(font.pointSizeF() * scale)
    font.setWeight(weight)
    return font


def heading_font() -> QFont:
    """Return the font of a zone's heading."""
    return scaled_font(1.15, QFont.Weight.DemiBold)


def title_font() -> QFont:
    """Return the font of a name or of an empty zone's title."""
    return scaled_font(1.08, QFont.Weight.DemiBold)


def strong_font() -> QFont:
    """Return the application's font, semibold."""
    return scaled_font(1.0, QFont.Weight.DemiBold)


def repolish(widget: QWidget) -> None:
    """Make the stylesheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def polish(widget: QWidget) -> None:
    """Let the stylesheet measure all parts of a widget now, also those that are hidden.

    Qt does so when a part is first shown: until then layouts count on too little room for it.
    """
    for part in widget.findChildren(QWidget):
        part.ensurePolished()
    for layout in widget.findChildren(QLayout):
        layout.invalidate()


def dress(window: QWidget) -> None:
    """Give a window the stylesheet that goes with the application's palette."""
    window.setStyleSheet(stylesheet(Colours.now(), QFontMetrics(window.font()).height()))
