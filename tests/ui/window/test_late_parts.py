"""What is built after the first paint: nothing moves when it comes, and nothing is lost."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from imageuploader.ui.window.status_bar import NEUTRAL_MS
from tests.ui.fit import stand_still
from tests.ui.fonts import every_font, use_font

SIZES = ((720, 520), (1040, 720))

pytestmark = pytest.mark.usefixtures("usual_text")


def places(window):
    parts = (window.queue_panel, window.history_place, window.form, window.form.upload_button)
    spots = [(part.mapTo(window, part.rect().topLeft()), part.size()) for part in parts]
    return (*spots, window.zones.verticalScrollBar().maximum(), window.menuBar().geometry())


@every_font
@pytest.mark.parametrize("points", [9, 13])
@pytest.mark.few(4)
def test_nothing_moves_when_the_rest_comes(stage_at_first, qtbot, family, points):
    for size in SIZES:
        use_font(family, points)
        stage = stage_at_first()
        stage.window.resize(*size)
        stage.window.show()
        qtbot.waitExposed(stage.window)
        stand_still()
        before = places(stage.window)
        stage.window.complete()
        stand_still()
        assert places(stage.window) == before, (family, points, size)


def is_complete(window):
    return window.findChild(QLineEdit, "historySearch") is not None


def test_a_file_is_in_the_form_before_the_rest_is_there(stage_at_first, tmp_path):
    window, image = stage_at_first().window, tmp_path / "web.img"
    image.touch()
    window.open_files([image])
    assert window.form.path == image
    assert not is_complete(window)
    window.complete()
    assert is_complete(window)
    assert window.late.recent.actions()[0].text() == "web.img"


def test_the_sign_in_that_comes_later_knows_which_file_waits(stage_at_first):
    stage = stage_at_first()
    stage.account.signed_in = False
    stage.window.open_files([Path("/disks/web.img")])
    assert stage.window.sign_in.result.text() == "Sign in to upload web.img"


def test_it_closes_before_the_rest_is_there(stage_at_first):
    window = stage_at_first().window
    window.show()
    window.end_session()
    assert window.close()
    assert not is_complete(window)


def test_what_is_asked_for_early_is_there_at_once(stage_at_first):
    window = stage_at_first().window
    window.come_forward("unknown")
    assert is_complete(window)


def test_a_slow_first_paint_does_not_bring_the_sign_in(stage_at_first, qtbot):
    """The time for which no page is shown begins when the history is asked for."""
    stage = stage_at_first()
    stage.account.signed_in = False
    stage.account.changed.emit()
    stage.window.show()
    qtbot.wait(NEUTRAL_MS + 50)
    assert not is_complete(stage.window)
    stage.window.complete()
    assert not stage.window.sign_in.isVisible()
