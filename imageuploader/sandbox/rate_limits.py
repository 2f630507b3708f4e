"""The rate limit headers of the API; the practice server counts, but never refuses."""

from collections import Counter
from collections.abc import Callable

from starlette.requests import Request

_IMAGES_A_MINUTE = 20
_LISTS_A_MINUTE = 200
_REST_A_MINUTE = 1600
_MINUTE = 60


class RateLimits:
    """Counts the requests of this minute."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._minute = 0
        self._used: Counter[int] = Counter()

    def headers(self, request: Request) -> dict[str, str]:
        """Count a request, and return the headers with what is left."""
        minute = int(self._clock()) // _MINUTE
        if minute != self._minute:
            self._minute = minute
            self._used.clear()
        limit = _limit(request)
        self._used[limit] += 1
        return {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(max(0, limit - self._used[limit])),
            "X-RateLimit-Reset": str((minute + 1) * _MINUTE),
        }


def _limit(request: Request) -> int:
    path = request.url.path
    if request.method == "GET" and path.endswith("/images"):
        return _IMAGES_A_MINUTE
    if request.method == "GET" and path.endswith(("/regions", "/events", "/tags")):
        return _LISTS_A_MINUTE
    return _REST_A_MINUTE
