"""Several files are a list: each with its label, its verdict, and a cross."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from imageuploader.domain.disk_report import Finding, FindingCode
from imageuploader.domain.errors import NotAnImage
from imageuploader.ui.upload_form.selection import FormState
from tests.ui.fakes import report_on
from tests.ui.steps import activate

DISKS = [Path("/disks") / name for name in ("disk.img.gz", "disk.qcow2", "disk.vdi", "web.img")]


@pytest.fixture
def window(stage, qtbot):
    activate(stage.window, qtbot)
    return stage.window


def listed(window):
    return window.form.drop_area.batch.rows.rows


def check_all(stage, *, bad=()):
    for path in DISKS:
        assert stage.checker.asked[-1] == path  # one after the other
        if path in bad:
            stage.checker.refused.emit(path, NotAnImage(str(path), "text"))
        else:
            stage.checker.checked.emit(path, report_on(path), None)


def upload_button(window):
    return window.findChild(QPushButton, "uploadButton")


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_file_has_a_row_and_a_label_of_its_own(window):
    window.open_files(DISKS)
    assert [row.edit.text() for row in listed(window).values()] == [
        "disk",
        "disk-2",
        "disk-3",
        "web",
    ]
    assert all(row.isVisible() for row in listed(window).values())
    assert window.findChild(QLabel, "queueHeader").text() == "4 images"
    assert upload_button(window).text() == "Upload 4 images"


def test_all_are_checked_and_sent_each_with_its_label_and_report(stage, window, qtbot):
    window.open_files(DISKS)
    check_all(stage)
    edit = listed(window)[DISKS[1]].edit
    edit.selectAll()
    qtbot.keyClicks(edit, "mail")
    window.form.fields.tags.set_tags(("base",))
    press(qtbot, upload_button(window))
    sent = [(path, spec.label, spec.tags) for path, spec, report in stage.queue.added if report]
    labels = ("disk", "mail", "disk-3", "web")
    assert sent == [(path, label, ("base",)) for path, label in zip(DISKS, labels, strict=True)]
    assert window.form.state is FormState.EMPTY


def test_what_cannot_be_uploaded_is_red_not_counted_and_named(stage, window, qtbot):
    window.open_files(DISKS)
    check_all(stage, bad=DISKS[1:2])
    assert listed(window)[DISKS[1]].sign._shown == ("error", "bad")
    assert "is not a disk image" in listed(window)[DISKS[1]].toolTip()
    assert upload_button(window).text() == "Upload 3 images"
    assert window.form.summary.text() == "Left out: disk.qcow2"
    press(qtbot, upload_button(window))
    assert [path for path, _, _ in stage.queue.added] == [DISKS[0], *DISKS[2:]]
    assert window.form.banner.text == "Left out: disk.qcow2"


def test_if_none_can_be_uploaded_the_button_is_grey(stage, window):
    window.open_files(DISKS)
    check_all(stage, bad=DISKS)
    assert not upload_button(window).isEnabled()
    assert window.form.state is FormState.CHECK_BAD


def test_a_doubtful_one_is_amber(stage, window):
    window.open_files(DISKS)
    found = (Finding(FindingCode.ISO),)
    stage.checker.checked.emit(DISKS[0], report_on(DISKS[0], findings=found), None)
    assert listed(window)[DISKS[0]].sign._shown == ("warning", "warning")
    state = window.form.drop_area.batch._state
    for path in DISKS[1:-1]:
        stage.checker.checked.emit(path, report_on(path, findings=found), None)
    stage.checker.checked.emit(DISKS[-1], report_on(DISKS[-1]), None)
    assert state.text() == "Will upload, 3 of them with a warning"


def test_if_all_are_doubtful_none_is_singled_out(stage, window):
    window.open_files(DISKS)
    for path in DISKS:
        found = (Finding(FindingCode.ISO),)
        stage.checker.checked.emit(path, report_on(path, findings=found), None)
    assert window.form.drop_area.batch._state.text() == "Will upload, each with a warning"


def test_a_removed_file_is_left_out_and_comes_back_with_undo(stage, window, qtbot):
    window.open_files(DISKS)
    check_all(stage)
    press(qtbot, listed(window)[DISKS[0]].remove)
    assert upload_button(window).text() == "Upload 3 images"
    press(qtbot, window.findChild(QPushButton, "statusButton"))
    QApplication.processEvents()
    assert list(listed(window)) == DISKS
    tops = [row.y() for row in listed(window).values()]
    assert tops == sorted(tops)
    assert upload_button(window).text() == "Upload 4 images"
    assert len(stage.checker.asked) == len(DISKS)  # nothing is checked twice


def test_the_last_one_left_goes_back_into_the_form_with_its_label(window, qtbot):
    window.open_files(DISKS[:2])
    assert not window.form.fields.label_edit.isEnabled()
    press(qtbot, listed(window)[DISKS[0]].remove)
    assert window.form.fields.label_edit.isEnabled()
    assert window.form.fields.label_edit.text() == "disk-2"
    assert upload_button(window).text() == "Upload"


def test_a_file_removed_while_it_is_checked_gives_way_to_the_next(stage, window, qtbot):
    window.open_files(DISKS)
    press(qtbot, listed(window)[DISKS[0]].remove)
    assert stage.checker.asked == DISKS[:2]


def test_a_bad_label_in_the_list_is_told_and_focused(stage, window, qtbot):
    window.open_files(DISKS)
    check_all(stage)
    edit = listed(window)[DISKS[2]].edit
    edit.selectAll()
    qtbot.keyClicks(edit, "web*")
    press(qtbot, upload_button(window))
    assert stage.queue.added == []
    assert window.form.summary.text() == "1 field needs attention"
    assert edit.hasFocus()
    assert edit.property("wrong") is True
    assert "may not contain *" in edit.toolTip()
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert window.form.summary.text() == ""
    press(qtbot, upload_button(window))
    assert len(stage.queue.added) == len(DISKS)


def test_a_check_that_comes_in_leaves_what_is_being_typed_alone(stage, window, qtbot):
    window.open_files(DISKS)
    edit = listed(window)[DISKS[0]].edit
    edit.setFocus()
    edit.setCursorPosition(2)
    qtbot.keyClicks(edit, "x")
    stage.checker.checked.emit(DISKS[0], report_on(DISKS[0]), None)
    assert (edit.text(), edit.cursorPosition()) == ("dixsk", 3)
    assert QApplication.focusWidget() is edit


def test_in_a_small_window_the_list_opens_over_the_form(window, qtbot):
    window.resize(720, 520)
    window.open_files(DISKS)
    QApplication.processEvents()
    card = window.form.drop_area.batch
    assert not any(row.isVisible() for row in listed(window).values())
    press(qtbot, card.list_button)
    rows = window.form.sheet.findChildren(type(card.rows))[-1].rows
    rows[DISKS[1]].edit.selectAll()
    qtbot.keyClicks(rows[DISKS[1]].edit, "mail")
    press(qtbot, rows[DISKS[0]].remove)
    qtbot.keyClick(rows[DISKS[1]].edit, Qt.Key.Key_Escape)
    assert not window.form.sheet.isVisible()
    assert [file.label for file in window.form.selection.files] == ["mail", "disk-3", "web"]
    for button in (card.another, card.list_button):
        assert card.rect().contains(button.mapTo(card, QPoint()))


def test_a_file_is_taken_once(window):
    window.open_files([DISKS[0], DISKS[0]])
    assert window.form.path == DISKS[0]
    assert len(window.form.selection.files) == 1
