"""The signed address: one PUT of the whole file, by a client of its own without any token."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
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
from imageuploader.linode.answers import TROUBLE, seconds_in
from imageuploader.linode.failures import failure_of
from imageuploader.linode.line import Line, quiet_logs
from imageuploader.linode.wire import Breaker

CONNECT_SECONDS = 10.0
_CODE = re.compile(r"<Code>\s*([\w.-]{1,80})\s*</Code>")


@dataclass(frozen=True, slots=True)
class Stored:
    """The store has all bytes; `etag` is without quotes, empty if none came."""

    etag: str


def put(  # noqa: PLR0913 - the last three have defaults, only tests give them
    address: str,
    body: Iterable[bytes],
    size: int,
    *,
    cancel: CancelToken,
    ca_file: str = "",
    transport: httpx.BaseTransport | None = None,
    write_seconds: float = 60.0,
    reply_seconds: float = 120.0,
) -> Stored:
    """Send `size` bytes to a signed address.

    Raises Unreachable (`sent` once all bytes were handed over), NameNotFound, NotTrusted,
    ServerTrouble, RateLimited, AddressRefused, Garbled for what is no address, BadSetting for
    the CA file, CancelRequested, and whatever the body raises.
    """
    quiet_logs()
    url = _url(address)
    breaker, handed = Breaker(), _Handed(body)
    request = httpx.Request(
        "PUT",
        url,
        content=iter(handed),
        headers={"Content-Type": "application/octet-stream", "Content-Length": str(size)},
        extensions={
            "timeout": {
                "connect": CONNECT_SECONDS,
                "write": write_seconds,
                "read": reply_seconds,
                "pool": CONNECT_SECONDS,
            }
        },
    )
    with (
        cancel.shutting(breaker.pull),
        httpx.Client(transport=transport or Line(url.host, breaker, ca_file)) as client,
    ):
        return _stored(_answer(client, request, handed, cancel))


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
    try:
        return client.send(request, follow_redirects=False)
    except httpx.TransportError as error:
        cancel.check()
        # `from None`: httpx's error holds the request, and that the address
        raise failure_of(error, request.url.host, sent=handed.over) from None


def _stored(answer: httpx.Response) -> Stored:
    if answer.is_success:
        return Stored(answer.headers.get("ETag", "").strip().removeprefix("W/").strip('"'))
    raise _refusal(answer)


def _refusal(answer: httpx.Response) -> ServiceError:
    found = _CODE.search(answer.text)
    code = found[1] if found else ""
    status = answer.status_code
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return RateLimited(seconds_in(answer))
    if status in TROUBLE:
        return ServerTrouble(status, code, seconds_in(answer))
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
