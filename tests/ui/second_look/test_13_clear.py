"""Clear clears everything, and Undo brings everything back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from imageuploader.ui.upload_form.selection import FormState
from tests.ui.fakes import report_on
from tests.ui.steps import activate

IMAGE = Path("/disks/a.img.gz")


def fill(stage):
    form = stage.window.form
    stage.window.open_files([IMAGE])
    stage.checker.checked.emit(IMAGE, report_on(IMAGE), None)
    form.fields.label_edit.setText("web")
    form.fields.region.choose("de-fra-2")
    form.fields.tags.set_tags(("base", "web"))
    form.fields.description.setPlainText("of May")
    form.fields.cloud_init.setChecked(True)
    return form


def press(stage, qtbot, name):
    qtbot.mouseClick(stage.window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_clear_clears_every_field_and_the_region_is_the_last_used(stage, qtbot):
    activate(stage.window, qtbot)
    form = fill(stage)
    press(stage, qtbot, "clearButton")
    spec = form.fields.spec
    assert (spec.label, spec.region, spec.tags) == ("", "us-ord", ())
    assert (spec.description, spec.cloud_init) == ("", False)
    assert form.state is FormState.EMPTY


def test_undo_brings_file_verdict_and_fields_back(stage, qtbot):
    activate(stage.window, qtbot)
    form = fill(stage)
    before = form.fields.spec
    press(stage, qtbot, "clearButton")
    told = stage.window.findChild(QLabel, "statusLabel")
    assert told.text() == "Form cleared"
    undo = stage.window.findChild(QPushButton, "statusButton")
    assert told.geometry().right() < undo.geometry().left()
    assert told.width() >= told.sizeHint().width()
    press(stage, qtbot, "statusButton")
    assert form.fields.spec == before
    assert (form.path, form.state) == (IMAGE, FormState.READY)
    assert form.drop_area.card.result == "Ready to send"
    assert stage.checker.asked == [IMAGE]
    stage.window.open_files([Path("/disks/b.img")])
    assert form.fields.label_edit.text() == "b"  # the label was not typed by the person


def test_undo_brings_a_check_back_that_clear_stopped(stage, qtbot):
    activate(stage.window, qtbot)
    stage.window.open_files([IMAGE])
    press(stage, qtbot, "clearButton")
    assert stage.checker.stops == 1
    press(stage, qtbot, "statusButton")
    assert stage.checker.asked == [IMAGE, IMAGE]


def test_an_empty_form_offers_no_undo(stage, qtbot):
    activate(stage.window, qtbot)
    press(stage, qtbot, "clearButton")
    assert not stage.window.findChild(QPushButton, "statusButton").isVisible()


def test_after_upload_region_tags_and_cloud_init_stay(stage, qtbot):
    activate(stage.window, qtbot)
    form = fill(stage)
    press(stage, qtbot, "uploadButton")
    spec = form.fields.spec
    assert (spec.label, spec.description) == ("", "")
    assert (spec.region, spec.tags, spec.cloud_init) == ("de-fra-2", ("base", "web"), True)
    assert not stage.window.findChild(QPushButton, "statusButton").isVisible()
