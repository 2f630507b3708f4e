"""No button is cut by what it stands in, in any state of the window and with any font."""

import pytest

from tests.ui.fit import cut_buttons, stand_still
from tests.ui.fonts import every_font_at, use_font
from tests.ui.second_look.test_29_nothing_moves import SIZES, steps
from tests.ui.steps import activate


@pytest.mark.usefixtures("usual_text")
@every_font_at("points", 9, 10, 13, 20)
@pytest.mark.few(4)
def test_every_button_is_whole_in_every_state(request, qtbot, family, points):
    use_font(family, points)
    stage = request.getfixturevalue("stage")
    activate(stage.window, qtbot)
    stage.window.resize(*SIZES[points % len(SIZES)])
    for step in steps(stage):
        stand_still()
        assert cut_buttons(stage.window) == [], step
