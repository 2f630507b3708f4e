"""How long the far ends are waited for, and by which clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from imageuploader.domain.meter import STALLED_SECONDS


@dataclass(frozen=True, slots=True)
class Timeouts:
    """With the store. Seconds until a connection stands, a byte is taken, the answer comes.

    After `still` seconds without a byte taken, a person may ask for the next attempt at once.
    """

    connect: float = 10.0
    write: float = 60.0
    reply: float = 120.0
    still: float = STALLED_SECONDS


UPLOAD_TIMEOUTS = Timeouts()


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Timing:
    """With the API. Seconds until a connection stands and until an answer comes."""

    connect: float = 10.0
    reply: float = 30.0
    clock: Callable[[], datetime] = _now


API_TIMING = Timing()
