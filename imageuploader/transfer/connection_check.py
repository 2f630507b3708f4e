"""Tries whether Linode can be reached, and names what stands in between."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from imageuploader.domain.errors import (
    CaptivePortal,
    ClockWrong,
    Garbled,
    NotFound,
    NotLinode,
    Rejected,
    ServerTrouble,
    UploadError,
)

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient

_REDIRECTIONS = range(300, 400)
MOST_AHEAD_SECONDS = 300.0
"""So much a clock may differ: signed addresses are valid for a day, certificates for longer."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Linode answered at this address, as it should."""

    api_url: str
    regions: int


def check_connection(client: "LinodeClient") -> Reached:
    """Ask Linode for its regions, which needs no token.

    Raises NameNotFound, ProxyWantsPassword, NotTrusted, CaptivePortal, NotLinode or ClockWrong
    where that is the cause, and any other error of a request.
    """
    host = client.host
    try:
        regions = client.regions()
    except UploadError as error:
        raise _cause_of(error, host) from error
    ahead = client.ahead.total_seconds()
    if abs(ahead) > MOST_AHEAD_SECONDS:
        raise ClockWrong(-ahead)
    if not regions:
        raise NotLinode(host, "no regions")
    return Reached(client.api_url, len(regions))


def _cause_of(error: UploadError, host: str) -> UploadError:
    match error:
        case Rejected(status=status) if status in _REDIRECTIONS:
            return CaptivePortal(host, f"HTTP {status}")
        case ServerTrouble(status=HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED):
            return CaptivePortal(host, "HTTP 511")
        case NotFound():
            return NotLinode(host, "HTTP 404")
        case Rejected(status=status):
            return NotLinode(host, f"HTTP {status}")
        case Garbled(reason=reason):
            return NotLinode(host, reason)
        case _:
            return error
