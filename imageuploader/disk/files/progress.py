"""Progress told in whole percent, and not too often."""

import time
from collections.abc import Callable

_SECONDS = 0.1


class ProgressReporter:
    """Tells how far `total` bytes have come, at most every 0.1 s and never above 99."""

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

    def at(self, done: int) -> None:
        """Tell that `done` bytes are behind us, if there is news and it is time."""
        percent = min(99, done * 100 // self._total)
        if percent == self._last or self._clock() < self._due:
            return
        self._last = percent
        self._due = self._clock() + _SECONDS
        self._on_progress(percent)


def scale_progress(
    on_progress: Callable[[int], None], first: int, last: int
) -> Callable[[int], None]:
    """Return a listener for a part of the work that is the percent from `first` to `last`."""
    return lambda percent: on_progress(first + (last - first) * percent // 100)
