"""The invitation stands in the middle of its area, whatever the area has room for."""

import pytest

from imageuploader.ui.upload_form.drop_area import DropArea
from tests.ui.fit import stand_still


@pytest.mark.parametrize(("size", "slack"), [((800, 140), 2), ((264, 60), 12)])
def test_a_low_invitation_without_a_line_below_it_is_in_the_middle(qtbot, size, slack):
    area = DropArea()
    qtbot.addWidget(area)
    area.resize(*size)
    area.show()
    stand_still()
    middle = area.button.mapTo(area, area.button.rect().center()).y()
    assert abs(middle - area.rect().center().y()) <= slack
    before = area.button.geometry()
    area.show_problem("Choose an image file first")
    stand_still()
    assert area.button.geometry() == before
