from imageuploader.ui.details.suggested_actions import BUTTONS
from imageuploader.words.message import Action


def test_the_window_has_a_button_for_each_action():
    assert set(BUTTONS) == set(Action)
