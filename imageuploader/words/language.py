"""What texts need from a language; and English, which needs no catalogue."""

import re
from datetime import datetime
from typing import Protocol

from typing_extensions import override

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE_PARTS = re.compile("yyyy|MMM|MM|dddd|ddd|dd|d|HH|mm|ss")
_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


class Language(Protocol):
    """Translates templates, and writes numbers and dates as its readers do."""

    def template(self, template: str, one: str = "", count: int | None = None) -> str:
        """Return a template in this language.

        `one` is the English template for a count of one; a language has as many forms as it
        needs, and `count` chooses among them.
        """

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number with that many decimals and no group separators."""

    def grouped(self, value: int) -> str:
        """Return a whole number in groups, such as `612,000,000`."""

    def percent(self, value: int) -> str:
        """Return whole percent, such as `43%`."""

    def ordinal(self, value: int) -> str:
        """Return an ordinal number, such as `2nd`."""

    def from_outside(self, text: str) -> str:
        """Return a name, path or command as it stands in a sentence of this language."""

    def moment(self, at: datetime, form: str) -> str:
        """Return a time in its own zone; the language may have another form than this one.

        A form is written as for `QLocale.toString`, such as `d MMM yyyy`.
        """


class English(Language):
    """Plain English, independent of the locale: the console's language."""

    @override
    def template(self, template: str, one: str = "", count: int | None = None) -> str:
        return one if one and count == 1 else template

    @override
    def number(self, value: float, decimals: int = 0) -> str:
        return f"{value:.{decimals}f}"

    @override
    def grouped(self, value: int) -> str:
        return f"{value:,}"

    @override
    def percent(self, value: int) -> str:
        return f"{value}%"

    @override
    def ordinal(self, value: int) -> str:
        ending = "th" if value % 100 in _TEENS else _ENDINGS.get(value % 10, "th")
        return f"{value}{ending}"

    @override
    def from_outside(self, text: str) -> str:
        return text

    @override
    def moment(self, at: datetime, form: str) -> str:
        parts = {
            "yyyy": f"{at:%Y}",
            "MMM": _MONTHS[at.month - 1],
            "MM": f"{at:%m}",
            "dddd": _DAYS[at.weekday()],
            "ddd": _DAYS[at.weekday()][:3],
            "dd": f"{at:%d}",
            "d": str(at.day),
            "HH": f"{at:%H}",
            "mm": f"{at:%M}",
            "ss": f"{at:%S}",
        }
        return _DATE_PARTS.sub(lambda found: parts[found.group()], form)


ENGLISH = English()
