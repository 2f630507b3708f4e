"""Icons are drawn for the screen they are on."""

import pytest
from PySide6.QtGui import QColor

from imageuploader.ui.theme.icons import icon


@pytest.mark.usefixtures("qapp")
def test_an_icon_is_sharp_on_a_screen_of_double_pixels():
    drawn = icon("disk", QColor("#123456"), 16, 2.0)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (32, 16)
