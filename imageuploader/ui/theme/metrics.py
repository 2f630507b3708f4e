"""Fonts, sizes that scale with the text, and the stylesheet of a window."""

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.stylesheet import stylesheet

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LETTERS_WIDTH = 180  # in the font of the drawn window, where the unit is 1
_LINE_HEIGHT = 16


def units(widget: QWidget) -> float:
    """Return the unit that widths are multiplied by: at least 1, more for larger text.

    It measures the letters, as the average width that a font reports may be misleading: some
    fonts report less than others although their words are wider.
    """
    return max(1.0, QFontMetricsF(widget.font()).horizontalAdvance(_LETTERS) / _LETTERS_WIDTH)


def field_height(widget: QWidget) -> int:
    """Return the height of a field or button: 32 px, or more if the text needs it."""
    return max(32, QFontMetrics(widget.font()).height() + 14)


def heading_height(widget: QWidget) -> int:
    """Return the height of a heading row and its compact buttons: 28 px, or more for the text."""
    return max(28, QFontMetrics(widget.font()).height() + 12)


def scaled_size(size: int) -> int:
    """Return a size in pixels scaled with the height of the text, in steps of a quarter."""
    quarters = int(QFontMetricsF(QApplication.font()).height() * 4 / _LINE_HEIGHT)
    return size * max(4, quarters) // 4


def application_font() -> QFont:
    """Return the application's font with tabular figures."""
    return figures_font(QApplication.font())


def figures_font(font: QFont) -> QFont:
    """Return a font with tabular figures, if it has them."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def scaled_font(scale: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the application's font, `scale` times as large."""
    font = application_font()
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
    """Return the font of an upload's label or an empty zone's title."""
    return scaled_font(1.08, QFont.Weight.DemiBold)


def strong_font() -> QFont:
    """Return the application's font, semibold."""
    return scaled_font(1.0, QFont.Weight.DemiBold)


def fixed_font() -> QFont:
    """Return the system's font of fixed width, as large as all other text."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    points = QApplication.font().pointSizeF()
    if points > 0:  # a size in pixels has none
        font.setPointSizeF(points)
    return font


def repolish(widget: QWidget) -> None:
    """Apply the stylesheet to a widget again, after a property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def polish(widget: QWidget) -> None:
    """Let the stylesheet measure all parts of a widget now, also those that are hidden.

    Qt does so when a part is first shown: until then layouts reserve too little room for it.
    """
    for part in widget.findChildren(QWidget):
        part.ensurePolished()
    for layout in widget.findChildren(QLayout):
        layout.invalidate()


def apply_stylesheet(window: QWidget) -> None:
    """Set the stylesheet of a window for the current palette."""
    window.setStyleSheet(stylesheet(Colours.now(), QFontMetrics(window.font()).height()))
