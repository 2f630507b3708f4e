import time
from datetime import timedelta

import pytest

from imageuploader.domain.errors import (
    AddressRefused,
    NameNotFound,
    NotTrusted,
    RateLimited,
    ServerTrouble,
    TokenRefused,
    Unreachable,
)
from imageuploader.domain.upload import Progress
from imageuploader.linode.timeouts import Patience
from imageuploader.transfer.context import REMOVAL_SECONDS, Throttle, Waiting
from imageuploader.transfer.pending_image import ADDRESS_MARGIN
from imageuploader.transfer.retry_policy import PUT_WAITS, passes, seconds_before, seconds_to_settle

BROKEN = Unreachable("host", "reset")


def test_the_waits_between_attempts_are_those_of_the_design():
    assert [seconds_before(attempt, BROKEN, PUT_WAITS) for attempt in range(1, 7)] == [
        5,
        15,
        30,
        60,
        120,
        0,
    ]


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (RateLimited(40), 40),
        (RateLimited(2), 2),
        (RateLimited(0.1), 1),
        (RateLimited(0), 5),
        (ServerTrouble(503, seconds=7), 7),
        (ServerTrouble(503, seconds=9000), 300),
    ],
)
def test_the_wait_that_is_asked_for_wins_within_bounds(error, seconds):
    assert seconds_before(1, error, PUT_WAITS) == seconds


def test_a_body_that_was_sent_whole_gets_time_to_be_taken_up_before_it_is_sent_again():
    assert [seconds_to_settle(attempt, BROKEN, PUT_WAITS) for attempt in range(1, 7)] == [
        30,
        30,
        30,
        60,
        120,
        30,
    ]
    assert seconds_to_settle(1, BROKEN, ()) == 0


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (BROKEN, True),
        (NameNotFound("host", "no address"), True),
        (NotTrusted("host", "self-signed certificate"), False),
        (RateLimited(1), True),
        (ServerTrouble(500), True),
        (ServerTrouble(503, maintenance=True), False),
        (AddressRefused(403, "AccessDenied"), False),
        (TokenRefused(), False),
    ],
)
def test_only_what_passes_by_itself_is_tried_again(error, again):
    assert passes(error) is again


def test_progress_comes_at_most_ten_times_a_second():
    now = [100.0]
    told: list[Progress] = []
    throttle = Throttle(told.append, clock=lambda: now[0])
    for sent in range(100):
        throttle(Progress(sent + 1, 100))
        now[0] += 0.01
    assert 8 <= len(told) <= 10


def test_the_last_progress_of_an_attempt_is_never_left_out():
    told: list[Progress] = []
    throttle = Throttle(told.append, clock=lambda: 100.0)
    for sent in range(11):
        throttle(Progress(sent, 10))
    assert [progress.sent for progress in told] == [0, 10]


def test_far_ends_are_waited_for_as_long_as_the_design_says():
    assert Patience() == Patience(connect=10, write=60, reply=120, still=10)
    assert REMOVAL_SECONDS == 30
    assert timedelta(hours=1) == ADDRESS_MARGIN


def test_waiting_counts_what_a_thread_waits_and_not_what_it_works():
    waiting = Waiting()
    with waiting.counted():
        time.sleep(0.1)
    assert waiting.seconds > 0.05
    began, worked, before = time.perf_counter(), time.thread_time(), waiting.seconds
    with waiting.counted():
        while time.thread_time() - worked < 0.1:
            pass
    passed = time.perf_counter() - began
    assert waiting.seconds - before <= passed - 0.09
