"""Sizes, speeds and times for eyes. Sizes are decimal: a MB has 10^6 bytes."""

from datetime import datetime

_UNITS = ("B", "kB", "MB", "GB", "TB")
_THOUSAND = 1000
_MINUTE, _HOUR = 60, 3600
_SECONDS_SHOWN = 100
_WEEK_DAYS = 7
_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def size(count: float) -> str:
    """Return bytes with three significant digits, such as `1.42 GB` or `612 MB`."""
    value = max(0.0, float(count))
    for unit in _UNITS[:-1]:
        shown = _three_digits(value)
        if float(shown) < _THOUSAND:
            return f"{shown} {unit}"
        value /= _THOUSAND
    return f"{_three_digits(value)} {_UNITS[-1]}"


def _three_digits(value: float) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 2  # noqa: PLR2004 - places of a decimal
    shown = f"{value:.{digits}f}"
    return shown.rstrip("0").rstrip(".") if digits else shown


def exact_bytes(count: int) -> str:
    """Return bytes to the last one, such as `612,000,000 bytes`."""
    return "1 byte" if count == 1 else f"{count:,} bytes"


def speed(rate: float) -> str:
    """Return bytes a second, such as `9.8 MB/s`."""
    return f"{size(rate)}/s"


def time_left(seconds: float | None) -> str:
    """Return the seconds left, rounded the more the longer they are; None is not known yet."""
    if seconds is None:
        return "Estimating"
    steps = ((_MINUTE, 5), (10 * _MINUTE, 15), (_HOUR, _MINUTE))
    step = next((step for limit, step in steps if seconds < limit), 5 * _MINUTE)
    return f"About {duration(max(step, int(seconds / step + 0.5) * step))} left"


def duration(seconds: float) -> str:
    """Return seconds in one or two units, such as `1 min 25 s`."""
    whole = max(0, round(seconds))
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return _two(whole // _MINUTE, "min", whole % _MINUTE, "s")
    return _two(whole // _HOUR, "h", whole % _HOUR // _MINUTE, "min")


def _two(large: int, unit: str, small: int, small_unit: str) -> str:
    return f"{large} {unit} {small} {small_unit}" if small else f"{large} {unit}"


def took(seconds: float) -> str:
    """Return how long something took, such as `35 s`, `21 min` or `1 h 25 min`."""
    whole = max(0, round(seconds))
    minutes = round(whole / _MINUTE)
    return duration(whole if whole < _SECONDS_SHOWN else minutes * _MINUTE)


def moment(at: datetime, now: datetime) -> str:
    """Return a time in the local zone: `Today 10:31`, `Mon 16:40` within a week, or `12 May`."""
    there, today = at.astimezone(), now.astimezone()
    days = (today.date() - there.date()).days
    if days == 0:
        return f"Today {there:%H:%M}"
    if 0 < days < _WEEK_DAYS:
        return f"{_DAYS[there.weekday()]} {there:%H:%M}"
    date = f"{there.day} {_MONTHS[there.month - 1]}"
    return date if there.year == today.year else f"{date} {there.year}"


def full_moment(at: datetime) -> str:
    """Return a time in the local zone with its date, such as `2026-05-12 10:31:05`."""
    return f"{at.astimezone():%Y-%m-%d %H:%M:%S}"


def ordinal(number: int) -> str:
    """Return a place in a line, such as `2nd`."""
    ending = "th" if number % 100 in _TEENS else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"
