"""No button is cut by what it stands in, in any state of the form and with any font."""

import pytest

from tests.ui.fit import cut_buttons, stand_still
from tests.ui.fonts import every_font_at
from tests.ui.form_states import form_states, open_stage


@pytest.mark.usefixtures("usual_text")
@every_font_at("points", 9, 10, 13, 20)
@pytest.mark.few(4)
def test_every_button_is_whole_in_every_state(request, qtbot, family, points):
    stage = open_stage(request, qtbot, family, points)
    for state in form_states(stage):
        stand_still()
        assert cut_buttons(stage.window) == [], state
