"""Whether a failed request or upload is tried again, and after how many seconds.

Errors know `transient`, `needs_sign_in` and `retry_after` themselves (`domain/errors`), and
`linode/api_errors` turns a response into an error. The setting `retries` limits the attempts of an
upload; `transfer/poll_schedule` says how often images are polled while nothing fails.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Self

from imageuploader.domain.errors import (
    AddressRefused,
    Garbled,
    NameNotFound,
    NetworkError,
    RateLimited,
    ServerTrouble,
    Unreachable,
    UploadError,
)

SHORTEST_PAUSE = 1.0
"""The least that a Retry-After is taken for."""


@dataclass(frozen=True, slots=True)
class RetryWaits:
    """The seconds before the second, third, ... attempt at a request of one kind.

    A Retry-After of up to `longest` seconds replaces them. Unless `may_shorten`, it only does so
    if it is longer.
    """

    seconds: tuple[float, ...]
    longest: float = 300.0
    may_shorten: bool = True

    @property
    def attempts(self) -> int:
        """How many attempts there are in all."""
        return len(self.seconds) + 1

    def scaled(self, time_scale: float) -> Self:
        """Return the same with shorter or longer waits; a Retry-After is not ours to scale."""
        return replace(self, seconds=tuple(seconds * time_scale for seconds in self.seconds))

    def with_retries(self, retries: int) -> Self:
        """Return the same for another number of retries; the last wait is repeated."""
        waits = self.seconds + self.seconds[-1:] * max(0, retries - len(self.seconds))
        return replace(self, seconds=waits[:retries])


READ_WAITS = RetryWaits((1.0, 2.0, 4.0), longest=30.0)
"""GET and DELETE. Somebody may be waiting for the answer."""

UPLOAD_WAITS = RetryWaits((5.0, 15.0, 30.0, 60.0, 120.0))
"""The request for an address and the PUT, which are repeated together."""

POLL_WAITS = RetryWaits((3.0, 6.0, 12.0, 24.0, 48.0), may_shorten=False)
"""The polls of processing images. The last wait is repeated without end."""

_CONFIRMING = 3
"""The wait, counted from 1, that gives Linode time to register a body it has in full.

Images were seen to be `pending_upload` for 15 s after it, and `available` after 31 s.
"""

SERVER_TROUBLE = frozenset({408, *range(500, 600)})
"""The HTTP statuses that are about the state of the server, not about the request."""

_GATEWAY_TIMEOUTS = frozenset({408, 502, 504})
"""The statuses of a gateway that has stopped waiting: the server behind it may still finish."""


class Doubt(Enum):
    """Whether a request for an address may have created an image whose ID we did not get."""

    NONE = auto()
    OVER = auto()
    """It may have, and it is no longer running."""
    OPEN = auto()
    """It may have, or may yet do so."""


@dataclass(frozen=True, slots=True)
class FailedAttempt:
    """How one attempt at an upload failed.

    `is_first_contact` is True for the first attempt if Linode has never answered and there is no
    upload address yet. `garbled_requests` counts the garbled answers to requests for an address,
    this one included; it is 0 if anything but such a request failed.
    """

    error: UploadError
    is_first_contact: bool = False
    is_address_expired: bool = False
    is_sent_in_full: bool = False
    garbled_requests: int = 0


def seconds_before_retry(attempt: int, error: UploadError, waits: RetryWaits) -> float:
    """Return the wait after failed attempt 1, 2, ...; none after the last one."""
    if attempt >= waits.attempts:
        return 0.0
    usual = waits.seconds[attempt - 1]
    if not error.retry_after:
        return usual
    pause = min(max(error.retry_after, SHORTEST_PAUSE), waits.longest)
    return pause if waits.may_shorten else max(pause, usual)


def seconds_to_confirm(attempt: int, error: UploadError, waits: RetryWaits) -> float:
    """Return the wait after a body that was sent in full but not acknowledged.

    It may have arrived: sending it again before Linode shows that would be wasted.
    """
    least = waits.seconds[: min(_CONFIRMING, len(waits.seconds))][-1:]
    return max(seconds_before_retry(attempt, error, waits), *least, 0.0)


def may_retry_read(error: UploadError) -> bool:
    """Return whether a GET or DELETE may succeed within seconds; an unknown name will not."""
    return error.transient and not isinstance(error, NameNotFound)


def may_retry_upload(failed: FailedAttempt) -> bool:
    """Return whether another attempt at an upload may end better."""
    match failed.error:
        case AddressRefused():
            return failed.is_address_expired  # the next attempt requests another one
        case Garbled():
            # After a whole body it counts as a lost answer: the store may have everything.
            return failed.is_sent_in_full or failed.garbled_requests == 1
        case error if failed.is_first_contact and never_arrived(error):
            return False  # Linode could not even be reached: failing at once loses nothing
        case error:
            return error.transient


def is_outage(error: UploadError) -> bool:
    """Return whether an error concerns the connection or all of Linode, not this one request."""
    return isinstance(error, NetworkError | RateLimited | ServerTrouble)


def never_arrived(error: UploadError) -> bool:
    """Return whether a request is certain not to have reached the server."""
    if isinstance(error, Unreachable):
        return not error.sent
    return isinstance(error, NetworkError)


def doubt_after(error: UploadError) -> Doubt:
    """Return what a failed request for an address may have done nevertheless."""
    match error:
        case Unreachable(sent=sent):
            return Doubt.OPEN if sent else Doubt.NONE
        case ServerTrouble(status=status):
            return Doubt.OPEN if status in _GATEWAY_TIMEOUTS else Doubt.OVER
        case Garbled():
            return Doubt.OVER
        case _:
            return Doubt.NONE
