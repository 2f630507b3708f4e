"""Problem 8 in the history: copying and opening answered nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from imageuploader.ui.details.value_label import ValueLabel
from tests.ui.history_steps import SHA, WEB, click_row, status_bar


def test_a_copied_id_is_said_in_the_status_bar_for_a_while(history):
    click_row(history, 0)
    QTest.keyClick(history.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == WEB.image_id
    assert status_bar(history).shown == f"Copied {WEB.image_id}"
    status_bar(history)._timer.stop()
    status_bar(history).refresh()
    assert status_bar(history).shown == "Signed in as jdoe"


def test_a_copied_field_is_said_by_its_name_if_it_is_long(history):
    history.show_details("web")
    value = next(
        v for v in history.detail.summary_rows.findChildren(ValueLabel) if v.name == "SHA-256"
    )
    history.detail.summary_rows._place_button(value)
    history.detail.summary_rows._copy()
    assert status_bar(history).shown == "Copied SHA-256"


@pytest.mark.parametrize("way", ["double click", "Enter"])
def test_a_row_opens_its_details(history, way):
    click_row(history, 2, times=2 if way == "double click" else 1)
    if way == "Enter":
        QTest.keyClick(history.table, Qt.Key.Key_Return)
    assert history.detail.isVisible()
    assert history.selected().spec.label == "old"


def test_the_receipt_is_copied_by_its_keys(history):
    click_row(history, 0)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(history.table, Qt.Key.Key_C, keys)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert f"Image ID: {WEB.image_id}" in lines
    assert f"SHA-256: {SHA}" in lines
    assert status_bar(history).shown == "Copied the receipt"


def test_an_action_that_cannot_be_done_says_why(history):
    click_row(history, 0)
    remove = history.row_actions.by_name["remove_left"]
    assert not remove.isEnabled()
    assert remove.toolTip() == "It left no unfinished image on Linode."
