"""The colours can be read in every palette."""

import pytest
from PySide6.QtGui import QColor, QPalette

from imageuploader.ui.theme.palette import Colours, contrast


def palette(window, base, text, accent):
    made, role = QPalette(), QPalette.ColorRole
    roles = (role.Window, role.Base, role.WindowText, role.Highlight, role.HighlightedText)
    for part, name in zip(roles, (window, base, text, accent, "#ffffff"), strict=True):
        made.setColor(part, QColor(name))
    return made


PALETTES = (
    palette("#f5f5f7", "#ffffff", "#1d1d21", "#2f6fde"),
    palette("#232427", "#1b1c1e", "#ececf0", "#4a88ee"),
)


@pytest.mark.parametrize("given", PALETTES)
@pytest.mark.usefixtures("qapp")
def test_every_text_colour_can_be_read(given):
    colours = Colours.of(given)
    for text in (colours.secondary, colours.good, colours.warning, colours.bad):
        assert contrast(text, colours.surface) >= 4.5
        assert contrast(text, colours.window) >= 4.5
    assert contrast(colours.filled, colours.on_filled) >= 4.5
