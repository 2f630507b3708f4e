"""Uploads to the signed address: one PUT of the whole file, with a client that has no token."""

import re
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
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
from imageuploader.domain.network.proxy import Network
from imageuploader.domain.retry import SERVER_TROUBLE
from imageuploader.linode.answer_head import is_decodable
from imageuploader.linode.api_errors import is_maintenance, retry_after_of
from imageuploader.linode.request_log import log_request
from imageuploader.linode.sockets import SocketInterrupter
from imageuploader.linode.timeouts import UPLOAD_TIMEOUTS, Timeouts
from imageuploader.linode.transport import DIRECTLY, InterruptibleTransport, quiet_logs
from imageuploader.linode.transport_errors import transport_error_of

_REASON_BYTES = 64 * 1024
_REASON_SECONDS = 5.0
_CODE = re.compile(r"<Code>\s*([\w.-]{1,80})\s*</Code>")


@dataclass(frozen=True, slots=True)
class Stored:
    """The store has all bytes; `etag` is without quotes, empty if none came."""

    etag: str


def put(  # noqa: PLR0913 - the last four have defaults, only tests pass them all
    address: str,
    body: Iterable[bytes],
    size: int,
    *,
    cancel: CancelToken,
    ca_file: str = "",
    network: Network = DIRECTLY,
    timeouts: Timeouts = UPLOAD_TIMEOUTS,
    transport: httpx.BaseTransport | None = None,
) -> Stored:
    """Send `size` bytes to a signed address.

    Raises a NetworkError (`sent` once all bytes were taken), ServerTrouble, RateLimited,
    AddressRefused, Garbled for an invalid address, BadSetting for the CA file or the proxy,
    CancelRequested, and whatever the body raises.
    """
    quiet_logs()
    url = _url(address)
    interrupter = SocketInterrupter()
    limit = _time_limit(timeouts, interrupter)
    tracked = _TrackedBody(body, limit)
    chunks = iter(tracked)
    request = _request(url, chunks, size, timeouts)
    with (
        _stopped(limit),
        closing(chunks),  # an early answer leaves it in the middle, with its file and thread
        interrupter.ended_by(cancel),
        cancel.on_retry(
            lambda: not tracked.over and interrupter.interrupt_if_stalled(timeouts.still)
        ),
        httpx.Client(
            transport=transport or InterruptibleTransport(url.host, interrupter, ca_file, network)
        ) as client,
        closing(_answer(client, request, tracked, cancel)) as answer,
    ):
        if answer.is_success:
            return Stored(_etag(answer))
        with interrupter.within(_REASON_SECONDS):
            raise _refusal(answer, _read_reason(answer))


def _time_limit(timeouts: Timeouts, interrupter: SocketInterrupter) -> threading.Timer:
    """Return what interrupts a reply that takes too long; it is still to be started."""
    limit = threading.Timer(timeouts.whole_reply, interrupter.interrupt)
    limit.daemon = True
    return limit


def _request(url: httpx.URL, body: Iterator[bytes], size: int, timeouts: Timeouts) -> httpx.Request:
    seconds = {
        "connect": timeouts.connect,
        "write": timeouts.write,
        "read": timeouts.reply,
        "pool": timeouts.connect,
    }
    return httpx.Request(
        "PUT",
        url,
        content=body,
        headers={"Content-Type": "application/octet-stream", "Content-Length": str(size)},
        extensions={"timeout": seconds},
    )


@contextmanager
def _stopped(limit: threading.Timer) -> Iterator[None]:
    try:
        yield
    finally:
        limit.cancel()


class _TrackedBody:
    """The body, and whether all of it has been read; `limit` starts when it has."""

    def __init__(self, body: Iterable[bytes], limit: threading.Timer) -> None:
        self._body = body
        self._limit = limit
        self.over = False

    def __iter__(self) -> Generator[bytes]:
        yield from self._body
        self.over = True
        self._limit.start()


def _url(address: str) -> httpx.URL:
    with suppress(httpx.InvalidURL):
        url = httpx.URL(address)
        if url.scheme in {"http", "https"} and url.host:
            return url
    raise Garbled("upload address", "not an http(s) address")


def _answer(
    client: httpx.Client, request: httpx.Request, tracked: _TrackedBody, cancel: CancelToken
) -> httpx.Response:
    """Status and headers of the response; its body is still to be read."""
    try:
        with log_request("PUT", request.url.host) as log_status:
            answer = client.send(request, stream=True, follow_redirects=False)
            log_status(answer.status_code)
            return answer
    except httpx.TransportError as error:
        cancel.check()
        # `from None`: httpx's error holds the request, and that the address
        raise transport_error_of(error, request.url.host, sent=tracked.over) from None


def _etag(answer: httpx.Response) -> str:
    tag: str = answer.headers.get("ETag", "")
    return tag.strip().removeprefix("W/").strip('"')


def _read_reason(answer: httpx.Response) -> str:
    """The start of the body; the status counts even if the connection breaks before it."""
    text = b""
    if not is_decodable(answer):
        return ""
    with suppress(httpx.TransportError, httpx.DecodingError):
        for piece in answer.iter_bytes():
            text += piece
            if len(text) >= _REASON_BYTES:
                break
    return text[:_REASON_BYTES].decode("utf-8", "replace")


def _refusal(answer: httpx.Response, text: str) -> ServiceError:
    match = _CODE.search(text)
    code = match[1] if match else ""
    status = answer.status_code
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return RateLimited(retry_after_of(answer))
    if status in SERVER_TROUBLE:
        return ServerTrouble(status, code, retry_after_of(answer), is_maintenance(answer))
    return AddressRefused(status, code)


def expires_of(address: str) -> datetime | None:
    """Return when a signed address (version 2 or 4) expires, None if it does not say."""
    try:
        query = httpx.URL(address).params
        if "Expires" in query:
            return datetime.fromtimestamp(int(query["Expires"]), UTC)
        signed = datetime.strptime(query["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return signed + timedelta(seconds=int(query["X-Amz-Expires"]))
    except (httpx.InvalidURL, KeyError, ValueError, OverflowError, OSError):
        return None
