"""Problems 8 and 21: the question before quitting, and its trace in the window."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from imageuploader.domain.upload import UploadState
from imageuploader.ui.window.quit_guard import QuitQuestion
from tests.ui.steps import RUNNING, run


def ask(stage):
    stage.window.show()
    run(stage)
    stage.window.close()
    return stage.window.findChild(QuitQuestion)


def answer(question, text):
    next(b for b in question.buttons() if b.text() == text).click()


def test_it_counts_what_is_not_finished(stage):
    waiting = [replace(RUNNING, id=str(n), state=UploadState.QUEUED) for n in range(5)]
    stage.queue.waiting = tuple(waiting)
    question = ask(stage)
    assert question.text() == "6 uploads are not finished"
    assert not question.iconPixmap().isNull()
    assert question.icon() is QMessageBox.Icon.NoIcon


def test_it_says_how_long_the_running_one_takes(stage):
    run(stage)
    stage.window.queue_panel.running.left.setText("About 2 min left")
    stage.window.close()
    said = stage.window.findChild(QuitQuestion).informativeText()
    assert said.startswith("About 2 min left. If it is cancelled")


def test_quitting_when_finished_is_seen_and_can_be_taken_back(stage, qtbot):
    answer(ask(stage), "Quit when finished")
    bar = stage.window.statusBar()
    assert bar.shown == "Quits when this upload is finished"
    button = stage.window.findChild(QPushButton, "statusButton")
    assert button.text() == "Keep running"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "Quits" not in bar.shown
    stage.queue.move(RUNNING.moved_to(UploadState.FAILED), ended=True)
    assert stage.window.isVisible()


def test_it_quits_when_the_upload_is_finished(stage, qtbot):
    answer(ask(stage), "Quit when finished")
    stage.queue.move(RUNNING.moved_to(UploadState.FAILED), ended=True)
    qtbot.waitUntil(lambda: not stage.window.isVisible())
