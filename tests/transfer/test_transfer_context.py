import time
from datetime import timedelta

from imageuploader.domain.upload import Progress
from imageuploader.linode.timeouts import Timeouts
from imageuploader.transfer.pending_image import ADDRESS_MARGIN
from imageuploader.transfer.transfer_context import REMOVAL_SECONDS, BlockedTime, ProgressThrottle


def test_progress_comes_at_most_ten_times_a_second():
    now = [100.0]
    told: list[Progress] = []
    throttle = ProgressThrottle(told.append, clock=lambda: now[0])
    for sent in range(100):
        throttle(Progress(sent + 1, 100))
        now[0] += 0.01
    assert 8 <= len(told) <= 10


def test_the_last_progress_of_an_attempt_is_never_left_out():
    told: list[Progress] = []
    throttle = ProgressThrottle(told.append, clock=lambda: 100.0)
    for sent in range(11):
        throttle(Progress(sent, 10))
    assert [progress.sent for progress in told] == [0, 10]


def test_far_ends_are_waited_for_as_long_as_the_design_says():
    assert Timeouts() == Timeouts(connect=10, write=60, reply=120, still=10)
    assert REMOVAL_SECONDS == 30
    assert timedelta(hours=1) == ADDRESS_MARGIN


def test_waiting_counts_what_a_thread_waits_and_not_what_it_works():
    waiting = BlockedTime()
    with waiting.measure():
        time.sleep(0.1)
    assert waiting.seconds > 0.05
    began, worked, before = time.perf_counter(), time.thread_time(), waiting.seconds
    with waiting.measure():
        while time.thread_time() - worked < 0.1:
            pass
    passed = time.perf_counter() - began
    assert waiting.seconds - before <= passed - 0.09
