"""When processing images are polled: often at first, then less often, without end."""

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from imageuploader.domain.errors import UploadError
from imageuploader.domain.retry import POLL_WAITS, seconds_before_retry
from imageuploader.domain.upload import Upload


@dataclass(frozen=True, slots=True)
class PollInterval:
    """The seconds between two polls of the events, and of the image, until `until` seconds."""

    until: float
    events: float
    image: float


POLL_INTERVALS = (
    PollInterval(120, 3, 15),
    PollInterval(3600, 15, 30),
    PollInterval(math.inf, 60, 120),
)
"""At most 20 polls of the events a minute, and 4 of each image, however many there are."""


class PollSchedule:
    """The times of the next polls. `time_scale` stretches all of them."""

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

    def start(self, upload_ids: Iterable[str]) -> None:
        """Poll these at once, and often for a while."""
        now = self._clock()
        for upload_id in upload_ids:
            self._began[upload_id] = self._image_at[upload_id] = now

    def images_due(self, uploads: Iterable[Upload]) -> frozenset[str]:
        """Return the IDs of the uploads whose image itself is to be polled now."""
        uploads = tuple(uploads)
        known = {upload.id: self._began.get(upload.id) for upload in uploads}
        self._began = {name: began for name, began in known.items() if began is not None}
        self.start(upload_id for upload_id in known if upload_id not in self._began)
        now = self._clock()
        return frozenset(upload.id for upload in uploads if self._image_at[upload.id] <= now)

    def postpone(self, upload_ids: Iterable[str]) -> None:
        """Schedule the next poll of images that were just polled."""
        now = self._clock()
        for upload_id in upload_ids:
            self._image_at[upload_id] = now + self._interval(upload_id).image * self._time_scale

    def seconds_to_next(self, uploads: Iterable[Upload], error: UploadError | None) -> float:
        """Return the wait before the next poll; it backs off while polls fail."""
        if error is None:
            self._failures = 0
            return min(self._interval(upload.id).events for upload in uploads) * self._time_scale
        self._failures = min(self._failures + 1, len(POLL_WAITS.seconds))
        return seconds_before_retry(self._failures, error, POLL_WAITS.scaled(self._time_scale))

    def _interval(self, upload_id: str) -> PollInterval:
        followed = self._clock() - self._began[upload_id]
        return next(
            interval for interval in self._intervals if followed < interval.until * self._time_scale
        )
