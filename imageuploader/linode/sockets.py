"""Sockets that can be closed from another thread, and that notice a response while sending.

httpcore's own stream writes until the server stops reading: an early 403 would be noticed only
after gigabytes, and a server that reads nothing could not be abandoned. No call blocks in a socket
itself: not every system wakes a thread whose socket another one shuts down. It waits for the socket
and for the interrupt at once.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import httpcore
from typing_extensions import override

from imageuploader.domain.cancel import CancelToken
from imageuploader.linode.answer_head import AnswerHead
from imageuploader.linode.send_buffer import SendBuffer
from imageuploader.linode.wakeup import NOT_NOW, READ, WRITE, SocketHandle, SocketWaiter

_READ_BYTES = 64 * 1024
_RECEIVED_BYTES = 4096
"""What is passed on at once: decompressed, it may be a thousand times as much."""

_SLICE_BYTES = 16 * 1024
"""One TLS record: openssl reports whole writes only, so a larger one would look stalled."""

_STEP_SECONDS = 0.25


class SocketInterrupter:
    """Closes every socket in use; connections opened later work again.

    But for those of a block whose time is over, or that was cancelled: there a request fails even
    if it begins after that. Without this, who cancels just before a request would wait for it.
    """

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._handles: set[SocketHandle] = set()
        self._moved = time.monotonic()
        self._blocks: set[object] = set()
        self._ended: set[object] = set()
        self.interrupts = 0
        """How often it was interrupted: what begins now compares later with `is_interrupted`."""

    def interrupt(self) -> None:
        """Close the sockets, and abort connecting."""
        with self._lock:
            self._interrupt()

    def is_interrupted(self, since: int) -> bool:
        """Whether what began at so many `interrupts` is to end."""
        return self.interrupts != since or bool(self._ended)

    def interrupt_if_stalled(self, seconds: float) -> bool:
        """Interrupt if no byte was accepted for so long; return whether that was so."""
        stalled = time.monotonic() - self._moved >= seconds
        if stalled:
            self.interrupt()
        return stalled

    def note_progress(self) -> None:
        """Record that a socket has accepted bytes."""
        self._moved = time.monotonic()

    @contextmanager
    def within(self, seconds: float) -> Iterator[Callable[[], None]]:
        """Within the block, requests are interrupted once the seconds are over.

        Yields a function that ends the time at once.
        """
        with self._block() as end:
            limit = threading.Timer(seconds, end)
            limit.name, limit.daemon = "time-limit", True
            limit.start()
            try:
                yield end
            finally:
                limit.cancel()
                limit.join()

    @contextmanager
    def ended_by(self, cancel: CancelToken) -> Iterator[None]:
        """Within the block, requests are interrupted once this is cancelled."""
        with self._block() as end, cancel.on_cancel(end):
            yield

    @contextmanager
    def _block(self) -> Iterator[Callable[[], None]]:
        """Yield what interrupts all requests of the block, those to come as well."""
        block = object()

        def end() -> None:
            with self._lock:
                if block in self._blocks:
                    self._ended.add(block)
                    self._interrupt()

        with self._lock:
            self._blocks.add(block)
        try:
            yield end
        finally:
            with self._lock:
                self._blocks.discard(block)
                self._ended.discard(block)

    def _interrupt(self) -> None:
        self.interrupts += 1
        self._lock.notify_all()
        for handle in self._handles:
            handle.interrupt()

    def sleep(self, seconds: float) -> None:
        """Sleep so long, or until the next interrupt."""
        with self._lock:
            interrupts, end = self.interrupts, time.monotonic() + seconds
            # In steps: Windows would hear Ctrl+C at the end only.
            while not self.is_interrupted(interrupts) and (left := end - time.monotonic()) > 0:
                self._lock.wait(min(left, _STEP_SECONDS))

    def register(self, sock: socket.socket, interrupts: int) -> SocketHandle:
        """Return a second handle of a socket, interrupted if that happened since `interrupts`."""
        handle = SocketHandle(sock)
        with self._lock:
            self._handles.add(handle)
            self.note_progress()
            if self.is_interrupted(interrupts):
                handle.interrupt()
        return handle

    def unregister(self, handle: SocketHandle) -> None:
        """Close a handle."""
        with self._lock:
            self._handles.discard(handle)
            handle.close()


class Stream(httpcore.NetworkStream):
    """A connection; a response that comes while we send ends the sending."""

    def __init__(
        self, sock: socket.socket, handle: SocketHandle, interrupter: SocketInterrupter
    ) -> None:
        sock.settimeout(0)
        self._sock = sock
        self._handle = handle
        self._interrupter = interrupter
        self._early = b""
        self._head = AnswerHead()
        self._waiter = SocketWaiter(sock, handle)
        self._buffer = SendBuffer(sock)

    @override
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._receive(min(max_bytes, _RECEIVED_BYTES), timeout)
        self._head.take(data)
        return data

    def _receive(self, max_bytes: int, timeout: float | None) -> bytes:
        if self._early:
            data, self._early = self._early[:max_bytes], self._early[max_bytes:]
            return data
        try:
            return self._waiter.retry(partial(self._sock.recv, max_bytes), READ, timeout)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(f"{timeout:g} s") from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    @override
    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._head = AnswerHead()  # the response to what is sent now
        try:
            if self._waiter.is_readable:
                self._check_for_response()
            self._send(memoryview(buffer), timeout)
        except TimeoutError as error:
            raise httpcore.WriteTimeout(f"{timeout:g} s") from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def _send(self, rest: memoryview, seconds: float | None) -> None:
        """Send in slices, each within `seconds`; a response is noticed while one is not taken."""
        while rest:
            send = partial(self._sock.send, rest[:_SLICE_BYTES])
            count = self._waiter.retry(send, WRITE, seconds, self._check_for_response)
            rest = rest[count:]
            self._interrupter.note_progress()
            self._buffer.grow(count)

    def _check_for_response(self) -> None:
        """Raise WriteError if the server has responded or hung up: httpcore then reads on.

        TLS session tickets make a socket readable too, hence the real read.
        """
        try:
            self._early += self._sock.recv(_READ_BYTES)
        except NOT_NOW:
            return
        raise httpcore.WriteError("answered early")

    @property
    def is_closed(self) -> bool:
        """Whether it was closed, by itself or as the stream that TLS made of it."""
        return self._sock.fileno() < 0

    @override
    def close(self) -> None:
        if self.is_closed:
            return
        self._interrupter.unregister(self._handle)
        self._waiter.close()
        self._sock.close()

    @override
    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        try:
            with translate_connect_errors():
                sock = ssl_context.wrap_socket(
                    self._sock, server_hostname=server_hostname, do_handshake_on_connect=False
                )
                self._sock = sock
                self._waiter.retry(sock.do_handshake, READ, timeout)
        except BaseException:
            self.close()
            raise
        self._waiter.close()
        return Stream(sock, self._handle, self._interrupter)

    @override
    def get_extra_info(self, info: str) -> object:
        match info:
            case "socket":
                return self._sock
            case "ssl_object":
                return self._sock if isinstance(self._sock, ssl.SSLSocket) else None
            case "is_readable":
                return self._sock.fileno() < 0 or self._waiter.is_readable
            case _:
                return None


@contextmanager
def translate_connect_errors() -> Iterator[None]:
    """Raise the system's failures to connect as httpcore's."""
    try:
        yield
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(str(error)) from error
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error
