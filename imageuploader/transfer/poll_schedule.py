"""When processing images are looked at: often at first, then seldom, and never not at all."""

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from imageuploader.domain.errors import UploadError
from imageuploader.domain.retry_policy import POLL_WAITS, seconds_before_retry
from imageuploader.domain.upload import Upload


@dataclass(frozen=True, slots=True)
class PollInterval:
    """The seconds between two looks at the events, and at the image, until `until` seconds."""

    until: float
    events: float
    image: float


POLL_INTERVALS = (
    PollInterval(120, 3, 15),
    PollInterval(3600, 15, 30),
    PollInterval(math.inf, 60, 120),
)
"""A minute holds at most 20 looks at the events, and 4 at each image, however many there are."""


class PollSchedule:
    """The times of the next looks. `time_scale` makes all of them shorter or longer."""

    def __init__(
        self,
        time_scale: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        intervals: tuple[PollInterval, ...] = POLL_INTERVALS,
    ) -> None:
        self._time_scale = time_scale
        self._clock = clock
        self._intervals = intervals
        self._began: dict[str, float] = {}
        self._image_at: dict[str, float] = {}
        self._failures = 0

    def begin(self, upload_ids: Iterable[str]) -> None:
        """Look at these at once, and often for a while."""
        now = self._clock()
        for upload_id in upload_ids:
            self._began[upload_id] = self._image_at[upload_id] = now

    def images_due(self, uploads: Iterable[Upload]) -> frozenset[str]:
        """Return the ids of those whose image itself is to be asked for now."""
        uploads = tuple(uploads)
        known = {upload.id: self._began.get(upload.id) for upload in uploads}
        self._began = {name: began for name, began in known.items() if began is not None}
        self.begin(upload_id for upload_id in known if upload_id not in self._began)
        now = self._clock()
        return frozenset(upload.id for upload in uploads if self._image_at[upload.id] <= now)

    def looked(self, upload_ids: Iterable[str]) -> None:
        """Take note that these images were asked for."""
        now = self._clock()
        for upload_id in upload_ids:
            self._image_at[upload_id] = now + self._pace(upload_id).image * self._time_scale

    def seconds(self, uploads: Iterable[Upload], trouble: UploadError | None) -> float:
        """Return how long to wait now; longer and longer while there is trouble.

        What the service asked for (Retry-After) wins where it is longer, up to 300 s.
        """
        if trouble is None:
            self._failures = 0
            return min(self._pace(upload.id).events for upload in uploads) * self._time_scale
        self._failures = min(self._failures + 1, len(POLL_WAITS.seconds))
        return seconds_before_retry(self._failures, trouble, POLL_WAITS.scaled(self._time_scale))

    def _pace(self, upload_id: str) -> PollInterval:
        followed = self._clock() - self._began[upload_id]
        return next(pace for pace in self._intervals if followed < pace.until * self._time_scale)
