"""What is built after the first paint: nothing moves when it comes, and nothing is lost."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.fonts import every_font, use_font

SIZES = ((720, 520), (760, 700), (1000, 600), (1040, 720), (1400, 1000))

pytestmark = pytest.mark.usefixtures("usual_text")


def stand_still():
    for _ in range(5):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def places(window):
    parts = (window.queue_panel, window.history_place, window.form, window.form.upload_button)
    return [(part.mapTo(window, part.rect().topLeft()), part.size()) for part in parts]


@every_font
@pytest.mark.parametrize("points", [9, 11, 13])
def test_nothing_moves_when_the_rest_comes(stage_at_first, qtbot, family, points):
    for size in SIZES:
        use_font(family, points)
        stage = stage_at_first()
        stage.window.resize(*size)
        stage.window.show()
        qtbot.waitExposed(stage.window)
        stand_still()
        before = places(stage.window)
        bar = stage.window.menuBar().geometry()
        stage.window.complete()
        stand_still()
        assert places(stage.window) == before, (family, points, size)
        assert stage.window.menuBar().geometry() == bar
