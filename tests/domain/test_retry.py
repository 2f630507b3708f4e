import pytest

from imageuploader.domain.errors import (
    AccessError,
    AddressRefused,
    Garbled,
    NameNotFound,
    NotFound,
    NotTrusted,
    RateLimited,
    Rejected,
    ServerTrouble,
    TokenRefused,
    TokenStoreError,
    Unreachable,
)
from imageuploader.domain.retry import (
    POLL_WAITS,
    READ_WAITS,
    UPLOAD_WAITS,
    Doubt,
    FailedAttempt,
    RetryWaits,
    doubt_after,
    is_outage,
    may_retry_read,
    may_retry_upload,
    seconds_before_retry,
    seconds_to_confirm,
)
from tests.domain.error_kinds import KINDS

BROKEN = Unreachable("host", "reset")
GARBLED = Garbled("upload", "no JSON")


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


def test_a_poll_waits_longer_if_that_is_asked_for_and_never_shorter():
    assert [seconds_before_retry(attempt, BROKEN, POLL_WAITS) for attempt in range(1, 6)] == [
        3,
        6,
        12,
        24,
        48,
    ]
    assert seconds_before_retry(3, RateLimited(2), POLL_WAITS) == 12
    assert seconds_before_retry(3, RateLimited(200), POLL_WAITS) == 200
    assert seconds_before_retry(3, RateLimited(86_400), POLL_WAITS) == 300


def test_a_read_is_retried_soon_and_never_waits_for_minutes():
    assert READ_WAITS.attempts == 4
    assert [seconds_before_retry(attempt, BROKEN, READ_WAITS) for attempt in (1, 2, 3)] == [1, 2, 4]
    assert seconds_before_retry(1, RateLimited(900), READ_WAITS) == 30


def test_a_scale_changes_our_waits_and_not_those_of_the_service():
    hurried = UPLOAD_WAITS.scaled(0.1)
    assert seconds_before_retry(1, BROKEN, hurried) == pytest.approx(0.5)
    assert seconds_before_retry(1, RateLimited(9000), hurried) == 300


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (BROKEN, True),
        (RateLimited(1), True),
        (ServerTrouble(502), True),
        (ServerTrouble(503, maintenance=True), False),
        (NameNotFound("host", "no address"), False),
        (NotTrusted("host", "self-signed certificate"), False),
        (TokenRefused(), False),
    ],
)
def test_a_read_is_retried_only_if_seconds_may_help(error, again):
    assert may_retry_read(error) is again


@pytest.mark.parametrize(
    ("failed", "again"),
    [
        (FailedAttempt(BROKEN), True),
        (FailedAttempt(BROKEN, is_first_contact=True), False),
        (FailedAttempt(NameNotFound("host", "?"), is_first_contact=True), False),
        (FailedAttempt(Unreachable("host", "reset", sent=True), is_first_contact=True), True),
        (FailedAttempt(ServerTrouble(500), is_first_contact=True), True),
        (FailedAttempt(ServerTrouble(503, maintenance=True)), False),
        (FailedAttempt(AddressRefused(403, "AccessDenied")), False),
        (FailedAttempt(AddressRefused(403, "AccessDenied"), is_address_expired=True), True),
        (FailedAttempt(TokenRefused(), is_address_expired=True), False),
        (FailedAttempt(GARBLED, garbled_requests=1), True),
        (FailedAttempt(GARBLED, garbled_requests=2), False),
        (FailedAttempt(GARBLED), False),
        (FailedAttempt(GARBLED, is_sent_in_full=True), True),
        (FailedAttempt(Rejected(400, "no"), is_sent_in_full=True), False),
    ],
)
def test_an_upload_is_tried_again_only_if_that_may_end_better(failed, again):
    assert may_retry_upload(failed) is again


@pytest.mark.parametrize(
    ("error", "doubt"),
    [
        (Unreachable("host", "reset", sent=True), Doubt.OPEN),
        (Unreachable("host", "refused"), Doubt.NONE),
        (NameNotFound("host", "no address"), Doubt.NONE),
        (ServerTrouble(504), Doubt.OPEN),
        (ServerTrouble(500), Doubt.OVER),
        (Garbled("upload", "no JSON"), Doubt.OVER),
        (RateLimited(1), Doubt.NONE),
        (Rejected(400, "no"), Doubt.NONE),
    ],
)
def test_what_a_failed_request_for_an_address_may_have_done(error, doubt):
    assert doubt_after(error) is doubt


def test_an_outage_is_not_a_refusal_of_one_request():
    outages = (
        BROKEN,
        NotTrusted("host", "?"),
        RateLimited(1),
        ServerTrouble(503, maintenance=True),
    )
    assert all(is_outage(error) for error in outages)
    refusals = (Rejected(403, "no"), Garbled("image", "?"), NotFound(), TokenRefused())
    assert not any(is_outage(error) for error in refusals)


def test_signing_in_helps_against_what_concerns_the_token_alone():
    groups = (AccessError, TokenStoreError)
    assert {kind for kind in KINDS if kind.needs_sign_in} == {
        kind for kind in KINDS if issubclass(kind, groups)
    }


def test_what_an_error_derives_is_not_stored_with_its_facts():
    error = ServerTrouble(503, "busy", 7.0, maintenance=True)
    assert (error.transient, error.retry_after) == (False, 7.0)
    assert set(error.facts()) == {"status", "reason", "seconds", "maintenance"}


@pytest.mark.parametrize(
    ("retries", "seconds"),
    [(0, ()), (2, (5.0, 15.0)), (7, (5.0, 15.0, 30.0, 60.0, 120.0, 120.0, 120.0))],
)
def test_the_settings_choose_how_many_retries_there_are(retries, seconds):
    waits = UPLOAD_WAITS.with_retries(retries)
    assert (waits.seconds, waits.attempts) == (seconds, retries + 1)
