"""The focus goes on to the next field, and Enter presses the focused button."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolButton

from imageuploader.ui.upload_form.selection import FormState
from tests.ui.fakes import report_on
from tests.ui.steps import activate

IMAGE = Path("/disks/a.img.gz")


def dialog_of(window):
    return window.findChild(QFileDialog)


def test_after_the_dialog_the_focus_is_in_the_label(stage, qtbot, tmp_path):
    image = tmp_path / "a.img.gz"
    image.write_bytes(b"x")
    activate(stage.window, qtbot)
    button = stage.window.findChild(QPushButton, "chooseFileButton")
    button.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(stage.window)
    dialog.filesSelected.emit([str(image)])
    dialog.done(1)
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    assert stage.window.focusWidget() is stage.window.form.fields.label_edit
    assert stage.window.form.fields.label_edit.selectedText() == "a"


def test_a_drop_leaves_the_focus_in_a_field_where_it_is(stage, qtbot):
    activate(stage.window, qtbot)
    description = stage.window.form.fields.description
    description.setFocus()
    stage.window.open_files([IMAGE])
    assert stage.window.focusWidget() is description


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_clear_and_upload(stage, qtbot, key):
    activate(stage.window, qtbot)
    form = stage.window.form
    stage.window.open_files([IMAGE])
    form.clear_button.setFocus()
    qtbot.keyClick(form.clear_button, key)
    assert form.state is FormState.EMPTY
    stage.window.open_files([IMAGE])
    form.upload_button.setFocus()
    qtbot.keyClick(form.upload_button, key)
    assert len(stage.queue.added) == 1


def test_enter_on_a_button_of_the_card_does_not_open_the_dialog_too(stage, qtbot):
    activate(stage.window, qtbot)
    stage.window.open_files([IMAGE])
    stage.checker.checked.emit(IMAGE, report_on(IMAGE), None)
    details = stage.window.form.drop_area.card.details
    details.setFocus()
    qtbot.keyClick(details, Qt.Key.Key_Return)
    assert stage.window.form.sheet.isVisible()
    assert dialog_of(stage.window) is None


def test_enter_opens_the_menu_of_a_focused_tool_button(stage, qtbot):
    activate(stage.window, qtbot)
    button = stage.window.findChild(QToolButton, "accountCombo")
    shown = []
    button.menu().aboutToShow.connect(lambda: shown.append(button.menu()))
    QTimer.singleShot(0, button.menu().hide)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert shown == [button.menu()]


def test_enter_in_a_field_presses_nothing(stage, qtbot):
    activate(stage.window, qtbot)
    stage.window.open_files([IMAGE])
    edit = stage.window.form.fields.label_edit
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert stage.queue.added == []
