"""Giving up while Linode is asked, and removing what is left when it does not answer."""

import threading
import time
from contextlib import suppress

import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Payload
from imageuploader.domain.errors import DiskFailed
from imageuploader.domain.retry import RetryWaits
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer import engine
from imageuploader.transfer.transfer_context import Callbacks, TransferContext, TransferPolicy
from tests.fakes import Listener, firing, head_of
from tests.transfer.one_transfer import SPEC


def event_in(bench, state):
    """Set as soon as that state is kept."""
    reached = threading.Event()

    def note(upload):
        if upload.state is state:
            reached.set()

    bench.on_save = note
    return reached


class TimedCancel:
    """Fires a token, and remembers when."""

    def __init__(self, cancel):
        self.at = 0.0
        self._cancel = cancel

    def __call__(self):
        self.at = time.monotonic()
        self._cancel.cancel()

    def seconds_ago(self):
        return time.monotonic() - self.at


@pytest.mark.alone
@pytest.mark.parametrize("fault", ["post-silent", "post-lost-silent"])
def test_cancel_ends_the_request_for_an_address_that_nobody_answers(bench, small, fault):
    bench.sandbox.faults.add(fault)
    cancelled = TimedCancel(bench.cancel)
    with firing(cancelled, event_in(bench, S.REQUESTING), 0.1):
        upload = bench.send(small)
    assert cancelled.seconds_ago() < 1
    assert bench.states[-3:] == [S.REQUESTING, S.CANCELLING, S.CANCELLED]
    # the request may still be carried out; what it made is named, for nothing proves whose it is
    named = {left.id for left in upload.left_images}
    assert named == set(bench.sandbox.images)
    assert (len(named), upload.in_doubt) == ((0, True) if fault == "post-silent" else (1, False))
    assert (upload.image, bench.count("DELETE")) == (None, 0)


@pytest.mark.alone
def test_cancel_ends_the_question_before_another_attempt(bench, small):
    """What cannot be asked is not deleted either: it is left, and said to be."""
    bench.removal_seconds = 0.3
    bench.sandbox.faults.add("put-500")
    bench.sandbox.faults.add("look-silent")
    cancelled = TimedCancel(bench.cancel)
    with firing(cancelled, event_in(bench, S.RETRY_WAIT), 0.2):
        upload = bench.send(small)
    assert cancelled.seconds_ago() < 1
    assert (upload.state, upload.left_behind) == (S.CANCELLED, True)
    assert [method for method, _ in bench.sandbox.calls] == ["POST", "PUT", "GET", "GET"]


@pytest.mark.alone
def test_cancel_ends_the_search_for_an_image_of_a_lost_answer(bench, small):
    bench.sandbox.faults.add("post-lost-reply", times=1)
    searching = threading.Event()

    def silence(upload):
        if upload.state is S.RETRY_WAIT and upload.attempts == 1:
            bench.sandbox.faults.add("api-silent", times=1)
            searching.set()

    bench.on_save = silence
    cancelled = TimedCancel(bench.cancel)
    with firing(cancelled, searching, 0.2):
        upload = bench.send(small)
    assert cancelled.seconds_ago() < 1
    assert (upload.state, upload.image, upload.in_doubt) == (S.CANCELLED, None, False)
    assert [left.id for left in upload.left_images] == list(bench.sandbox.images)


@pytest.mark.alone
def test_removing_an_image_takes_no_longer_than_it_may(bench, small):
    bench.sandbox.faults.add("delete-silent")
    bench.removal_seconds = 0.3
    bench.cancel_in(S.UPLOADING)
    began = time.monotonic()
    upload = bench.send(small)
    assert 0.3 <= time.monotonic() - began < 1.5
    assert (upload.state, upload.left_behind) == (S.CANCELLED, True)
    assert list(bench.sandbox.images) == [upload.image.id]


@pytest.mark.alone
def test_cancel_while_a_failure_is_tidied_up_is_heard_at_once(bench, small):
    bench.sandbox.faults.add("put-403")
    bench.sandbox.faults.add("delete-silent:1")
    cancelled = TimedCancel(bench.cancel)
    with firing(cancelled, event_in(bench, S.UPLOADING), 0.5):
        upload = bench.send(small)
    assert cancelled.seconds_ago() < 1
    assert bench.states[-2:] == [S.CANCELLING, S.CANCELLED]
    assert (upload.left_behind, upload.error, bench.sandbox.images) == (False, None, {})


def test_a_removal_whose_answer_was_lost_is_made_sure_of(bench, small):
    bench.sandbox.faults.add("delete-lost-reply")
    bench.cancel_in(S.UPLOADING)
    upload = bench.send(small)
    assert (upload.state, upload.left_behind) == (S.CANCELLED, False)
    assert bench.sandbox.images == {}


def test_check_07_cancel_closes_the_line_of_a_request_within_half_a_second(small):
    cancel, asked, closed = CancelToken(), threading.Event(), []

    def linode(line):
        if asked.is_set():
            return
        head_of(line)
        asked.set()
        with suppress(ConnectionError):
            line.settimeout(5)
            while line.recv(4096):
                pass
        closed.append(time.monotonic())

    status = small.stat()
    payload = Payload(small, status.st_size, status.st_mtime_ns, "", "", temporary=False)
    upload = Upload(spec=SPEC, file=small)
    context = TransferContext(
        Callbacks(lambda _: None, lambda _: None),
        cancel,
        TransferPolicy(RetryWaits((0.01,)), removal_seconds=0.5),
    )
    cancelled = TimedCancel(cancel)
    with (
        Listener(linode) as far,
        LinodeClient(Endpoint(f"http://127.0.0.1:{far.port}"), "x", wait=lambda _: None) as client,
        firing(cancelled, asked, 0.1),
    ):
        ended = engine.run(upload, payload, client, context)
    assert closed[0] - cancelled.at < 0.5
    assert (ended.state, ended.in_doubt) == (S.CANCELLED, True)


def test_a_history_that_cannot_be_written_keeps_no_image_on_linode(bench, small):
    """What `save` raises comes out, and the image is gone all the same."""
    full = DiskFailed("history", "no space left on device")

    def fail(upload):
        if upload.state in {S.UPLOADING, S.FAILED}:
            raise full

    bench.on_save = fail
    with pytest.raises(DiskFailed):
        bench.send(small)
    assert (bench.count("POST"), bench.count("PUT"), bench.sandbox.images) == (1, 0, {})
