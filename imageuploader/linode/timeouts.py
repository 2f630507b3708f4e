"""How long to wait for the servers, and by which clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from imageuploader.domain.upload import STALLED_SECONDS


@dataclass(frozen=True, slots=True)
class Timeouts:
    """For the store. Seconds to connect, until a byte is accepted, until the response comes.

    `reply` is the longest silence before it, `whole_reply` the longest from the last byte of the
    body to the end of the response's headers. After `still` seconds without an accepted byte, a
    person may skip to the next attempt.
    """

    connect: float = 10.0
    write: float = 60.0
    reply: float = 120.0
    whole_reply: float = 300.0
    still: float = STALLED_SECONDS


UPLOAD_TIMEOUTS = Timeouts()


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Timing:
    """For the API. Seconds to connect, and of silence before the response comes.

    `whole` is the longest that one request may take, from its first byte to the last of the
    response.
    """

    connect: float = 10.0
    reply: float = 30.0
    whole: float = 60.0
    clock: Callable[[], datetime] = _now


API_TIMING = Timing()
