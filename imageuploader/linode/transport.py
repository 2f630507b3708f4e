"""How both clients reach the network: trusted certificates, proxies, sockets."""

import logging
import socket
import ssl
import stat
from pathlib import Path
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx
import truststore

from imageuploader.domain.errors import BadSetting
from imageuploader.linode.connect import Backend, Option
from imageuploader.linode.loopback import names_this_computer
from imageuploader.linode.send_buffer import UNSENT_BYTES
from imageuploader.linode.sockets import SocketInterrupter

MAX_CA_BYTES = 1024**2
"""The largest file of certificates that is read; the system's own bundles have 0.2 MB."""

IDLE_SECONDS = 5.0
"""A connection idle for longer is not reused: the server may be about to close it."""


class InterruptibleTransport(httpx.HTTPTransport):
    """An HTTP/1.1 transport to one host, over sockets that `interrupter` can close."""

    def __init__(self, host: str, interrupter: SocketInterrupter, ca_file: str = "") -> None:
        """Raise BadSetting if the CA file or the system's proxy cannot be used."""
        trust = trust_store(ca_file)
        super().__init__(verify=trust)
        self._pool.close()
        backend, options = Backend(interrupter), _socket_options()
        if proxy := _proxy_for(host):
            self._pool = _proxy_pool(proxy, trust, backend, options)
        else:
            self._pool = httpcore.ConnectionPool(
                ssl_context=trust,
                network_backend=backend,
                socket_options=options,
                keepalive_expiry=IDLE_SECONDS,
            )


def trust_store(ca_file: str) -> ssl.SSLContext:
    """Return the system's trust store plus a CA file; raise BadSetting if the file is unusable."""
    trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file:
        try:
            path = Path(ca_file).expanduser()
            status = path.stat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_CA_BYTES:
                raise BadSetting("ca", ca_file, "it is not a plain file of at most 1 MiB")
            trust.load_verify_locations(cafile=str(path))
        except ssl.SSLError as error:
            raise BadSetting("ca", ca_file, "no certificate in it") from error
        except OSError as error:
            raise BadSetting("ca", ca_file, (error.strerror or str(error)).lower()) from error
    return trust


def quiet_logs() -> None:
    """Keep httpx from logging URLs: a signed one is as good as a key."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _proxy_for(host: str) -> str:
    """The system's proxy for a host, or an empty text."""
    if names_this_computer(host) or proxy_bypass(host):
        return ""
    proxies = getproxies()
    proxy = proxies.get("https") or proxies.get("all") or ""
    return proxy if "://" in proxy or not proxy else f"http://{proxy}"


def _proxy_pool(
    proxy: str, trust: ssl.SSLContext, backend: Backend, options: list[Option]
) -> httpcore.HTTPProxy:
    try:
        address = httpx.Proxy(proxy)
    except (ValueError, httpx.InvalidURL) as error:
        raise BadSetting("proxy", httpx.URL().host, "not the address of a proxy") from error
    if address.url.scheme not in {"http", "https"}:
        raise BadSetting(
            "proxy", address.url.host, f"{address.url.scheme} proxies are not supported"
        )
    return httpcore.HTTPProxy(
        proxy_url=str(address.url),
        proxy_auth=address.raw_auth,
        ssl_context=trust,
        proxy_ssl_context=trust if address.url.scheme == "https" else None,
        network_backend=backend,
        socket_options=options,
        keepalive_expiry=IDLE_SECONDS,
    )


def _socket_options() -> list[Option]:
    """Keep the kernel from buffering megabytes that have not left: progress would be wrong."""
    lowat = getattr(socket, "TCP_NOTSENT_LOWAT", None)
    return [] if lowat is None else [(socket.IPPROTO_TCP, lowat, UNSENT_BYTES)]
