"""The signed address: one PUT of the whole file, by a client of its own without any token."""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import (
    AddressRefused,
    Garbled,
    RateLimited,
    ServerTrouble,
    ServiceError,
)
from imageuploader.linode.api_errors import TROUBLE, in_maintenance, seconds_in
from imageuploader.linode.request_log import asked
from imageuploader.linode.sockets import SocketInterrupter
from imageuploader.linode.timeouts import UPLOAD_TIMEOUTS, Timeouts
from imageuploader.linode.transport import Line, quiet_logs
from imageuploader.linode.transport_errors import failure_of

_SAID_BYTES = 64 * 1024
_SAID_SECONDS = 5.0
_CODE = re.compile(r"<Code>\s*([\w.-]{1,80})\s*</Code>")


@dataclass(frozen=True, slots=True)
class Stored:
    """The store has all bytes; `etag` is without quotes, empty if none came."""

    etag: str


def put(  # noqa: PLR0913 - the last three have defaults, only tests give them all
    address: str,
    body: Iterable[bytes],
    size: int,
    *,
    cancel: CancelToken,
    ca_file: str = "",
    timeouts: Timeouts = UPLOAD_TIMEOUTS,
    transport: httpx.BaseTransport | None = None,
) -> Stored:
    """Send `size` bytes to a signed address.

    Raises Unreachable (`sent` once all bytes were handed over), NameNotFound, NotTrusted,
    ServerTrouble, RateLimited, AddressRefused, Garbled for what is no address, BadSetting for
    the CA file, CancelRequested, and whatever the body raises.
    """
    quiet_logs()
    url = _url(address)
    interrupter, handed = SocketInterrupter(), _Handed(body)
    request = httpx.Request(
        "PUT",
        url,
        content=iter(handed),
        headers={"Content-Type": "application/octet-stream", "Content-Length": str(size)},
        extensions={"timeout": _timeouts(timeouts)},
    )

    def nudge() -> bool:
        return not handed.over and interrupter.pull_if_still(timeouts.still)

    with (
        cancel.on_cancel(interrupter.pull),
        cancel.on_retry(nudge),
        httpx.Client(transport=transport or Line(url.host, interrupter, ca_file)) as client,
        closing(_answer(client, request, handed, cancel)) as answer,
    ):
        if answer.is_success:
            return Stored(_etag(answer))
        with interrupter.within(_SAID_SECONDS):
            raise _refusal(answer, _said(answer))


def _timeouts(timeouts: Timeouts) -> dict[str, float]:
    return {
        "connect": timeouts.connect,
        "write": timeouts.write,
        "read": timeouts.reply,
        "pool": timeouts.connect,
    }


class _Handed:
    """The body, and whether all of it has been taken."""

    def __init__(self, body: Iterable[bytes]) -> None:
        self._body = body
        self.over = False

    def __iter__(self) -> Iterator[bytes]:
        yield from self._body
        self.over = True


def _url(address: str) -> httpx.URL:
    with suppress(httpx.InvalidURL):
        url = httpx.URL(address)
        if url.scheme in {"http", "https"} and url.host:
            return url
    raise Garbled("upload address", "not an http(s) address")


def _answer(
    client: httpx.Client, request: httpx.Request, handed: _Handed, cancel: CancelToken
) -> httpx.Response:
    """Status and headers of the answer; what it says is still to be read."""
    try:
        with asked("PUT", request.url.host) as answered:
            answer = client.send(request, stream=True, follow_redirects=False)
            answered(answer.status_code)
            return answer
    except httpx.TransportError as error:
        cancel.check()
        # `from None`: httpx's error holds the request, and that the address
        raise failure_of(error, request.url.host, sent=handed.over) from None


def _etag(answer: httpx.Response) -> str:
    tag: str = answer.headers.get("ETag", "")
    return tag.strip().removeprefix("W/").strip('"')


def _said(answer: httpx.Response) -> str:
    """The beginning of what it says; its status counts even where the line breaks before."""
    said = b""
    with suppress(httpx.TransportError, httpx.DecodingError):
        for piece in answer.iter_bytes():
            said += piece
            if len(said) >= _SAID_BYTES:
                break
    return said[:_SAID_BYTES].decode("utf-8", "replace")


def _refusal(answer: httpx.Response, said: str) -> ServiceError:
    found = _CODE.search(said)
    code = found[1] if found else ""
    status = answer.status_code
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return RateLimited(seconds_in(answer))
    if status in TROUBLE:
        return ServerTrouble(status, code, seconds_in(answer), in_maintenance(answer))
    return AddressRefused(status, code)


def expires_of(address: str) -> datetime | None:
    """Return until when a signed address (version 2 or 4) is valid, None if it does not say."""
    try:
        query = httpx.URL(address).params
        if "Expires" in query:
            return datetime.fromtimestamp(int(query["Expires"]), UTC)
        signed = datetime.strptime(query["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return signed + timedelta(seconds=int(query["X-Amz-Expires"]))
    except (httpx.InvalidURL, KeyError, ValueError, OverflowError, OSError):
        return None
