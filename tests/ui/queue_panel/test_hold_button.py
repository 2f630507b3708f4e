"""The button that holds the queue."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.queue_panel.hold_button import HoldButton
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.stylesheet import stylesheet
from tests.ui.fakes import StandInQueue

RUNS = Upload(UploadSpec("runs", "us-ord"), Path("runs.img"), state=UploadState.UPLOADING)


@pytest.fixture
def queue():
    return StandInQueue()


@pytest.fixture
def button(qtbot, queue):
    made = HoldButton(queue)
    qtbot.addWidget(made)
    return made


def test_it_is_greyed_with_the_reason_while_nothing_runs_or_waits(button, queue):
    assert not button.isEnabled()
    assert button.toolTip() == "Nothing runs or waits"
    queue.move(RUNS)
    assert button.isEnabled()
    assert "start no other" in button.toolTip()
    queue.move(RUNS, ended=True)
    assert not button.isEnabled()


def test_it_holds_and_releases(button, queue):
    queue.move(RUNS)
    button.click()
    assert queue.held
    button.click()
    assert not queue.held


def test_it_shows_a_hold_that_came_from_a_key(button, queue):
    queue.hold()
    assert button.isChecked()


def test_a_held_queue_is_seen_on_the_button(button, queue):
    button.setStyleSheet(stylesheet(Colours.now(), 16))
    queue.move(RUNS)
    button.show()
    released = button.grab().toImage()
    queue.hold()
    assert button.grab().toImage() != released


def test_the_menu_holds_the_queue_too(stage):
    stage.queue.move(RUNS)
    action = stage.window.findChild(QAction, "holdAction")
    assert action.shortcut().toString() == "Ctrl+H"
    menus = stage.window.findChild(QMenuBar).findChildren(QMenu)
    assert [menu.title() for menu in menus if action in menu.actions()] == ["&Upload"]
    action.trigger()
    assert stage.queue.held
    assert action.isChecked()
    action.trigger()
    assert not stage.queue.held
