"""Sizes, speeds and times for eyes."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from imageuploader.words import formatting

NOW = datetime(2026, 5, 13, 12, 0).astimezone()  # a Wednesday, in whatever zone this runs


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0 B"),
        (1, "1 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (1536, "1.54 kB"),
        (96_400_000, "96.4 MB"),
        (612_000_000, "612 MB"),
        (800_000_000, "800 MB"),
        (999_600_000, "1 GB"),
        (1_300_000_000, "1.3 GB"),
        (1_420_000_000, "1.42 GB"),
        (9_999_000_000, "10 GB"),
        (5_600_000_000, "5.6 GB"),
        (3e15, "3000 TB"),
        (-1, "0 B"),
    ],
)
def test_a_size_is_decimal_with_three_significant_digits(count, shown):
    assert str(formatting.size(count)) == shown


def test_exact_bytes_are_shown_to_the_last_one():
    assert str(formatting.exact_bytes(612_000_000)) == "612,000,000 bytes"
    assert str(formatting.exact_bytes(1)) == "1 byte"


def test_a_speed_is_a_size_each_second():
    assert str(formatting.speed(9_800_000)) == "9.8 MB/s"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (None, "Estimating"),
        (0, "About 5 s left"),
        (12.4, "About 10 s left"),
        (12.6, "About 15 s left"),
        (59, "About 1 min left"),
        (82, "About 1 min 15 s left"),
        (83, "About 1 min 30 s left"),
        (598, "About 10 min left"),
        (629, "About 10 min left"),
        (631, "About 11 min left"),
        (3599, "About 1 h left"),
        (5000, "About 1 h 25 min left"),
    ],
)
def test_time_left_is_rounded_the_more_the_longer_it_is(seconds, shown):
    assert str(formatting.time_left(seconds)) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.2, "0 s"),
        (34.6, "35 s"),
        (85, "1 min 25 s"),
        (99.6, "2 min"),
        (180, "3 min"),
        (200, "3 min"),
        (1262, "21 min"),
        (3599, "1 h"),
        (5100, "1 h 25 min"),
    ],
)
def test_a_time_taken_has_seconds_only_when_short(seconds, shown):
    assert str(formatting.time_taken(seconds)) == shown


def test_a_duration_has_two_units_at_most():
    assert str(formatting.duration(85)) == "1 min 25 s"
    assert str(formatting.duration(3725)) == "1 h 2 min"


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("2026-05-13 10:31", "Today 10:31"),
        ("2026-05-13 13:05", "Today 13:05"),
        ("2026-05-12 23:58", "Tue 23:58"),
        ("2026-05-11 16:40", "Mon 16:40"),
        ("2026-05-07 09:05", "Thu 09:05"),
        ("2026-05-06 09:05", "6 May"),
        ("2025-12-24 09:05", "24 Dec 2025"),
        ("2026-05-14 09:05", "14 May"),
    ],
)
def test_the_form_of_a_moment_depends_on_how_long_ago_it_was(at, shown):
    assert str(formatting.moment(datetime.fromisoformat(at).astimezone(), NOW)) == shown


def test_a_moment_of_another_zone_is_shown_in_the_local_one():
    five_hours_on = (NOW.utcoffset() or timedelta()) + timedelta(hours=5)
    elsewhere = NOW.astimezone(timezone(five_hours_on))
    assert str(formatting.moment(elsewhere, NOW)) == "Today 12:00"
    assert str(formatting.full_moment(elsewhere)) == "2026-05-13 12:00:00"


@pytest.fixture
def west_of_greenwich(monkeypatch):
    """A local zone in which the first hours of the first year cannot be told."""
    if hasattr(time, "tzset"):  # Windows has none, and cannot tell more
        monkeypatch.setenv("TZ", "West+5")
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.parametrize("year", [1, 1960, 3500, 9999])
@pytest.mark.usefixtures("west_of_greenwich")
def test_a_time_that_the_system_cannot_tell_is_shown_all_the_same(year):
    at = datetime(year, 1, 1, tzinfo=UTC)
    shown, _, _ = str(formatting.full_moment(at)).partition("-")
    assert int(shown) in {year, year - 1}
    assert str(formatting.moment(at, NOW))
    assert str(formatting.clock_time(at, NOW))


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")],
)
def test_an_ordinal_has_its_ending(number, shown):
    assert str(formatting.ordinal(number)) == shown
    assert str(formatting.ordinal(112)) == "112th"
