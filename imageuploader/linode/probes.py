"""Requests that only look who answers: without a token, and with nothing that is to be sent."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime

import httpx

from imageuploader import __version__
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import UploadError
from imageuploader.domain.network.proxy import Network
from imageuploader.linode.api_errors import http_date
from imageuploader.linode.sockets import SocketInterrupter
from imageuploader.linode.transport import InterruptibleTransport, quiet_logs
from imageuploader.linode.transport_errors import transport_error_of

_SECONDS = 15.0
_BEGINNING = 4096
_XML = (b"<?xml", b"<ListAllMyBucketsResult", b"<Error")


@dataclass(frozen=True, slots=True)
class Heard:
    """The status of an answer, its date if it has one, and whether an object store wrote it."""

    status: int
    date: datetime | None
    is_store: bool


def ask_store(address: str, ca_file: str, network: Network, cancel: CancelToken) -> Heard:
    """Ask an object store for its root, which anybody may; raise a NetworkError or BadSetting."""
    url = httpx.URL(address)
    with _asking("GET", url, ca_file, network, cancel) as answer:
        begun = next(answer.iter_raw(_BEGINNING), b"").lstrip()
        is_store = begun.startswith(_XML) and b"<html" not in begun.lower()
        return Heard(answer.status_code, _date_in(answer), is_store)


def ask_date(host: str, network: Network, cancel: CancelToken, port: int = 80) -> datetime | None:
    """Ask for the time over plain HTTP, as no certificate is needed for that; None if it fails.

    Whoever answers may say what he likes: this is for a hint, and for nothing else.
    """
    url = httpx.URL(scheme="http", host=host, port=port, path="/")
    try:
        with _asking("HEAD", url, "", network, cancel) as answer:
            return _date_in(answer)
    except UploadError:
        return None


@contextmanager
def _asking(
    method: str, url: httpx.URL, ca_file: str, network: Network, cancel: CancelToken
) -> Iterator[httpx.Response]:
    """Yield the answer before its body is read; redirects are not followed."""
    quiet_logs()
    interrupter = SocketInterrupter()
    transport = InterruptibleTransport(url.host, interrupter, ca_file, network)
    headers = {"User-Agent": f"imageuploader/{__version__}"}
    with (
        interrupter.within(_SECONDS),
        interrupter.ended_by(cancel),
        httpx.Client(transport=transport, timeout=_SECONDS, headers=headers) as http,
    ):
        try:
            with closing(http.send(http.build_request(method, url), stream=True)) as answer:
                yield answer
        except httpx.TransportError as error:
            cancel.check()
            raise transport_error_of(error, url.host) from error


def _date_in(answer: httpx.Response) -> datetime | None:
    return http_date(answer.headers.get("Date", ""))
