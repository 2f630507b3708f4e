"""The buttons under the form where a language needs much room."""

import pytest

from imageuploader.ui.language import PSEUDO_RIGHT, install_language
from imageuploader.ui.upload_form.form_buttons import FormButtons
from tests.ui.fit import stand_still
from tests.ui.fonts import use_font


@pytest.mark.usefixtures("usual_text")
def test_no_button_lies_over_another_one_however_long_its_words(qtbot, qapp, request):
    use_font("Inter", 10)
    install_language(qapp, PSEUDO_RIGHT)
    request.addfinalizer(lambda: install_language(qapp, ""))
    buttons = FormButtons()
    qtbot.addWidget(buttons)
    buttons.resize(330, buttons.sizeHint().height())
    buttons.show()
    stand_still()
    places = [it.geometry() for it in (buttons.command, buttons.clear, buttons.upload)]
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    assert all(buttons.rect().contains(place) for place in places)
    assert buttons.upload.width() >= buttons.upload.sizeHint().width(), "its words are cut"
