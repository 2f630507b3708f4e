"""The search field above the table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from imageuploader.ui.history.toolbar import SearchField
from imageuploader.ui.theme.metrics import scaled_size
from tests.ui.fonts import use_font


@pytest.fixture
def field(qtbot):
    def make():
        made = SearchField()
        qtbot.addWidget(made)
        made.resize(300, made.sizeHint().height())
        made.show()
        return made

    return make


def glass_of(field):
    """How many pixels high the drawing before the text is."""
    image, background = field.grab().toImage(), field.palette().base().color().rgb()
    inside = range(4, image.height() - 4)
    drawn = range(4, field.textMargins().left())
    lines = [y for y in inside if any(image.pixel(x, y) != background for x in drawn)]
    return lines[-1] - lines[0] + 1


@pytest.mark.usefixtures("usual_text")
@pytest.mark.parametrize("points", [10, 20])
def test_the_glass_is_as_large_as_the_text_is(field, points):
    use_font("Inter", points)
    side = scaled_size(16)
    assert side * 0.6 <= glass_of(field()) <= side


def test_what_is_searched_for_can_be_cleared_with_the_mouse(field, qtbot):
    made = field()
    clear = made.findChild(QToolButton, "clearSearchButton")
    assert not clear.isVisible()
    qtbot.keyClicks(made, "web")
    assert clear.isVisible()
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert (made.text(), clear.isVisible()) == ("", False)
