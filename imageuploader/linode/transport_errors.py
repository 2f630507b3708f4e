"""Translates transport failures into our errors, which name no more of a URL than its host."""

import socket
import ssl
from collections.abc import Iterator

import httpx

from imageuploader.domain.errors import (
    Garbled,
    NameNotFound,
    NetworkError,
    NotTrusted,
    ProxyWantsPassword,
    Unreachable,
)
from imageuploader.linode.answer_head import OverlongHead
from imageuploader.linode.issuer import Untrusted

_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
_OUTDATED = frozenset(
    {
        "DH_KEY_TOO_SMALL",
        "EE_KEY_TOO_SMALL",
        "TLSV1_ALERT_PROTOCOL_VERSION",
        "UNSUPPORTED_PROTOCOL",
        "VERSION_TOO_LOW",
    }
)
"""What openssl says of a server that speaks only what is no longer safe."""

_FLAWS = {
    9: "time",  # openssl's X509_V_ERR_CERT_NOT_YET_VALID, and the like
    10: "time",
    62: "name",
    64: "name",
    -67818: "time",  # macOS' errSecCertificateExpired, and the like
    -67819: "time",
    -67602: "name",
    0x800B0101: "time",  # Windows' CERT_E_EXPIRED, and CERT_E_CN_NO_MATCH
    0x800B010F: "name",
}
"""What the trust store's code for a rejected certificate means."""


def transport_error_of(
    error: httpx.TransportError, host: str, *, sent: bool | None = None
) -> NetworkError | Garbled:
    """Return our error for a transport failure; Garbled if the response went beyond all bounds.

    `sent` is whether the request may have arrived; by default it may, unless connecting failed.
    """
    for cause in _chain(error):
        if isinstance(cause, OverlongHead):
            return Garbled("answer", str(cause))
        if isinstance(cause, ssl.SSLCertVerificationError):
            issuer = error.issuer if isinstance(error, Untrusted) else ""
            return NotTrusted(host, _trust_reason(cause), issuer, _flaw_of(cause))
        if isinstance(cause, ssl.SSLError) and getattr(cause, "reason", "") in _OUTDATED:
            return NotTrusted(host, _ssl_reason(cause), flaw="encryption")
        if isinstance(cause, socket.gaierror):
            return NameNotFound(host, "the name has no address")
    if isinstance(error, httpx.ProxyError) and _wants_password(str(error)):
        return ProxyWantsPassword(host, str(error).strip())
    arrived = not isinstance(error, _NOT_SENT) if sent is None else sent
    return Unreachable(host, _reason(error), sent=arrived)


def _wants_password(text: str) -> bool:
    """Whether a proxy asks for a password: by 407, or as one for SOCKS5 does."""
    lower = text.lower()
    return lower.startswith("407") or "username/password" in lower or "auth" in lower


def is_untrusted(error: httpx.TransportError) -> bool:
    """Whether it was raised as a certificate was rejected."""
    return any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _chain(error))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Give an error and what caused it; one that is its own cause, as may happen, ends it."""
    cause: BaseException | None = error
    seen = set[int]()
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__


def _reason(error: httpx.TransportError) -> str:
    match error:
        case httpx.ConnectTimeout() | httpx.PoolTimeout():
            return "no connection in time"
        case httpx.WriteTimeout():
            return f"nothing was accepted for {_seconds(error)}"
        case httpx.ReadTimeout():
            return f"no answer for {_seconds(error)}"
        case httpx.ProxyError():
            return f"the proxy refused ({error})"
        case httpx.ConnectError():
            return _system_reason(error) or "no connection"
        case _:
            return _system_reason(error) or "the connection was cut"


def _seconds(error: httpx.TimeoutException) -> str:
    return str(error) or "too long"


def _system_reason(error: BaseException) -> str:
    """The reason given by the operating system, or openssl."""
    for cause in _chain(error):
        if isinstance(cause, ssl.SSLError):
            return _ssl_reason(cause)
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror.lower()
    return ""


def _ssl_reason(error: ssl.SSLError) -> str:
    return str(getattr(error, "reason", "") or "TLS failed").replace("_", " ").lower()


def _flaw_of(error: ssl.SSLCertVerificationError) -> str:
    return _FLAWS.get(getattr(error, "verify_code", 0), "")


def _trust_reason(error: ssl.SSLCertVerificationError) -> str:
    """The reason of the trust store; on macOS and Windows it is the text of the error."""
    return str(getattr(error, "verify_message", "") or error.args[-1])
