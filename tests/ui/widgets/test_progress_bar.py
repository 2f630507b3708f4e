"""The slim bar of progress."""

import pytest
from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from imageuploader.ui.widgets.progress_bar import SlimBar


class Paintings(QObject):
    """Counts how often a widget is painted."""

    count = 0

    @override
    def eventFilter(self, watched, event):
        self.count += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def bar(qtbot):
    bar = SlimBar()
    qtbot.addWidget(bar)
    bar.setMaximum(1000)
    bar.show_value(0)
    with qtbot.waitExposed(bar):
        bar.show()
    qtbot.wait(1)
    return bar


def test_a_new_value_is_painted_with_all_else_that_changes_and_not_at_once(qtbot, bar):
    paintings = Paintings()
    bar.installEventFilter(paintings)
    for value in (100, 200, 300):
        bar.show_value(value)
    assert (bar.value(), paintings.count) == (300, 0)
    qtbot.waitUntil(lambda: paintings.count > 0)
    assert paintings.count == 1


def test_a_value_that_is_shown_already_paints_nothing(qtbot, bar):
    bar.show_value(100)
    qtbot.wait(1)
    paintings = Paintings()
    bar.installEventFilter(paintings)
    bar.show_value(100)
    qtbot.wait(1)
    assert paintings.count == 0
