"""Records how fast an upload was, from the progress that passes through."""

import time
from collections.abc import Callable

from imageuploader.domain.meter import Limit, Meter, limit_of
from imageuploader.domain.upload import Progress

_LEAST_SECONDS = 1.0
"""In less time most bytes are still in buffers: that would say nothing of the network."""


class SpeedRecorder:
    """Passes progress on; knows the best speed of all attempts, and what limited the last."""

    def __init__(
        self, on_progress: Callable[[Progress], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._on_progress = on_progress
        self._clock = clock
        self._meter = Meter()
        self._best = 0.0
        self.start()

    def start(self) -> None:
        """Begin an attempt."""
        self._began = self._clock()
        self._share: float | None = None

    def __call__(self, progress: Progress) -> None:
        """Take progress in, and pass it on."""
        now = self._clock()
        self._meter.add(progress, now)
        self._best = max(self._best, self._meter.settled_speed or 0.0)
        if now - self._began >= _LEAST_SECONDS:
            limit = limit_of(0.0, progress.held / (now - self._began))
            share = min(1.0, progress.waited / (now - self._began))
            self._share = None if limit is Limit.SETTINGS else share
        self._on_progress(progress)

    def facts(self) -> dict[str, object]:
        """Return what is known now, by the fields of an upload."""
        return {"best_speed": self._best, "waited_share": self._share}
