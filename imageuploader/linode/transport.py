"""How both clients reach the network: trusted certificates, proxies, sockets."""

import logging
import socket
import ssl
import stat
from functools import partial
from pathlib import Path
from types import TracebackType

import httpcore
import httpx
import truststore
from typing_extensions import override

from imageuploader.domain.errors import BadSetting
from imageuploader.domain.network.proxy import DIRECT_ROUTE, SCHEMES, Network, ProxyMode
from imageuploader.linode.connect import Backend, Option
from imageuploader.linode.issuer import Untrusted, ask_for_issuer, unverified_context
from imageuploader.linode.routes import ask_for_route, known_route
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
    """An HTTP/1.1 transport to one host, over sockets that `interrupter` can close.

    Where only the system knows the way, it is asked before each request: a laptop may be in another
    network by then. `route` is the way of the last one.
    """

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
        self._known = known_route(host, network)
        self._ask = partial(ask_for_route, network=network, interrupter=interrupter)
        self._open_pool = partial(_open_pool, network=network, backend=backend, trust=trust)
        self._trust, self.route = trust, self._known or DIRECT_ROUTE
        self._pool = self._open_pool(self.route.proxy, far_trust=trust)

    @override
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Raise what httpx does, and Untrusted for a certificate that was rejected.

        BadSetting is raised for a proxy of the system that cannot be used.
        """
        if self._known is None:
            self._take_route(request.url)
        try:
            return super().handle_request(request)
        except httpx.ConnectError as error:
            if not is_untrusted(error):
                raise
            pool = self._open_pool(self.route.proxy, far_trust=unverified_context())
            issuer = ask_for_issuer(pool, request.url)
            raise Untrusted(str(error), request, issuer) from error

    def _take_route(self, url: httpx.URL) -> None:
        """Go on as the system says now; the connections of another way are closed."""
        route = self._ask(url)
        if route.proxy != self.route.proxy:
            pool = self._open_pool(route.proxy, far_trust=self._trust)
            self._pool.close()
            self._pool = pool
        self.route = route

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
    address = _address_of(proxy)
    scheme = address.url.scheme
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


def _address_of(proxy: str) -> httpx.Proxy:
    try:
        url = httpx.URL(proxy)
        if url.scheme not in SCHEMES:  # which httpx would call no address
            raise BadSetting("proxy", url.host, f"{url.scheme} proxies are not supported")
        return httpx.Proxy(url)
    except (ValueError, httpx.InvalidURL) as error:
        raise BadSetting("proxy", "", "not the address of a proxy") from error


def _socket_options() -> list[Option]:
    """Keep the kernel from buffering megabytes that have not left: progress would be wrong."""
    lowat = getattr(socket, "TCP_NOTSENT_LOWAT", None)
    return [] if lowat is None else [(socket.IPPROTO_TCP, lowat, UNSENT_BYTES)]
