"""How both clients reach the network: trusted certificates, proxies, sockets."""

import logging
import socket
import ssl
import stat
from functools import partial
from pathlib import Path
from types import TracebackType
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx
import truststore
from typing_extensions import override

from imageuploader.domain.errors import BadSetting
from imageuploader.domain.network.proxy import SCHEMES, Network, ProxyMode, checked_proxy
from imageuploader.linode.connect import Backend, Option
from imageuploader.linode.issuer import Untrusted, ask_for_issuer, unverified_context
from imageuploader.linode.loopback import names_this_computer
from imageuploader.linode.send_buffer import UNSENT_BYTES
from imageuploader.linode.sockets import SocketInterrupter
from imageuploader.linode.transport_errors import is_untrusted

MAX_CA_BYTES = 1024**2
"""The largest file of certificates that is read; the system's own bundles have 0.2 MB."""

DIRECTLY = Network()
"""Through the system's proxy, if there is one, with the system's certificates."""

IDLE_SECONDS = 5.0
"""A connection idle for longer is not reused: the server may be about to close it."""


class InterruptibleTransport(httpx.HTTPTransport):
    """An HTTP/1.1 transport to one host, over sockets that `interrupter` can close."""

    def __init__(
        self,
        host: str,
        interrupter: SocketInterrupter,
        ca_file: str = "",
        network: Network = DIRECTLY,
    ) -> None:
        """Raise BadSetting if a CA file or the proxy cannot be used."""
        trust = trust_store(ca_file, network.ca_file)
        super().__init__(verify=trust)
        self._pool.close()
        backend = self._backend = Backend(interrupter, _socket_options())
        self._open_pool = partial(_open_pool, _proxy_for(host, network), network, backend, trust)
        self._pool = self._open_pool(trust)

    @override
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Raise what httpx does, and Untrusted for a certificate that was rejected."""
        try:
            return super().handle_request(request)
        except httpx.ConnectError as error:
            if not is_untrusted(error):
                raise
            issuer = ask_for_issuer(self._open_pool(unverified_context()), request.url)
            raise Untrusted(str(error), request, issuer) from error

    @override
    def close(self) -> None:
        super().close()
        self._backend.close()

    @override
    def __exit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        super().__exit__(exc_type, exc_value, traceback)
        self._backend.close()


def trust_store(*ca_files: str) -> ssl.SSLContext:
    """Return the system's trust store plus CA files; raise BadSetting if one is unusable."""
    trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for ca_file in filter(None, ca_files):
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


def _proxy_for(host: str, network: Network) -> str:
    """The proxy for a host, or an empty text; this computer is never behind one."""
    if names_this_computer(host) or network.mode is ProxyMode.NONE:
        return ""
    if network.mode is ProxyMode.MANUAL:
        return checked_proxy(network.proxy_url)
    if proxy_bypass(host):
        return ""
    proxies = getproxies()
    proxy = proxies.get("https") or proxies.get("all") or ""
    return proxy if "://" in proxy or not proxy else f"http://{proxy}"


def _open_pool(
    proxy: str,
    network: Network,
    backend: Backend,
    trust: ssl.SSLContext,
    far_trust: ssl.SSLContext,
) -> httpcore.ConnectionPool:
    """Return connections to a host that `far_trust` decides on; to a proxy, `trust` does."""
    if proxy:
        return _proxy_pool(proxy, network, backend, trust, far_trust)
    return httpcore.ConnectionPool(
        ssl_context=far_trust, network_backend=backend, keepalive_expiry=IDLE_SECONDS
    )


def _proxy_pool(
    proxy: str,
    network: Network,
    backend: Backend,
    trust: ssl.SSLContext,
    far_trust: ssl.SSLContext,
) -> httpcore.ConnectionPool:
    try:
        address = httpx.Proxy(proxy)
    except (ValueError, httpx.InvalidURL) as error:
        raise BadSetting("proxy", httpx.URL().host, "not the address of a proxy") from error
    scheme = address.url.scheme
    if scheme not in SCHEMES:
        raise BadSetting("proxy", address.url.host, f"{scheme} proxies are not supported")
    given = (network.user.encode(), network.password.encode())
    auth = given if network.mode is ProxyMode.MANUAL and network.user else address.raw_auth
    if scheme.startswith("socks5"):  # the proxy resolves the name, whichever of the two it is
        return httpcore.SOCKSProxy(
            proxy_url=str(address.url.copy_with(scheme="socks5")),
            proxy_auth=auth,
            ssl_context=far_trust,
            network_backend=backend,
            keepalive_expiry=IDLE_SECONDS,
        )
    return httpcore.HTTPProxy(
        proxy_url=str(address.url),
        proxy_auth=auth,
        ssl_context=far_trust,
        proxy_ssl_context=trust if scheme == "https" else None,
        network_backend=backend,
        keepalive_expiry=IDLE_SECONDS,
    )


def _socket_options() -> list[Option]:
    """Keep the kernel from buffering megabytes that have not left: progress would be wrong."""
    lowat = getattr(socket, "TCP_NOTSENT_LOWAT", None)
    return [] if lowat is None else [(socket.IPPROTO_TCP, lowat, UNSENT_BYTES)]
