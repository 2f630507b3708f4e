"""Progress in whole percent, at a limited rate."""

import time
from collections.abc import Callable

_SECONDS = 0.1


class ProgressReporter:
    """Reports the share of `total` bytes done, at most every 0.1 s and never above 99."""

    def __init__(
        self,
        on_progress: Callable[[int], None],
        total: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._on_progress = on_progress
        self._total = max(1, total)
        self._clock = clock
        self._last = -1
        self._due = float("-inf")

    def update(self, done: int) -> None:
        """Report that `done` bytes are done, if the percent changed and a report is due."""
        percent = min(99, done * 100 // self._total)
        if percent == self._last or self._clock() < self._due:
            return
        self._last = percent
        self._due = self._clock() + _SECONDS
        self._on_progress(percent)


def scale_progress(
    on_progress: Callable[[int], None], first: int, last: int
) -> Callable[[int], None]:
    """Return a callback for a part of the work, which maps 0..100 to `first`..`last`."""
    return lambda percent: on_progress(first + (last - first) * percent // 100)
