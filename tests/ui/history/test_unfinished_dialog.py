"""Unfinished images on Linode: the button that tells of them, and their list."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from imageuploader.domain.errors import Unreachable
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import LeftImage, Upload, UploadState
from imageuploader.ui.history.doubtful_card import DoubtfulQuestion
from imageuploader.ui.history.unfinished_dialog import UnfinishedList

LEFT = Upload(
    UploadSpec("left", "us-ord"),
    Path("left.img"),
    id="left",
    state=UploadState.INTERRUPTED,
    image=Image(id="private/7"),
    left_behind=True,
)
ALSO = replace(LEFT, id="also", image=Image(id="private/8"))
MADE = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)
UNKNOWN = replace(LEFT, id="unknown", image=None, left_behind=False, in_doubt=True)
DOUBTFUL = replace(
    LEFT,
    id="doubtful",
    state=UploadState.AVAILABLE,
    image=Image(id="private/1"),
    left_behind=False,
    left_images=(LeftImage("private/9", MADE),),
)
THEIRS = Image(id="private/9", label="left", description="of another", created=MADE)


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
    for upload in (ALSO, UNKNOWN):
        stage.queue.changed.emit(upload)
    said = [part.text() for part in opened(view).findChildren(QLabel)]
    assert {"left", "private/7", "private/8", "ID not known"} <= set(said)


def test_one_is_removed_by_its_button(view, stage):
    shown = opened(view)
    next(b for b in shown.findChildren(QPushButton) if b.text() == "Remove").click()
    assert stage.queue.calls == [("remove_left", "left")]


def test_all_that_are_surely_ours_are_removed_at_once(view, stage):
    for upload in (ALSO, DOUBTFUL, UNKNOWN):
        stage.queue.changed.emit(upload)
    next(b for b in opened(view).findChildren(QPushButton) if b.text() == "Remove all").click()
    assert {call[1] for call in stage.queue.calls} == {"left", "also"}
    assert [call[0] for call in stage.queue.recovery.calls] == ["compare", "compare"]


def removal_of(shown, image_id):
    buttons = shown.findChildren(QPushButton)
    return next(b for b in buttons if b.text() == "Remove" and image_id in b.accessibleName())


def test_a_doubtful_one_can_be_removed_only_once_what_differs_is_shown(view, stage):
    stage.queue.changed.emit(DOUBTFUL)
    assert view.toolbar.unfinished.text() == "2 unfinished images"
    shown = opened(view)
    assert not removal_of(shown, "private/9").isEnabled()
    assert stage.queue.recovery.calls == [("compare", "doubtful")]
    stage.queue.recovery.compared.emit(DOUBTFUL, (THEIRS,))
    said = [part.text() for part in shown.findChildren(QLabel)]
    assert "Description differs: “of another”; requested: none" in said
    assert removal_of(shown, "private/9").isEnabled()


@pytest.mark.parametrize(
    ("answer", "calls"),
    [("Keep it", []), ("Remove", [("remove_doubtful", "doubtful", "private/9")])],
)
def test_a_doubtful_one_is_removed_alone_and_after_a_question(view, stage, answer, calls):
    stage.queue.changed.emit(DOUBTFUL)
    shown = opened(view)
    stage.queue.recovery.compared.emit(DOUBTFUL, (THEIRS,))
    removal_of(shown, "private/9").click()
    question = shown.findChild(DoubtfulQuestion)
    assert question.defaultButton().text() == "Keep it"
    assert "Description differs" in question.informativeText()
    next(b for b in question.buttons() if b.text() == answer).click()
    assert stage.queue.recovery.calls[1:] == calls
    assert stage.queue.calls == []


def test_the_list_of_only_doubtful_ones_removes_none_at_once(view, stage):
    stage.queue.changed.emit(replace(LEFT, left_behind=False))
    stage.queue.changed.emit(DOUBTFUL)
    shown = opened(view)
    assert not next(
        b for b in shown.findChildren(QPushButton) if b.text() == "Remove all"
    ).isEnabled()


def test_a_removal_that_failed_says_why(view, stage):
    shown = opened(view)
    stage.queue.recovery.failed.emit("left", Unreachable("api.linode.com", "connection refused"))
    assert any("connection refused" in part.text() for part in shown.findChildren(QLabel))


def test_the_list_closes_when_nothing_is_left(view, stage):
    shown = opened(view)
    stage.queue.changed.emit(replace(LEFT, left_behind=False))
    assert not shown.isVisible()
