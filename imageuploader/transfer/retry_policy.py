"""The waits of an upload."""

from imageuploader.domain.errors import (
    NetworkError,
    NotTrusted,
    RateLimited,
    ServerTrouble,
    UploadError,
)

PUT_WAITS = (5.0, 15.0, 30.0, 60.0, 120.0)
"""Seconds before the second to the sixth attempt."""

RETRY_AFTER_LEAST = 1.0
RETRY_AFTER_MOST = 300.0

_SETTLING = 3
"""The wait, counted from 1, that gives Linode time to take up a body it has whole.

Images were seen to be `pending_upload` for 15 s after it, and `available` after 31 s.
"""


def passes(error: UploadError) -> bool:
    """Return whether the same request may succeed a little later."""
    match error:
        case ServerTrouble(maintenance=maintenance):
            return not maintenance
        case NotTrusted():
            return False
        case NetworkError() | RateLimited():
            return True
        case _:
            return False


def seconds_before(attempt: int, error: UploadError, waits: tuple[float, ...]) -> float:
    """Return the wait after failed attempt 1, 2, ...; none after the last one.

    What the service asked for (Retry-After) wins, from 1 to 300 s.
    """
    if attempt > len(waits):
        return 0.0
    asked = error.seconds if isinstance(error, RateLimited | ServerTrouble) else 0.0
    if asked:
        return min(max(asked, RETRY_AFTER_LEAST), RETRY_AFTER_MOST)
    return waits[attempt - 1]


def seconds_to_settle(attempt: int, error: UploadError, waits: tuple[float, ...]) -> float:
    """Return the wait after a body that was sent whole and whose answer was lost.

    It may have arrived: sending it again before Linode shows that would be for nothing.
    """
    least = waits[: min(_SETTLING, len(waits))][-1:]
    return max(seconds_before(attempt, error, waits), *least, 0.0)
