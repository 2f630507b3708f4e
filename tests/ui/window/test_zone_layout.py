"""The zones are arranged by the width of the window."""

from imageuploader.ui.window.zone_layout import Arrangement, arrangement_for


def test_the_arrangement_follows_the_width_in_characters():
    assert arrangement_for(1040, 1.0) is Arrangement.WIDE
    assert arrangement_for(720, 1.0) is Arrangement.MEDIUM
    assert arrangement_for(1040, 2.0) is Arrangement.COLUMN
