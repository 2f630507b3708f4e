"""The items of a list that make sense."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from imageuploader.domain.errors import Garbled

PAGES_MOST = 10_000
_log = logging.getLogger(__name__)
_T = TypeVar("_T")


def sensible(items: Iterable[object], read: Callable[[object], _T], path: str) -> list[_T]:
    """Return what `read` makes of the items; an odd one is left out, and the log says so.

    Raises Garbled where none of them makes sense: an empty list would say something else.
    """
    found: list[_T] = []
    odd: Garbled | None = None
    for item in items:
        try:
            found.append(read(item))
        except Garbled as error:
            _log.warning("an item of %s is left out: %s: %s", path, error.what, error.reason)
            odd = error
    if odd and not found:
        raise odd
    return found


def page_count(value: object) -> int:
    """Return how many pages there are, within reason."""
    return min(value, PAGES_MOST) if isinstance(value, int) else 1
