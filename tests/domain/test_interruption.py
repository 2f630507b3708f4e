"""What a program that has no time leaves behind is told truly."""

from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.image import Image
from imageuploader.domain.interruption import give_up, interrupt
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S


def move_through(*states):
    upload = Upload(UploadSpec("web", "us-ord"), Path("web.img"))
    for state in states:
        upload = upload.moved_to(state)
    return upload


@pytest.mark.parametrize(
    "states",
    [
        (S.REQUESTING,),
        (S.REQUESTING, S.UPLOADING),
    ],
)
def test_what_was_under_way_is_interrupted(states):
    upload = interrupt(move_through(*states))
    assert (upload.state, upload.left_behind) == (S.INTERRUPTED, False)
    assert (upload.in_doubt, upload.may_have_left_image) == (True, True)


def test_what_waits_for_a_sign_in_with_its_image_stays_for_the_next_start_to_ask():
    states = (S.REQUESTING, S.UPLOADING, S.RETRY_WAIT, S.QUEUED)
    upload = replace(move_through(*states), image=Image("private/7"))
    assert interrupt(upload) == upload
    assert give_up(upload).left_behind


def test_an_image_that_came_with_its_address_is_left_behind_and_in_no_doubt():
    upload = interrupt(replace(move_through(S.REQUESTING, S.UPLOADING), image=Image("private/7")))
    assert (upload.left_behind, upload.in_doubt) == (True, False)


@pytest.mark.parametrize(
    "states",
    [
        (),
        (S.PREPARING,),
        (S.PREPARING, S.QUEUED),
        (S.REQUESTING, S.UPLOADING, S.FINALISING),
        (S.REQUESTING, S.UPLOADING, S.FINALISING, S.RETRY_WAIT),
        (S.REQUESTING, S.UPLOADING, S.FINALISING, S.PROCESSING),
        (S.REQUESTING, S.CANCELLING),
        (S.FAILED,),
    ],
)
def test_what_waited_what_only_linode_knows_and_what_has_ended_stays_as_it_is(states):
    upload = move_through(*states)
    assert interrupt(upload) == upload


def test_who_gave_up_before_the_program_ends_has_everything_tidied_up():
    cancel = CancelToken()
    cancel.cancel()
    cancel.leave()
    assert not cancel.leaving
