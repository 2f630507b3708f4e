"""Problem 19: buttons and fields of the details were cut."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QScrollArea, QScrollBar

from imageuploader.ui.details.value_label import ValueLabel
from tests.ui.fit import stand_still


@pytest.mark.parametrize("label", ["web", "db"])
@pytest.mark.parametrize("size", [(1040, 720), (720, 520)])
@pytest.mark.few(2)
def test_buttons_are_whole_and_a_field_is_seen(history, label, size):
    history.window().resize(*size)
    history.show_details(label)
    page = history.detail.tabs.widget(0)
    assert isinstance(page, QScrollArea)
    stand_still()
    for button in history.detail.summary.findChildren(QPushButton):
        page.ensureWidgetVisible(button)
        top = button.mapTo(page.viewport(), QPoint(0, 0))
        assert button.height() >= button.sizeHint().height()
        assert page.viewport().rect().contains(button.rect().translated(top))
    history.detail.tabs.setCurrentIndex(1)
    shown = history.detail.image_rows
    value = shown.findChildren(ValueLabel)[0]
    spot = value.mapTo(shown.viewport(), value.rect().bottomLeft())
    assert shown.viewport().rect().contains(spot)


def test_one_scroll_bar_is_enough_in_the_smallest_window(history):
    history.window().resize(720, 520)
    history.show_details("web")
    stand_still()
    bars = history.findChildren(QScrollBar)
    assert len([bar for bar in bars if bar.isVisible() and bar.maximum() > 0]) <= 1
