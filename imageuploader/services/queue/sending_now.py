"""What the preparation of the next upload has to know of the one that is being sent."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from imageuploader.domain.cancel import CancelToken
from imageuploader.services.preparation.computer import RESERVE_BYTES, has_room

_ROOM_SECONDS = 1.0
"""How often room is looked for."""


class SendingNow:
    """Whether a body is being sent, and for how long; any thread may ask."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until: float | None = None

    @contextmanager
    def sending(self, size: int, link_speed: float | None) -> Iterator[None]:
        """Within the block a body of `size` bytes is sent, at so many bytes a second, if known."""
        self._until = self._clock() + (size / link_speed if link_speed else 0.0)
        try:
            yield
        finally:
            self._until = None

    @property
    def seconds_left(self) -> float:
        """For how long something will be sent, about; 0 if that is not known."""
        until = self._until
        return 0.0 if until is None else max(0.0, until - self._clock())

    def wait_for_room(self, folder: Path, needed: int, cancel: CancelToken) -> None:
        """Wait until so many bytes fit and some are left, or nothing is sent that takes room.

        Raises CancelRequested.
        """
        while self._until is not None and not has_room(folder, needed + RESERVE_BYTES):
            cancel.sleep(_ROOM_SECONDS)
