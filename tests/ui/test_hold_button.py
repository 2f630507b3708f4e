"""The button that holds the queue."""

from pathlib import Path

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.hold_button import HoldButton
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


def test_it_is_there_while_something_runs_or_waits(button, queue):
    assert button.isHidden()
    queue.move(RUNS)
    assert not button.isHidden()
    queue.move(RUNS, ended=True)
    assert button.isHidden()


def test_it_holds_and_releases(button, queue):
    queue.move(RUNS)
    button.click()
    assert queue.held
    button.click()
    assert not queue.held


def test_it_shows_a_hold_that_came_from_a_key(button, queue):
    queue.hold()
    assert button.isChecked()
