"""Parses lists, without the items that make no sense."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from imageuploader.domain.errors import Garbled

MAX_PAGES = 10_000
_log = logging.getLogger(__name__)
_T = TypeVar("_T")


def parse_items(items: Iterable[object], read: Callable[[object], _T], path: str) -> list[_T]:
    """Return the items parsed by `read`; an invalid one is logged and left out.

    Raises Garbled if none of them is valid: an empty list would mean something else.
    """
    parsed: list[_T] = []
    invalid: Garbled | None = None
    for item in items:
        try:
            parsed.append(read(item))
        except Garbled as error:
            _log.warning("left out an item of %s: %s: %s", path, error.what, error.reason)
            invalid = error
    if invalid and not parsed:
        raise invalid
    return parsed


def page_count(value: object) -> int:
    """Return the number of pages, within reason."""
    return min(value, MAX_PAGES) if isinstance(value, int) else 1
