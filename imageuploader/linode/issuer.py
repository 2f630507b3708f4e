"""Names who issued a certificate that is not trusted, as Python's ssl does not tell it."""

import ssl
from collections.abc import Iterator
from contextlib import suppress

import httpcore
import httpx

_SECONDS = 5.0
_SEQUENCE, _SET, _VERSION = 0x30, 0x31, 0xA0
_UTF_16 = 0x1E
_COMMON_NAME, _ORGANISATION = b"\x55\x04\x03", b"\x55\x04\x0a"
_NO_ANSWER = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.TimeoutException,
)


class Untrusted(httpx.ConnectError):
    """A certificate was rejected; `issuer` is who issued it, empty if that is not known."""

    def __init__(self, reason: str, request: httpx.Request, issuer: str) -> None:
        super().__init__(reason, request=request)
        self.issuer = issuer


class _Seen(Exception):
    """Ends a request before anything of it is sent."""


def unverified_context() -> ssl.SSLContext:
    """Return a context that shakes hands with anyone: just enough to be shown a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def ask_for_issuer(pool: httpcore.ConnectionPool, url: httpx.URL) -> str:
    """Return who issued the certificate of a server; empty if that cannot be found out.

    The pool has an unverified context. It is given up after the handshake: nothing is sent.
    """
    look = _Handshakes(url.raw_host.decode("ascii"))
    seconds = dict.fromkeys(("connect", "read", "write", "pool"), _SECONDS)
    where = str(url.copy_with(raw_path=b"/"))
    with suppress(_Seen, *_NO_ANSWER), pool:
        pool.request("HEAD", where, extensions={"trace": look, "timeout": seconds})
    return issuer_in(look.certificate)


class _Handshakes:
    """Hears of each handshake; the one with a proxy in between is not the one that is meant."""

    def __init__(self, host: str) -> None:
        self.certificate = b""
        self._host, self._other = host, ""

    def __call__(self, event: str, info: dict[str, object]) -> None:
        if event.endswith("start_tls.started"):
            self._other = str(info.get("server_hostname"))
        stream = info.get("return_value")
        if self._other == self._host and isinstance(stream, httpcore.NetworkStream):
            connection = stream.get_extra_info("ssl_object")
            self.certificate = connection.getpeercert(binary_form=True) or b""
            raise _Seen


def issuer_in(certificate: bytes) -> str:
    """Return the name of the issuer in a certificate (X.509 as DER), empty if there is none."""
    with suppress(LookupError, StopIteration, ValueError):
        (_, signed), *_ = _items(next(_items(certificate))[1])
        fields = [content for tag, content in _items(signed) if tag != _VERSION]
        names = dict(_names(fields[2]))
        name = names.get(_COMMON_NAME) or names.get(_ORGANISATION) or ""
        return "".join(filter(str.isprintable, name)).strip()
    return ""


def _names(issuer: bytes) -> Iterator[tuple[bytes, str]]:
    """Yield each attribute of a name, the identifier of its kind first."""
    for tag, attributes in _items(issuer):
        for inner, attribute in _items(attributes) if tag == _SET else ():
            if inner == _SEQUENCE:
                (_, kind), (form, text), *_ = _items(attribute)
                yield kind, text.decode("utf-16-be" if form == _UTF_16 else "utf-8", "replace")


def _items(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield tag and content of the items that stand in a row; raise IndexError at nonsense."""
    while data:
        start, length = 2, data[1]
        if length & 0x80:
            start += length & 0x7F
            length = int.from_bytes(data[2:start])
        yield data[0], data[start : start + length]
        data = data[start + length :]
