"""How much of the same is tried: little in each run, all of it with `THOROUGH=1`.

What is tried by chance differs from run to run, so little of it adds up. Of what is the same each
time, the rows of a test that differ least, and what costs seconds and is tried in a smaller form
too, wait for the thorough run:

    @pytest.mark.few(3)    three rows of this test in each run: the first, the last, and between
    @pytest.mark.thorough  this test, or this row, only in a thorough run
"""

import os
from collections import defaultdict
from collections.abc import Hashable, Iterable

import pytest

IS_THOROUGH = bool(os.environ.get("THOROUGH"))


def amount(usual: int, thorough: int) -> int:
    """Return how many of something to try."""
    return thorough if IS_THOROUGH else usual


def left_for_thorough(items: Iterable[pytest.Item]) -> set[pytest.Item]:
    """Return the tests that wait for a thorough run."""
    left = set()
    rows: dict[Hashable, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.get_closest_marker("thorough"):
            left.add(item)
        elif item.get_closest_marker("few"):
            rows[item.nodeid.partition("[")[0]].append(item)
    for same in rows.values():
        few = same[0].get_closest_marker("few")
        assert few is not None
        kept = _spread(len(same), few.args[0])
        left.update(item for place, item in enumerate(same) if place not in kept)
    return left


def _spread(count: int, few: int) -> set[int]:
    """Return so many places out of `count`, the first and the last among them."""
    if few == 1:
        return {0}
    return {round(n * (count - 1) / (few - 1)) for n in range(few)}
