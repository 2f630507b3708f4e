"""Problem 8: actions that answered nothing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from imageuploader.domain.image import Image
from imageuploader.domain.upload import UploadState
from imageuploader.ui.widgets.answers import open_page
from imageuploader.ui.widgets.clipboard import copy_text
from tests.ui.steps import RUNNING, activate

PAGE = "https://cloud.linode.com/images"


def test_copying_says_what_was_copied_and_the_usual_line_comes_back(stage, qtbot):
    stage.window.show()
    usual = stage.window.statusBar().shown
    copy_text("private/27384383")
    assert stage.window.statusBar().shown == "Copied private/27384383"
    qtbot.waitUntil(lambda: stage.window.statusBar().shown == usual, timeout=6000)


def test_a_long_text_is_named_by_its_beginning(stage):
    copy_text("x" * 500 + "\nmore")
    assert stage.window.statusBar().shown == f"Copied {'x' * 60}…"


def test_a_page_is_opened_and_its_address_can_be_copied(stage, qtbot, browser):
    stage.window.show()
    open_page(PAGE)
    assert browser.pages == [PAGE]
    assert stage.window.statusBar().shown == f"Opening {PAGE}"
    button = stage.window.findChild(QPushButton, "statusButton")
    assert button.text() == "Copy"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == PAGE
    assert stage.window.statusBar().shown == f"Copied {PAGE}"


def test_an_answer_does_not_change_the_height_of_the_status_bar(stage, qtbot):
    stage.window.show()
    before = stage.window.statusBar().height(), stage.window.zones.geometry()
    stage.window.statusBar().offer("A sentence", "Copy", lambda: None, 3)
    qtbot.wait(20)
    assert (stage.window.statusBar().height(), stage.window.zones.geometry()) == before


def test_copying_the_id_of_a_row_answers(stage):
    done = RUNNING.moved_to(UploadState.FAILED)
    stage.archive.loaded.emit((done,))
    stage.window.history.select(done.id)
    stage.queue.changed.emit(replace(done, image=Image(id="private/7")))
    stage.window.history.row_actions.by_name["copy_id"].trigger()
    assert stage.window.statusBar().shown == "Copied private/7"


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("https://example.com/debian.img.gz", "Links are not supported – download the file first"),
        ("just words", "There is no file on the clipboard"),
        ("", "There is no file on the clipboard"),
    ],
)
def test_pasting_what_is_no_file_says_so(stage, qtbot, pasted, said):
    activate(stage.window, qtbot)
    stage.window.form.focus_entry.setFocus()
    QApplication.clipboard().setText(pasted)
    qtbot.keyClick(stage.window.form.focus_entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert said in (stage.window.statusBar().shown, stage.window.form.banner.text)


def test_uploads_that_still_wait_are_told_with_a_button_that_starts_them(stage, qtbot):
    activate(stage.window, qtbot)
    stage.queue.hold()
    stage.queue.put_in_line.emit((RUNNING, RUNNING))
    bar = stage.window.statusBar()
    assert bar.shown == "2 uploads still wait since the program was closed."
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert not stage.queue.held
