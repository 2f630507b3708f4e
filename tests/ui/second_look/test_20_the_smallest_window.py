"""Problem 20: the smallest window needed a scroll bar, though there was room left in it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from tests.ui.fonts import use_font
from tests.ui.steps import activate

GAP = 24
"""What may be empty between two zones: their margins, and no more."""


@pytest.mark.usefixtures("usual_text")
def test_with_the_usual_text_all_is_there_without_scrolling_and_without_a_gap(request, qtbot):
    use_font("Inter", 10)
    stage = request.getfixturevalue("stage")
    activate(stage.window, qtbot)
    stage.window.resize(720, 520)
    for _ in range(5):
        QApplication.processEvents()
    window, zones = stage.window, stage.window.zones
    assert zones.verticalScrollBar().maximum() == 0
    now, history = window.queue_panel, window.history
    end = now.mapTo(window, QPoint(0, now.height())).y()
    assert 0 <= history.mapTo(window, QPoint(0, 0)).y() - end <= GAP
    foot = window.form.upload_button.mapTo(
        window, QPoint(0, window.form.upload_button.height())
    ).y()
    assert foot < window.statusBar().y()
