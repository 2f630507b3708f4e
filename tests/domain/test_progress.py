import pytest
from hypothesis import given
from hypothesis import strategies as st

from imageuploader.domain.meter import Limit, Meter
from imageuploader.domain.upload import STALLED_SECONDS, Progress
from tests.domain.error_kinds import MANY

MB = 10**6
TOTAL = 1000 * MB


def meter_of(*points: tuple[float, int]) -> Meter:
    meter = Meter()
    for now, sent in points:
        meter.add(Progress(sent, TOTAL), now)
    return meter


@pytest.mark.parametrize(
    ("sent", "total", "percent"),
    [(0, 100, 0), (1, 3, 33), (99, 100, 99), (100, 100, 99), (0, 0, 0), (5 * 2**30, 5 * 2**30, 99)],
)
def test_percent_is_rounded_down_and_never_100(sent, total, percent):
    assert Progress(sent, total).percent == percent


@MANY
@given(st.integers(0, 2**40), st.integers(0, 2**40))
def test_percent_is_between_0_and_99_whatever_was_sent(sent, total):
    assert 0 <= Progress(sent, total).percent <= 99


def test_check_11_a_pause_of_20_seconds_never_makes_the_time_left_nothing():
    meter, sent, left = Meter(), 0, []
    rates = [10 * MB] * 100 + [0] * 200 + [10 * MB] * 300
    for tenth, rate in enumerate(rates):
        sent += rate // 10
        meter.add(Progress(sent, TOTAL), 50 + tenth / 10)
        left.append(meter.seconds_left)
    assert left[:30] == [None] * 30
    assert all(seconds is not None and seconds > 0 for seconds in left[31:])
    assert meter.speed == pytest.approx(10 * MB, rel=0.05)
    assert left[-1] == pytest.approx(60, rel=0.05)


def test_the_time_left_grows_while_nothing_moves():
    points = [(tenth / 10, tenth * MB) for tenth in range(100)]
    before = meter_of(*points).seconds_left
    after = meter_of(*points, (20.0, 99 * MB)).seconds_left
    assert before is not None
    assert after is not None
    assert after > 2 * before


def test_an_even_speed_is_told_at_once_and_the_time_left_after_3_seconds():
    assert meter_of((0, 0), (0.1, MB)).speed == pytest.approx(10 * MB)
    assert meter_of((0, 0), (2.9, 29 * MB)).seconds_left is None
    assert meter_of((0, 0), (3.0, 30 * MB)).seconds_left == pytest.approx(97)


def test_before_anything_moved_there_is_nothing_to_tell():
    meter = Meter()
    assert (meter.speed, meter.seconds_left) == (None, None)
    assert (meter.still_for(99), meter.stalled(99)) == (0, False)
    assert meter_of((0, 0)).speed is None


def test_a_line_that_never_moved_has_no_time_left():
    meter = meter_of((0, 0), (5, 0))
    assert meter.speed == 0
    assert meter.seconds_left is None


def test_a_new_attempt_starts_afresh():
    meter = meter_of((0, 0), (5, 500 * MB))
    meter.add(Progress(0, TOTAL, attempt=2), 6)
    assert (meter.speed, meter.seconds_left) == (None, None)
    meter.add(Progress(MB, TOTAL, attempt=2), 7)
    assert meter.speed == pytest.approx(MB)


def test_a_clock_that_stands_still_changes_nothing_and_loses_no_bytes():
    meter = meter_of((0, 0), (1, MB), (1, 2 * MB))
    assert meter.speed == pytest.approx(MB)
    meter.add(Progress(3 * MB, TOTAL), 2)
    assert meter.speed is not None
    assert MB < meter.speed < 2 * MB


def test_check_10_stalled_is_10_seconds_without_a_byte():
    meter = meter_of((0, 0), (1, MB), (8, MB))
    assert meter.still_for(9) == 8
    assert not meter.stalled(1 + STALLED_SECONDS - 0.1)
    assert meter.stalled(1 + STALLED_SECONDS)
    last = meter.latest(1 + STALLED_SECONDS)
    assert last is not None
    assert (last.sent, last.is_stalled) == (MB, True)
    meter.add(Progress(2 * MB, TOTAL), 20)
    assert not meter.stalled(20)
    assert meter.latest(20) == Progress(2 * MB, TOTAL)


@MANY
@given(st.lists(st.tuples(st.floats(0.001, 60), st.integers(0, 20 * MB)), max_size=40))
def test_the_time_left_is_never_negative(steps):
    meter, now, sent = Meter(), 0.0, 0
    for seconds, more in steps:
        now, sent = now + seconds, min(TOTAL, sent + more)
        meter.add(Progress(sent, TOTAL), now)
        left = meter.seconds_left
        assert left is None or left > 0 or sent == TOTAL


@pytest.mark.parametrize(
    ("share", "seconds", "limit"),
    [
        (0.95, 10, Limit.NETWORK),
        (0.05, 10, Limit.COMPUTER),
        (0.5, 10, None),
        (0.95, 2, None),
    ],
)
def test_what_the_bytes_wait_for_most_of_the_time_limits_them(share, seconds, limit):
    meter = Meter()
    for now in range(seconds + 1):
        meter.add(Progress(now * MB, TOTAL, waited=now * share), float(now))
    assert meter.limit is limit


def test_what_the_settings_hold_back_is_limited_by_them():
    meter = Meter()
    for now in range(11):
        meter.add(Progress(now * MB, TOTAL, waited=now * 0.2, held=now * 0.7), float(now))
    assert meter.limit is Limit.SETTINGS


def test_a_new_attempt_knows_nothing_of_the_limit_of_the_last_one():
    meter = Meter()
    for now in range(10):
        meter.add(Progress(now * MB, TOTAL, waited=float(now)), float(now))
    meter.add(Progress(0, TOTAL, attempt=2), 10.0)
    assert meter.limit is None
