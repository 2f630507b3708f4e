"""Making connections that can be given up while the name is looked up or the host is silent."""

import os
import selectors
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TypeAlias

import httpcore
from typing_extensions import override

from imageuploader.linode.sockets import SocketInterrupter, Stream, connecting

Option: TypeAlias = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


_STEP_SECONDS = 0.05


class Backend(httpcore.NetworkBackend):
    """Makes connections that a Breaker can shut, even before they stand."""

    def __init__(self, interrupter: SocketInterrupter) -> None:
        self._interrupter = interrupter

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Option] | None = None,
    ) -> httpcore.NetworkStream:
        pulls = self._interrupter.pulls
        with connecting():
            sock = _Connecting(self._interrupter, timeout).connected(host, port)
            try:
                for option in (*(socket_options or ()), _NO_DELAY):
                    sock.setsockopt(*option)
                handle = self._interrupter.watch(sock, pulls)
            except OSError:
                sock.close()
                raise
        return Stream(sock, handle, self._interrupter)


_NO_DELAY: Option = (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class _Connecting:
    """One way to a host, given up when the breaker is pulled or the time is over."""

    def __init__(self, interrupter: SocketInterrupter, seconds: float | None) -> None:
        self._interrupter = interrupter
        self._pulls = interrupter.pulls
        self._seconds = seconds

    def connected(self, host: str, port: int) -> socket.socket:
        failure: OSError = OSError("the name has no address")
        for family, kind, protocol, _, address in self._addresses(host, port):
            sock = socket.socket(family, kind, protocol)
            try:
                self._connect(sock, address)
            except OSError as error:
                sock.close()
                failure = error
            else:
                return sock
        raise failure

    def _addresses(self, host: str, port: int) -> "list[_Address]":
        """Look the name up; the thread is left behind if that takes too long."""
        found: list[_Address | OSError] = []

        def look() -> None:
            try:
                found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except OSError as error:
                found.append(error)

        looking = threading.Thread(target=look, name="name lookup", daemon=True)
        looking.start()
        for _ in self._steps():
            looking.join(_STEP_SECONDS)
            if not looking.is_alive():
                break
        return [_address(one) for one in found]

    def _connect(self, sock: socket.socket, address: "_Where") -> None:
        sock.settimeout(0)
        with suppress(BlockingIOError):
            sock.connect(address)
        with selectors.DefaultSelector() as selector:
            selector.register(sock, selectors.EVENT_WRITE)
            for _ in self._steps():
                if selector.select(_STEP_SECONDS):
                    break
        if number := sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(number, os.strerror(number))

    def _steps(self) -> Iterator[None]:
        end = time.monotonic() + (self._seconds or float("inf"))
        while time.monotonic() < end:
            if self._interrupter.pulls != self._pulls:
                raise ConnectionAbortedError("given up")
            yield
        raise TimeoutError


_Where: TypeAlias = tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]
_Address: TypeAlias = tuple[socket.AddressFamily, socket.SocketKind, int, str, _Where]


def _address(found: _Address | OSError) -> _Address:
    if isinstance(found, OSError):
        raise found
    return found
