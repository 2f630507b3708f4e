"""Sizes, speeds, durations and dates as texts. Sizes are decimal: 1 MB is 10^6 bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from typing_extensions import override

from imageuploader.domain.meter import rounded_time
from imageuploader.words.language import Language
from imageuploader.words.text import Fact, Text

_UNITS = (
    Text("{number} B"),
    Text("{number} kB"),
    Text("{number} MB"),
    Text("{number} GB"),
    Text("{number} TB"),
)
_THOUSAND = 1000
_MINUTE, _HOUR = 60, 3600
_SECONDS_SHOWN = 100
_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Number(Fact):
    """A number with a fixed number of decimals."""

    value: float
    decimals: int = 0

    @override
    def in_language(self, language: Language) -> str:
        """Return it as a language writes numbers."""
        return language.number(self.value, self.decimals)


@dataclass(frozen=True, slots=True)
class Grouped(Fact):
    """A whole number in groups of digits, such as `612,000,000`."""

    value: int

    @override
    def in_language(self, language: Language) -> str:
        """Return it as a language groups digits."""
        return language.grouped(self.value)


@dataclass(frozen=True, slots=True)
class Percent(Fact):
    """Whole percent, such as `43%`."""

    value: int

    @override
    def in_language(self, language: Language) -> str:
        """Return it as a language writes, or speaks, percent."""
        return language.percent(self.value)


@dataclass(frozen=True, slots=True)
class Ordinal(Fact):
    """A place in an order, such as `2nd`."""

    value: int

    @override
    def in_language(self, language: Language) -> str:
        """Return it as a language counts places."""
        return language.ordinal(self.value)


def in_local_zone(at: datetime) -> datetime:
    """Return a time as clocks here show it; as it is where the system cannot tell.

    Windows knows local times from 1970 to 3000 only, and a damaged history may hold any.
    """
    try:
        return at.astimezone()
    except (OSError, OverflowError):
        return at


@dataclass(frozen=True, slots=True)
class Moment(Fact):
    """A time in the local zone, in a form that each language can replace by its own."""

    at: datetime
    form: Text

    @override
    def in_language(self, language: Language) -> str:
        """Return it in the language's form."""
        return language.moment(in_local_zone(self.at), self.form.template)


@dataclass(frozen=True, slots=True)
class Listing(Fact):
    """Several facts, one after another."""

    parts: tuple[object, ...]
    separator: Text

    @override
    def in_language(self, language: Language) -> str:
        """Return them with the separator of the language's lists."""
        written = (Text("{part}", part=part).in_language(language) for part in self.parts)
        return self.separator.in_language(language).join(written)


def listing(parts: Iterable[object]) -> Listing:
    """Return several facts as one."""
    return Listing(tuple(parts), Text(", "))


def listing_of_phrases(parts: Iterable[object]) -> Listing:
    """Return several facts as one, for facts that contain commas."""
    return Listing(tuple(parts), Text("; "))


def listing_of_sentences(parts: Iterable[object]) -> Listing:
    """Return several sentences as one fact."""
    return Listing(tuple(parts), Text(" "))


def size(count: float) -> Text:
    """Return bytes with three significant digits, such as `1.42 GB` or `612 MB`."""
    value = max(0.0, float(count))
    for unit in _UNITS[:-1]:
        number = _three_digits(value)
        if number.value < _THOUSAND:
            return unit.with_facts(number=number)
        value /= _THOUSAND
    return _UNITS[-1].with_facts(number=_three_digits(value))


def estimated_size(count: float) -> Text:
    """Return estimated bytes, such as `about 412 MB`."""
    return Text("about {size}", size=size(count))


def _three_digits(value: float) -> Number:
    digits = 0 if value >= 100 else 1 if value >= 10 else 2  # noqa: PLR2004 - places of a decimal
    shown = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return Number(float(shown), len(shown.partition(".")[2]))


def exact_bytes(count: int) -> Text:
    """Return bytes to the last one, such as `612,000,000 bytes`."""
    return Text.plural("1 byte", "{count} bytes", count=Grouped(count))


def speed(rate: float) -> Text:
    """Return bytes a second, such as `9.8 MB/s`."""
    return Text("{size}/s", size=size(rate))


def time_left(seconds: float | None) -> Text:
    """Return the time left, rounded more coarsely the longer it is; None is not known yet."""
    if seconds is None:
        return Text("Estimating")
    return Text("About {duration} left", duration=duration(rounded_time(seconds)))


def duration(seconds: float) -> Text:
    """Return seconds in one or two units, such as `1 min 25 s`."""
    whole = max(0, round(seconds))
    if whole < _MINUTE:
        return Text("{seconds} s", seconds=whole)
    if whole < _HOUR:
        minutes, rest = divmod(whole, _MINUTE)
        if rest:
            return Text("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
        return Text("{minutes} min", minutes=minutes)
    hours, minutes = whole // _HOUR, whole % _HOUR // _MINUTE
    if minutes:
        return Text("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return Text("{hours} h", hours=hours)


def time_taken(seconds: float) -> Text:
    """Return how long something took, such as `35 s`, `21 min` or `1 h 25 min`."""
    whole = max(0, round(seconds))
    minutes = round(whole / _MINUTE)
    return duration(whole if whole < _SECONDS_SHOWN else minutes * _MINUTE)


def moment(at: datetime, now: datetime) -> Text:
    """Return a time in the local zone: `Today 10:31`, `Mon 16:40` within a week, or `12 May`."""
    return _moment(at, now, Text("Today {time}"))


def moment_in_sentence(at: datetime, now: datetime) -> Text:
    """Return the same for use inside a sentence: `today 10:31`."""
    return _moment(at, now, Text("today {time}"))


def _moment(at: datetime, now: datetime, today: Text) -> Text:
    local, local_now = in_local_zone(at), in_local_zone(now)
    days = (local_now.date() - local.date()).days
    if days == 0:
        return today.with_facts(time=Moment(at, Text("HH:mm")))
    if 0 < days < _WEEK_DAYS:
        return _as_text(Moment(at, Text("ddd HH:mm")))
    if local.year == local_now.year:
        return _as_text(Moment(at, Text("d MMM")))
    return _as_text(Moment(at, Text("d MMM yyyy")))


def full_moment(at: datetime) -> Text:
    """Return a time in the local zone with its date, such as `2026-05-12 10:31:05`."""
    return _as_text(Moment(at, Text("yyyy-MM-dd HH:mm:ss")))


def clock_time(at: datetime, now: datetime) -> Text:
    """Return a time of today in the local zone to the second, of another day with its date."""
    if in_local_zone(at).date() == in_local_zone(now).date():
        return _as_text(Moment(at, Text("HH:mm:ss")))
    return _as_text(Moment(at, Text("d MMM HH:mm")))


def ordinal(number: int) -> Text:
    """Return a position in the queue, such as `2nd`."""
    return Text("{place}", place=Ordinal(number))


def _as_text(time: Moment) -> Text:
    return Text("{time}", time=time)
