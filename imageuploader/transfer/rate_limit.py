"""Sends no faster than the bandwidth limit of the settings."""

import time
from collections.abc import Callable

from imageuploader.domain.cancel import CancelToken

_LONGEST_SLEEP = 0.5
"""Seconds after which the limit is read again: it may have been changed."""


class RateLimit:
    """Makes the sender wait; `held` sums up for how many seconds.

    `limit` returns the most bytes a second, 0 for any. What was not used is not saved up: after
    a stall nothing is sent faster.
    """

    def __init__(
        self,
        limit: Callable[[], int],
        cancel: CancelToken,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit, self._cancel, self._clock = limit, cancel, clock
        self._owed = 0.0
        self._since = clock()
        self.held = 0.0

    def wait_before(self, size: int) -> None:
        """Wait until so many bytes may be sent; raise CancelRequested."""
        while self._pay() and (limit := self._limit()):
            began = self._clock()
            self._cancel.sleep(min(self._owed / limit, _LONGEST_SLEEP))
            self.held += self._clock() - began
        self._owed += size

    def _pay(self) -> bool:
        """Take off what the time since then allowed; return whether a byte is still owed."""
        now, limit = self._clock(), self._limit()
        self._owed -= (now - self._since) * limit if limit else self._owed
        self._owed = max(0.0, self._owed)
        self._since = now
        return self._owed >= 1
