"""Connecting that can be aborted, even during name lookup or while the host is silent."""

import os
import selectors
import socket
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TypeAlias

import httpcore
from typing_extensions import override

from imageuploader.linode.sockets import SocketInterrupter, Stream, translate_connect_errors

Option: TypeAlias = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


_STEP_SECONDS = 0.05


class Backend(httpcore.NetworkBackend):
    """Opens connections that a SocketInterrupter can close, even before they are established."""

    def __init__(self, interrupter: SocketInterrupter, options: Iterable[Option] = ()) -> None:
        """Set `options` on every socket, besides those of a call."""
        self._interrupter = interrupter
        self._options = tuple(options)
        self._streams: list[Stream] = []

    def close(self) -> None:
        """Close what was left open: httpcore forgets a SOCKS proxy that refuses."""
        for stream in self._streams:
            stream.close()
        self._streams = []

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Option] | None = None,
    ) -> httpcore.NetworkStream:
        interrupts = self._interrupter.interrupts
        with translate_connect_errors():
            sock = _Connecting(self._interrupter, timeout).connect(host, port)
            try:
                for option in (*self._options, *(socket_options or ()), _NO_DELAY):
                    sock.setsockopt(*option)
                handle = self._interrupter.register(sock, interrupts)
            except OSError:
                sock.close()
                raise
        stream = Stream(sock, handle, self._interrupter)
        self._streams = [one for one in self._streams if not one.is_closed]
        self._streams.append(stream)
        return stream


_NO_DELAY: Option = (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class _Connecting:
    """Connects to one host; gives up on an interrupt or a timeout."""

    def __init__(self, interrupter: SocketInterrupter, seconds: float | None) -> None:
        self._interrupter = interrupter
        self._interrupts = interrupter.interrupts
        self._seconds = seconds

    def connect(self, host: str, port: int) -> socket.socket:
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
        """Look up the name; the thread is abandoned if that takes too long."""
        results: list[_Address | OSError] = []

        def resolve() -> None:
            try:
                results.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except OSError as error:
                results.append(error)

        resolver = threading.Thread(target=resolve, name="name-lookup", daemon=True)
        resolver.start()
        for _ in self._steps():
            resolver.join(_STEP_SECONDS)
            if not resolver.is_alive():
                break
        return [_address_or_raise(result) for result in results]

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
            raise OSError(number, _reason_of(number))

    def _steps(self) -> Iterator[None]:
        end = time.monotonic() + (self._seconds or float("inf"))
        while time.monotonic() < end:
            if self._interrupter.is_interrupted(self._interrupts):
                raise ConnectionAbortedError("aborted")
            yield
        raise TimeoutError


_Where: TypeAlias = tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]
_Address: TypeAlias = tuple[socket.AddressFamily, socket.SocketKind, int, str, _Where]


def _reason_of(number: int) -> str:
    """Return the system's words for an error of a socket; Windows has a table of its own."""
    table: Mapping[int, str] = getattr(socket, "errorTab", {})
    return table.get(number, "").rstrip(".") or os.strerror(number)


def _address_or_raise(result: _Address | OSError) -> _Address:
    if isinstance(result, OSError):
        raise result
    return result
