"""The token is refused, or revoked, while uploads are on their way."""

import pytest

from imageuploader.domain.errors import MissingGrant, NotPermitted, TokenRefused
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from tests.services.conftest import until

SPEC = UploadSpec("web-1", "us-ord")


def shut_out(qtbot, stage, upload_id):
    qtbot.waitUntil(lambda: stage.queue.waiting_for_sign_in)
    return stage.queue.upload(upload_id)


def test_a_token_that_is_refused_at_the_request_lets_the_upload_wait(
    qtbot, stage, sandbox, file, other
):
    sandbox.faults.add("post-401", 1)
    first, second = stage.queue.add(file, SPEC, None), stage.queue.add(other, SPEC, None)
    upload = shut_out(qtbot, stage, first)
    assert upload.state is S.QUEUED
    assert isinstance(upload.error, TokenRefused)
    assert [waiting.id for waiting in stage.queue.waiting] == [first, second]
    assert (sandbox.images, sandbox.received) == ({}, {})
    stage.account.sign_in("good")
    done = [until(qtbot, stage, upload_id, S.AVAILABLE) for upload_id in (first, second)]
    assert done[0].image.number < done[1].image.number


def test_a_token_that_turns_out_to_be_good_after_all_lets_them_go_on(qtbot, stage, sandbox, file):
    sandbox.faults.add("post-401", 1)
    upload_id = stage.queue.add(file, SPEC, None)
    shut_out(qtbot, stage, upload_id)
    stage.account.load()
    until(qtbot, stage, upload_id, S.AVAILABLE)


def test_a_token_revoked_in_mid_body_does_not_touch_the_upload_and_is_asked_for_after_it(
    qtbot, stage, sandbox, file
):
    sandbox.faults.add("token-revoked", 1)
    upload_id = stage.queue.add(file, SPEC, None)
    upload = shut_out(qtbot, stage, upload_id)
    assert (upload.state, upload.attempts) == (S.PROCESSING, 1)
    assert sandbox.received[upload.image.id].sha256 == upload.sha256
    stage.account.sign_in("another")
    assert until(qtbot, stage, upload_id, S.AVAILABLE).attempts == 1


@pytest.mark.parametrize("case", [("viewer", MissingGrant), ("practice", NotPermitted)])
def test_a_user_who_may_not_upload_lets_it_wait_and_another_sends_it(
    qtbot, staged, sandbox, file, case
):
    token, error = case
    stage = staged(token=token)
    sandbox.faults.add("post-403", 1)
    upload_id = stage.queue.add(file, SPEC, None)
    upload = shut_out(qtbot, stage, upload_id)
    assert (upload.state, type(upload.error), sandbox.images) == (S.QUEUED, error, {})
    stage.account.sign_in("good", stage.account.name)
    assert until(qtbot, stage, upload_id, S.AVAILABLE).error is None
