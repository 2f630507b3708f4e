"""The buttons of an upload that is over, and what each of them does."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from imageuploader.domain.errors import (
    AddressRefused,
    ProcessingFailed,
    Rejected,
    TokenRefused,
    Unreachable,
)
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.outcome import Outcome
from imageuploader.ui.ways import Ways
from imageuploader.words.message import Action
from imageuploader.words.ways import way_title, ways_on
from tests.ui.fakes import StandInQueue

S, A = UploadState, Action
UPLOAD = Upload(UploadSpec("web", "us-ord", tags=("abc",)), Path("web.img"), id="u")
BROKE = Unreachable("store", "connection reset", sent=True)


def upload(state, **facts):
    return replace(UPLOAD, state=state, **facts)


@pytest.mark.parametrize("action", Action)
def test_every_action_has_words_for_its_button(action):
    assert str(way_title(action)).strip()


@pytest.mark.parametrize(
    ("ended", "ways"),
    [
        (upload(S.FAILED, error=BROKE), (A.TRY_AGAIN, A.COPY_DETAILS)),
        (upload(S.FAILED, error=AddressRefused(403, "")), (A.REQUEST_AGAIN, A.COPY_DETAILS)),
        (upload(S.FAILED, error=Rejected(400, "no", "region")), (A.CHANGE_REGION, A.COPY_DETAILS)),
        (
            upload(S.FAILED, error=BROKE, left_behind=True),
            (A.TRY_AGAIN, A.REMOVE_LEFT, A.COPY_DETAILS),
        ),
        (upload(S.INTERRUPTED, left_behind=True), (A.UPLOAD_AGAIN, A.REMOVE_LEFT)),
        (upload(S.CANCELLED), (A.UPLOAD_AGAIN,)),
        (upload(S.GONE), (A.UPLOAD_AGAIN,)),
        (upload(S.AVAILABLE), (A.OPEN_CLOUD_MANAGER, A.COPY_IMAGE_ID, A.DEPLOY)),
        (upload(S.QUEUED, error=TokenRefused()), (A.SIGN_IN,)),
        (upload(S.UPLOADING), ()),
    ],
)
def test_what_is_offered_fits_how_it_ended(ended, ways):
    assert ways_on(ended) == ways


@pytest.fixture
def queue():
    return StandInQueue()


@pytest.fixture
def pages():
    return list[str]()


@pytest.fixture
def ways(qapp, queue, pages):
    del qapp
    return Ways(queue, lambda: "all of it", lambda url: pages.append(url.toString()))


@pytest.mark.parametrize("action", [A.TRY_AGAIN, A.REQUEST_AGAIN, A.UPLOAD_AGAIN])
def test_trying_again_queues_it_once_more(ways, queue, action):
    ways.go(action, UPLOAD)
    assert queue.calls == [("again", "u")]


def test_what_is_left_is_removed(ways, queue):
    ways.go(A.REMOVE_LEFT, UPLOAD)
    assert queue.calls == [("remove_left", "u")]


@pytest.mark.parametrize("action", [A.CHANGE_REGION, A.CORRECT, A.SHOW_CHECK])
def test_what_must_be_put_right_goes_back_to_the_form(qtbot, ways, action):
    with qtbot.waitSignal(ways.form_asked) as told:
        ways.go(action, UPLOAD)
    assert told.args == [UPLOAD]


def test_an_image_is_deployed_on_its_own_page(ways, pages):
    ways.go(A.DEPLOY, replace(UPLOAD, image=Image(id="private/7")))
    assert pages == ["https://cloud.linode.com/linodes/create?type=Images&imageID=private/7"]


def test_details_are_copied(ways):
    ways.go(A.COPY_DETAILS, UPLOAD)
    assert QApplication.clipboard().text() == "all of it"


@pytest.fixture
def outcome(qtbot):
    made = Outcome()
    qtbot.addWidget(made)
    return made


def test_a_failure_is_a_banner_whose_first_button_is_filled(outcome):
    outcome.show_upload(upload(S.FAILED, error=BROKE), None)
    assert outcome.property("role") == "banner"
    filled = [way for way, button in outcome.buttons.items() if button.property("filled")]
    assert filled == [A.TRY_AGAIN]


def test_a_button_tells_its_way(qtbot, outcome):
    outcome.show_upload(upload(S.FAILED, error=ProcessingFailed("Failed to decompress")), None)
    with qtbot.waitSignal(outcome.way_asked) as told:
        outcome.buttons[A.SHOW_CHECK].click()
    assert told.args == [A.SHOW_CHECK]


def test_buttons_live_on_while_nothing_about_them_changes(outcome):
    outcome.show_upload(upload(S.FAILED, error=BROKE), None)
    before = outcome.buttons
    outcome.show_upload(upload(S.FAILED, error=BROKE), None)
    assert outcome.buttons is before


def test_a_failed_upload_goes_back_to_the_form_with_all_that_was_typed(stage, tmp_path):
    file = tmp_path / "web.img"
    file.write_bytes(b"x")
    failed = upload(S.FAILED, file=file, error=Rejected(400, "region is not valid", "region"))
    stage.archive.loaded.emit((failed,))
    stage.window.history.show_details("u")
    stage.window.history.detail.outcome.buttons[A.CHANGE_REGION].click()
    form = stage.window.form
    assert form.path == file
    assert form.fields.spec == failed.spec
