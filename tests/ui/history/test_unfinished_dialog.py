"""Unfinished images on Linode: the button that tells of them, and their list."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from imageuploader.domain.errors import Unreachable
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.history.unfinished_dialog import UnfinishedList

LEFT = Upload(
    UploadSpec("left", "us-ord"),
    Path("left.img"),
    id="left",
    state=UploadState.INTERRUPTED,
    image=Image(id="private/7"),
    left_behind=True,
)
ALSO = replace(LEFT, id="also", image=None)


@pytest.fixture
def view(stage):
    stage.window.history.set_narrow(False)
    stage.archive.loaded.emit((LEFT,))
    return stage.window.history


def opened(view):
    view.toolbar.unfinished.click()
    return view.window().findChild(UnfinishedList)


def test_the_button_counts_them(view, stage):
    assert view.toolbar.unfinished.text() == "1 unfinished image"
    stage.queue.changed.emit(ALSO)
    assert view.toolbar.unfinished.text() == "2 unfinished images"


def test_where_there_is_little_room_the_button_shows_the_number(view):
    view.set_narrow(True)
    button = view.toolbar.unfinished
    assert (button.text(), button.accessibleName()) == ("1", "1 unfinished image")


def test_the_button_is_hidden_while_there_are_none(view, stage):
    stage.queue.changed.emit(replace(LEFT, left_behind=False))
    assert view.toolbar.unfinished.isHidden()


def test_the_list_names_image_and_upload(view, stage):
    stage.queue.changed.emit(ALSO)
    said = [part.text() for part in opened(view).findChildren(QLabel)]
    assert {"left", "private/7", "ID not known"} <= set(said)


def test_one_is_removed_by_its_button(view, stage):
    shown = opened(view)
    next(b for b in shown.findChildren(QPushButton) if b.text() == "Remove").click()
    assert stage.queue.calls == [("remove_left", "left")]


def test_all_are_removed_at_once(view, stage):
    stage.queue.changed.emit(ALSO)
    next(b for b in opened(view).findChildren(QPushButton) if b.text() == "Remove all").click()
    assert {call[1] for call in stage.queue.calls} == {"left", "also"}


def test_a_removal_that_failed_says_why(view, stage):
    shown = opened(view)
    stage.queue.removal_failed.emit("left", Unreachable("api.linode.com", "connection refused"))
    assert any("connection refused" in part.text() for part in shown.findChildren(QLabel))


def test_the_list_closes_when_nothing_is_left(view, stage):
    shown = opened(view)
    stage.queue.changed.emit(replace(LEFT, left_behind=False))
    assert not shown.isVisible()
