"""Progress as it is told: of bytes that have left, never back, never done too early."""

import threading
import time

import pytest

from imageuploader.domain.retry import RetryWaits
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.timeouts import Timeouts
from imageuploader.sandbox.server import Sandbox
from imageuploader.sandbox.state import Bounds
from tests.transfer.one_transfer import Bench


@pytest.fixture
def bench(tmp_path):
    """A slow line that leaves with the sender what was not read yet."""
    bounds = Bounds(bytes_a_second=2_500_000, receive_bytes=16 * 1024)
    with Sandbox(process_seconds=0.1, bounds=bounds) as practice:
        yield Bench(practice, tmp_path)


def test_progress_is_honest_through_two_attempts(bench, gz):
    bench.sandbox.faults.add("put-reset:1")
    at = []
    bench.on_progress = lambda progress: at.append(time.monotonic()) if progress.attempt else None
    assert bench.send(gz).state is S.PROCESSING
    told = [progress for progress in bench.reported if progress.attempt]
    assert len(told) == len(at) > 5
    # never back, but for a new attempt
    order = [(progress.attempt, progress.sent) for progress in told]
    assert order == sorted(order)
    assert {attempt for attempt, _ in order} == {1, 2}
    # the first attempt did not claim what never arrived
    assert max(sent for attempt, sent in order if attempt == 1) < gz.stat().st_size
    # at most ten in any second
    assert all(later - earlier > 1 for earlier, later in zip(at, at[10:], strict=False))
    # not done before it was confirmed
    assert max(progress.percent for progress in told) == 99
    assert told[-1].sent == told[-1].total == gz.stat().st_size


def test_what_was_waited_for_the_line_is_told(bench, gz):
    began = time.monotonic()
    bench.send(gz)
    took = time.monotonic() - began
    waited = [progress.waited for progress in bench.reported if progress.attempt]
    assert waited == sorted(waited)
    assert took / 2 < waited[-1] <= took


def test_what_was_sent_of_an_attempt_that_broke_is_kept(bench, gz):
    bench.sandbox.faults.add("put-reset:1")
    bench.send(gz)
    [broken] = [kept.upload for kept in bench.kept if kept.upload.state is S.RETRY_WAIT]
    assert 0 < broken.sent_bytes < broken.total_bytes
    assert (broken.attempts, broken.error is not None, broken.retry_at is not None) == (
        1,
        True,
        True,
    )
    last = bench.kept[-1].upload
    assert (last.sent_bytes, last.attempts, last.error, last.retry_at) == (
        last.total_bytes,
        2,
        None,
        None,
    )


@pytest.mark.alone
def test_trying_again_now_leaves_out_the_wait(bench, gz):
    bench.sandbox.faults.add("put-500-start:1")
    bench.waits = RetryWaits((60.0,))
    bench.on_save = retry_in(bench, S.RETRY_WAIT)
    began = time.monotonic()
    assert bench.send(gz).state is S.PROCESSING
    assert time.monotonic() - began < 10


@pytest.mark.alone
def test_trying_again_now_counts_from_the_moment_the_wait_is_told(bench, gz):
    def told(upload):
        if upload.state is S.RETRY_WAIT:
            bench.cancel.retry_now()

    bench.sandbox.faults.add("put-500-start:1")
    bench.waits = RetryWaits((60.0,))
    bench.on_save = told
    began = time.monotonic()
    assert bench.send(gz).state is S.PROCESSING
    assert time.monotonic() - began < 30


@pytest.mark.alone
def test_trying_again_now_breaks_a_line_that_stands_still(bench, gz):
    bench.sandbox.faults.add("put-stalled:1")
    bench.waits = RetryWaits((60.0,))
    bench.timeouts = Timeouts(still=0.5)
    bench.on_save = retry_in(bench, S.UPLOADING)
    began = time.monotonic()
    upload = bench.send(gz)
    assert time.monotonic() - began < 10
    assert (upload.state, upload.attempts) == (S.PROCESSING, 2)
    assert [method for method, _ in bench.sandbox.calls] == ["POST", "PUT", "GET", "PUT"]


def retry_in(bench, state):
    """Try again now, again and again for a while, as soon as that state is kept."""

    def retry_now():
        for _ in range(40):
            if bench.states[-1] is not state:
                return
            bench.cancel.retry_now()
            threading.Event().wait(0.1)

    def note(upload):
        if upload.state is state and upload.attempts <= 1:
            threading.Thread(target=retry_now).start()

    return note
