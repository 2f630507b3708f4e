import time
from threading import Event

import pytest

from imageuploader.domain.retry import RetryWaits
from imageuploader.domain.upload import UploadState as S
from imageuploader.transfer.leftover_images import remove_left
from tests.fakes import firing
from tests.transfer.one_transfer import SPEC


@pytest.mark.parametrize("state", [S.REQUESTING, S.UPLOADING, S.FINALISING])
def test_check_07_cancel_leaves_no_image_and_no_temporary_file(bench, raw, state):
    bench.cancel_in(state)
    upload = bench.send(raw)
    assert upload.state is S.CANCELLED
    assert bench.states[-3:] == [state, S.CANCELLING, S.CANCELLED]
    assert (upload.left_behind, bench.sandbox.images) == (False, {})
    assert list(bench.temp.iterdir()) == []


def knows_no_image(_image_id):
    return False


def test_cancel_before_the_request_makes_no_request_at_all(bench, small):
    bench.cancel_in(S.REQUESTING)
    assert bench.send(small).state is S.CANCELLED
    assert bench.sandbox.calls == []


@pytest.mark.alone
def test_cancel_ends_a_line_on_which_nobody_reads(bench, large):
    bench.sandbox.faults.add("put-stalled")
    sending, fired = Event(), []
    bench.on_save = lambda upload: sending.set() if upload.state is S.UPLOADING else None

    def cancel_now():
        fired.append(time.monotonic())
        bench.cancel.cancel()

    with firing(cancel_now, sending, 0.3):
        upload = bench.send(large)
    assert time.monotonic() - fired[0] < 1
    assert upload.state is S.CANCELLED
    assert bench.states[-3:] == [S.UPLOADING, S.CANCELLING, S.CANCELLED]
    assert (bench.count("DELETE"), bench.sandbox.images) == (1, {})


@pytest.mark.alone
def test_cancel_ends_the_wait_for_an_answer_within_a_second(bench, small):
    bench.sandbox.faults.add("put-silent")
    bench.cancel_in(S.FINALISING)
    began = time.monotonic()
    upload = bench.send(small)
    assert time.monotonic() - began < 1
    assert upload.state is S.CANCELLED
    assert (bench.count("DELETE"), bench.sandbox.images) == (1, {})


@pytest.mark.alone
def test_check_07_cancel_ends_the_wait_before_the_next_attempt(bench, small):
    bench.sandbox.faults.add("put-500")
    bench.waits = RetryWaits((60.0,))
    bench.cancel_in(S.RETRY_WAIT)
    began = time.monotonic()
    upload = bench.send(small)
    assert time.monotonic() - began < 1
    assert upload.state is S.CANCELLED
    assert (bench.count("PUT"), bench.sandbox.images) == (1, {})


def test_check_07_cancel_while_preparing_makes_no_request(bench, raw):
    bench.cancel_in(S.PREPARING)
    upload = bench.send(raw)
    assert upload.state is S.CANCELLED
    assert (bench.sandbox.calls, list(bench.temp.iterdir())) == ([], [])


def test_cancel_while_checking_makes_no_request(bench, small):
    bench.cancel_in(S.QUEUED)
    assert bench.send(small).state is S.CANCELLED
    assert bench.sandbox.calls == []


def test_check_08_cancel_says_what_it_could_not_remove_and_it_can_be_removed_later(bench, small):
    bench.sandbox.faults.add("delete-500")
    bench.cancel_in(S.UPLOADING)
    upload = bench.send(small)
    assert (upload.state, upload.left_behind) == (S.CANCELLED, True)
    bench.sandbox.faults.clear()
    with bench.client() as client:
        assert remove_left(upload, client).upload.left_behind is False
    assert bench.sandbox.images == {}


def test_what_was_finished_after_all_is_not_removed(bench, small):
    upload = bench.send(small)
    with bench.client() as client:
        assert remove_left(upload, client).upload.left_behind is False
    assert list(bench.sandbox.images) == [upload.image.id]


def test_what_has_gone_by_itself_is_not_left_behind(bench, small):
    upload = bench.send(small)
    bench.sandbox.images.clear()
    with bench.client() as client:
        assert remove_left(upload, client).upload.left_behind is False


def test_an_image_of_another_program_is_never_taken_for_an_orphan(bench, small):
    with bench.client() as client:
        others = [client.request_upload(SPEC).image.id for _ in range(2)]
    bench.sandbox.faults.add("post-500")
    assert bench.send(small).state is S.FAILED
    assert list(bench.sandbox.images) == others
