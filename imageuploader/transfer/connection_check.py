"""Tries whether Linode can be reached, and names what stands in between."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from imageuploader.domain.accounts.endpoints import stays_here
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import (
    CaptivePortal,
    ClockWrong,
    Garbled,
    NotFound,
    NotLinode,
    NotStorage,
    NotTrusted,
    Rejected,
    ServerTrouble,
    UploadError,
)
from imageuploader.domain.network.proxy import Network, Route
from imageuploader.linode.probes import ask_date, ask_store
from imageuploader.linode.transport import DIRECTLY

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient

_REDIRECTIONS = range(300, 400)
_PORTAL = HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED
MOST_AHEAD_SECONDS = 300.0
"""So much a clock may differ: signed addresses are valid for a day, certificates for longer."""


_LINODE, _STORAGE = ".linode.com", "https://us-east-1.linodeobjects.com"
"""Which of Linode's storage an upload will go to is told only when it begins: this is one of it."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Linode answered at this address and on this options, as it should."""

    api_url: str
    regions: int
    route: Route


@dataclass(frozen=True, slots=True)
class ProbeOptions:
    """How the network is reached, and which certificates are trusted besides the system's."""

    network: Network = DIRECTLY
    ca_file: str = ""
    cancel: CancelToken = field(default_factory=CancelToken)


def check_connection(
    client: "LinodeClient", options: ProbeOptions | None = None, clock_port: int = 80
) -> Reached:
    """Ask Linode for its regions, which needs no token.

    Where a certificate seems to be of another time, the clock is asked for at `clock_port`.
    Raises NameNotFound, ProxyWantsPassword, NotTrusted, CaptivePortal, NotLinode or ClockWrong
    where that is the cause, and any other error of a request.
    """
    host, options = client.host, options or ProbeOptions()
    try:
        regions = client.regions()
    except NotTrusted as error:
        if error.flaw == "time":
            _compare_clocks(ask_date(host, options.network, options.cancel, clock_port))
        raise
    except UploadError as error:
        cause = _cause_of(error, host)
        if cause is error:  # which may not be its own cause
            raise
        raise cause from error
    _require_clock(client.ahead.total_seconds())
    if not regions:
        raise NotLinode(host, "no regions")
    return Reached(client.api_url, len(regions), client.route)


def storage_of(api_url: str) -> str:
    """Return an address of the storage that belongs to an API; empty if none is known."""
    parts = urlsplit(api_url)
    host = parts.hostname or ""
    if stays_here(host):
        return f"{parts.scheme}://{parts.netloc}"
    return _STORAGE if host.endswith(_LINODE) else ""


def check_storage(address: str, options: ProbeOptions) -> str:
    """Ask a storage for its root, and return its host; nothing is created or sent.

    Raises as `check_connection` does, and NotStorage for an answer that is none of a storage.
    """
    host = urlsplit(address).hostname or address
    heard = ask_store(address, options.ca_file, options.network, options.cancel)
    _compare_clocks(heard.date)
    if heard.status in _REDIRECTIONS or heard.status == _PORTAL:
        raise CaptivePortal(host, f"HTTP {heard.status}")
    if not heard.is_store:
        raise NotStorage(host, f"HTTP {heard.status}")
    return host


def _compare_clocks(theirs: datetime | None) -> None:
    if theirs is not None:
        _require_clock((theirs - datetime.now(UTC)).total_seconds())


def _require_clock(ahead: float) -> None:
    """Raise ClockWrong if Linode's clock is so many seconds ahead, or behind."""
    if abs(ahead) > MOST_AHEAD_SECONDS:
        raise ClockWrong(-ahead)


def _cause_of(error: UploadError, host: str) -> UploadError:
    match error:
        case Rejected(status=status) if status in _REDIRECTIONS:
            return CaptivePortal(host, f"HTTP {status}")
        case ServerTrouble(status=status) if status == _PORTAL:
            return CaptivePortal(host, "HTTP 511")
        case NotFound():
            return NotLinode(host, "HTTP 404")
        case Rejected(status=status):
            return NotLinode(host, f"HTTP {status}")
        case Garbled(reason=reason):
            return NotLinode(host, reason)
        case _:
            return error
