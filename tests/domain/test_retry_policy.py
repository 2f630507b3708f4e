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
from imageuploader.domain.retry_policy import (
    UPLOAD_WAITS,
    RetryWaits,
    seconds_before_retry,
    seconds_to_confirm,
)

BROKEN = Unreachable("host", "reset")


def test_the_waits_between_attempts_are_those_of_the_design():
    assert [seconds_before_retry(attempt, BROKEN, UPLOAD_WAITS) for attempt in range(1, 7)] == [
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
    assert seconds_before_retry(1, error, UPLOAD_WAITS) == seconds


def test_a_body_that_was_sent_whole_gets_time_to_be_taken_up_before_it_is_sent_again():
    assert [seconds_to_confirm(attempt, BROKEN, UPLOAD_WAITS) for attempt in range(1, 7)] == [
        30,
        30,
        30,
        60,
        120,
        30,
    ]
    assert seconds_to_confirm(1, BROKEN, RetryWaits(())) == 0


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
    assert error.transient is again
