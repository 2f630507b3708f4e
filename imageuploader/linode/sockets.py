"""Sockets that can be shut from another thread, and that hear an answer while they send.

httpcore's own stream writes until the far end stops reading: an early 403 would be noticed only
after gigabytes, and a far end that reads nothing could not be left.
"""

import selectors
import socket
import ssl
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import httpcore
from typing_extensions import override

_READ_BYTES = 64 * 1024
_SLICE_BYTES = 16 * 1024
"""One TLS record: openssl tells of whole writes only, so a larger one would seem to stand still."""

_RESET_AT_CLOSE = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
_NOT_NOW = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)
_STEP_SECONDS = 0.25


class SocketInterrupter:
    """Shuts every socket that is in use; a connection made later works again."""

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._handles: set[socket.socket] = set()
        self._moved = time.monotonic()
        self.pulls = 0

    def pull(self) -> None:
        """Shut the sockets, and end the connecting that is going on."""
        with self._lock:
            self.pulls += 1
            self._lock.notify_all()
            for handle in self._handles:
                _shut(handle)

    def pull_if_still(self, seconds: float) -> bool:
        """Shut the sockets if for so long they have taken nothing; tell whether it was so."""
        still = time.monotonic() - self._moved >= seconds
        if still:
            self.pull()
        return still

    def moved(self) -> None:
        """Take note that a socket has taken bytes."""
        self._moved = time.monotonic()

    @contextmanager
    def within(self, seconds: float) -> Iterator[Callable[[], None]]:
        """Within the block, requests that still run after so many seconds are ended.

        Yields what makes the time be over at once.
        """
        up, over = threading.Event(), threading.Event()

        def watch() -> None:
            up.wait(seconds)
            while not over.is_set():
                self.pull()
                over.wait(_STEP_SECONDS)

        watching = threading.Thread(target=watch, name="time limit", daemon=True)
        watching.start()
        try:
            yield up.set
        finally:
            over.set()
            up.set()
            watching.join()

    def wait(self, seconds: float) -> None:
        """Wait so long, or until the next pull."""
        with self._lock:
            pulls = self.pulls
            self._lock.wait_for(lambda: self.pulls != pulls, seconds)

    def watch(self, sock: socket.socket, pulls: int) -> socket.socket:
        """Return a second handle of a socket, shut if there was a pull since `pulls`."""
        handle = sock.dup()
        with self._lock:
            self._handles.add(handle)
            self.moved()
            if self.pulls != pulls:
                _shut(handle)
        return handle

    def forget(self, handle: socket.socket) -> None:
        """Close a handle."""
        with self._lock:
            self._handles.discard(handle)
            handle.close()


def _shut(handle: socket.socket) -> None:
    """End a connection so that what the far end has not read yet never reaches it."""
    with suppress(OSError):
        handle.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_CLOSE)
    with suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)


class Stream(httpcore.NetworkStream):
    """A connection; what the far end says while we send ends the sending."""

    def __init__(
        self, sock: socket.socket, handle: socket.socket, interrupter: SocketInterrupter
    ) -> None:
        self._sock = sock
        self._handle = handle
        self._interrupter = interrupter
        self._early = b""
        self._reading = selectors.DefaultSelector()
        self._reading.register(sock, selectors.EVENT_READ)

    @override
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._early:
            data, self._early = self._early[:max_bytes], self._early[max_bytes:]
            return data
        try:
            self._sock.settimeout(timeout)
            return self._sock.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(f"{timeout:g} s") from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    @override
    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        try:
            self._listen()
            self._send(memoryview(buffer), timeout or float("inf"))
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def _send(self, rest: memoryview, seconds: float) -> None:
        """Send in steps: between two of them an answer is heard although nothing is taken."""
        waited, step = 0.0, min(_STEP_SECONDS, seconds)
        self._sock.settimeout(step)
        while rest:
            try:
                rest = rest[self._sock.send(rest[:_SLICE_BYTES]) :]
                self._interrupter.moved()
                waited = 0.0
            except TimeoutError:
                waited += step
                if waited >= seconds:
                    raise httpcore.WriteTimeout(f"{seconds:g} s") from None
                self._listen()
                self._sock.settimeout(step)

    def _listen(self) -> None:
        """Raise WriteError when the far end has answered or hung up: httpcore then reads on.

        TLS session tickets make a socket readable too, hence the real read.
        """
        if not self._readable():
            return
        self._sock.settimeout(0)
        try:
            self._early += self._sock.recv(_READ_BYTES)
        except _NOT_NOW:
            return
        raise httpcore.WriteError("answered early")

    def _readable(self) -> bool:
        return bool(self._reading.select(0))

    @override
    def close(self) -> None:
        self._interrupter.forget(self._handle)
        self._reading.close()
        self._sock.close()

    @override
    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        try:
            with connecting():
                self._sock.settimeout(timeout)
                sock = ssl_context.wrap_socket(self._sock, server_hostname=server_hostname)
        except BaseException:
            self.close()
            raise
        self._reading.close()
        return Stream(sock, self._handle, self._interrupter)

    @override
    def get_extra_info(self, info: str) -> object:
        match info:
            case "socket":
                return self._sock
            case "ssl_object":
                return self._sock if isinstance(self._sock, ssl.SSLSocket) else None
            case "is_readable":
                return self._sock.fileno() < 0 or self._readable()
            case _:
                return None


@contextmanager
def connecting() -> Iterator[None]:
    """Tell httpcore of the system's failures to connect."""
    try:
        yield
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(str(error)) from error
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error
