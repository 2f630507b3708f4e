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

RETRY_AFTER_MOST = 300.0


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


def seconds_before(attempt: int, error: UploadError, waits: tuple[float, ...]) -> float | None:
    """Return the wait after failed attempt 1, 2, ..., or None when they are used up.

    What the service asked for (Retry-After) wins where it is longer, up to 300 s.
    """
    if attempt > len(waits):
        return None
    asked = error.seconds if isinstance(error, RateLimited | ServerTrouble) else 0.0
    return max(waits[attempt - 1], min(asked, RETRY_AFTER_MOST))
