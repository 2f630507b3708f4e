"""Sorted ranges of bytes on a disk."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

Range = tuple[int, int]
"""Start and end of a range; the end does not belong to it."""


class Ranges:
    """Ranges in order that do not touch each other; a million of them need 16 MB."""

    def __init__(self, ranges: Iterable[Range] = ()) -> None:
        """Take ranges in order; those that touch are joined."""
        self._starts, self._ends = array("Q"), array("Q")
        for start, end in ranges:
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __iter__(self) -> Iterator[Range]:
        return zip(self._starts, self._ends, strict=True)

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def total(self) -> int:
        """How many bytes are in the ranges."""
        return sum(self._ends) - sum(self._starts)

    def end_at(self, offset: int) -> int | None:
        """Return the end of the range that an offset is in; None if it is in none."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self._ends[index] <= offset:
            return None
        return self._ends[index]

    def within(self, start: int, end: int) -> Iterator[Range]:
        """Yield the parts of the ranges from `start` to `end`."""
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self._starts) and self._starts[index] < end:
            if self._ends[index] > start:
                yield max(start, self._starts[index]), min(end, self._ends[index])
            index += 1

    def between(self, size: int) -> "Ranges":
        """Return what is not in the ranges, of `size` bytes."""
        edges = [(0, 0), *self, (size, size)]
        return Ranges((end, start) for (_, end), (start, _) in pairwise(edges) if end < start)

    def pick(self, step: int) -> Iterator[Range]:
        """Yield every `step` bytes, counted inside the ranges, an offset and what follows it."""
        counted = accumulate((end - start for start, end in self), initial=0)
        for (start, end), before in zip(self, counted, strict=False):
            yield from ((at, end) for at in range(start + -before % step, end, step))
