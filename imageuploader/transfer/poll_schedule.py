"""When processing images are looked at: often at first, then seldom, and never not at all."""

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from imageuploader.domain.errors import RateLimited, ServerTrouble, UploadError
from imageuploader.domain.upload import Upload


@dataclass(frozen=True, slots=True)
class Pace:
    """The seconds between two looks at the events, and at the image, until `until` seconds."""

    until: float
    events: float
    image: float


PACES = (Pace(120, 3, 15), Pace(3600, 15, 30), Pace(math.inf, 60, 120))
"""A minute holds at most 20 looks at the events, and 4 at each image, however many there are."""

TROUBLE_SECONDS = (3.0, 6.0, 12.0, 24.0, 48.0)
ASKED_MOST_SECONDS = 300.0


class Rhythm:
    """The times of the next looks. `scale` makes all of them shorter or longer."""

    def __init__(
        self,
        scale: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        paces: tuple[Pace, ...] = PACES,
    ) -> None:
        self._scale = scale
        self._clock = clock
        self._paces = paces
        self._began: dict[str, float] = {}
        self._image_at: dict[str, float] = {}
        self._troubles = 0

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
            self._image_at[upload_id] = now + self._pace(upload_id).image * self._scale

    def seconds(self, uploads: Iterable[Upload], trouble: UploadError | None) -> float:
        """Return how long to wait now; longer and longer while there is trouble.

        What the service asked for (Retry-After) wins where it is longer, up to 300 s.
        """
        if trouble is None:
            self._troubles = 0
            return min(self._pace(upload.id).events for upload in uploads) * self._scale
        wait = TROUBLE_SECONDS[min(self._troubles, len(TROUBLE_SECONDS) - 1)] * self._scale
        self._troubles += 1
        asked = trouble.seconds if isinstance(trouble, RateLimited | ServerTrouble) else 0.0
        return max(wait, min(asked, ASKED_MOST_SECONDS))

    def _pace(self, upload_id: str) -> Pace:
        followed = self._clock() - self._began[upload_id]
        return next(pace for pace in self._paces if followed < pace.until * self._scale)
