"""The sheet that lies over the form: the focus goes back, if what had it is still there."""

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.steps import activate


@pytest.fixture
def sheet(stage, qtbot):
    activate(stage.window, qtbot)
    return stage.window.form.sheet


@pytest.fixture
def button(stage, sheet):
    made = QPushButton(stage.window)
    made.show()
    made.setFocus()
    sheet.show_page("Messages", QLabel("one"))
    return made


def test_the_focus_goes_back_to_what_had_it(sheet, button):
    sheet.close()
    assert QApplication.focusWidget() is button


def test_it_closes_though_what_had_the_focus_is_gone(sheet, button):
    shiboken6.delete(button)
    sheet.close()
    assert sheet.isHidden()


def test_it_closes_though_what_had_the_focus_is_hidden(sheet, button):
    button.hide()
    sheet.close()
    assert sheet.isHidden()
    assert not sheet.isAncestorOf(QApplication.focusWidget())
