"""Waits for a socket that another thread may interrupt, on every system.

Windows does not wake a thread that waits for a socket when another one shuts it down. So each
connection has a pair of sockets beside it: whoever waits for the connection also waits for one of
the pair, and an interrupt closes the other.
"""

import selectors
import socket
import ssl
import struct
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
NOT_NOW = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)

_STEP_SECONDS = 0.25
"""Windows calls Python's handler of Ctrl+C between two waits of the main thread only."""

_RESET_AT_CLOSE = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class SocketHandle:
    """A second handle of a socket, which lasts when TLS takes the first one over."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock.dup()
        self.interrupted = False
        try:
            self.wakeup, self._alarm = socket.socketpair()
        except OSError:
            self._sock.close()
            raise

    def interrupt(self) -> None:
        """Wake the waiting thread, and reset the connection when it is closed.

        So the server never gets what it has not read yet.
        """
        self.interrupted = True
        with suppress(OSError):
            self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_CLOSE)
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)
        self._alarm.close()

    def close(self) -> None:
        """Close the handle, not the socket."""
        for sock in (self._sock, self.wakeup, self._alarm):
            sock.close()


class SocketWaiter:
    """Repeats what a socket that does not block cannot do yet, until it can."""

    def __init__(self, sock: socket.socket, handle: SocketHandle) -> None:
        self._handle = handle
        self._number = sock.fileno()  # TLS replaces the object, not its number
        self._events = READ
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._number, READ)
        self._selector.register(handle.wakeup, READ)

    def close(self) -> None:
        """Close the selector."""
        self._selector.close()

    @property
    def is_readable(self) -> bool:
        """Whether there is something to read now, be it the end or an interrupt."""
        return any(events & READ for _, events in self._selector.select(0))

    def retry(
        self,
        attempt: Callable[[], T],
        events: int,
        seconds: float | None,
        on_readable: Callable[[], None] | None = None,
    ) -> T:
        """Return what `attempt` returns once it does not raise one of NOT_NOW.

        `events` is what it waits for on a plain socket; TLS tells by itself. `on_readable` is
        called when there is something to read meanwhile. Raises TimeoutError after `seconds`,
        ConnectionAbortedError after an interrupt, and whatever the functions raise.
        """
        end = float("inf") if seconds is None else time.monotonic() + seconds
        while True:
            if self._handle.interrupted:
                raise ConnectionAbortedError
            try:
                return attempt()
            except ssl.SSLWantReadError:
                wanted = READ
            except ssl.SSLWantWriteError:
                wanted = WRITE
            except BlockingIOError:
                wanted = events
            found = self._wait(wanted | (READ if on_readable else 0), end)
            if on_readable and found & READ:
                on_readable()

    def _wait(self, events: int, end: float) -> int:
        """Return which of the events came first, if any did by now; raise TimeoutError."""
        if events != self._events:
            self._selector.modify(self._number, events)
            self._events = events
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        ready = self._selector.select(min(left, _STEP_SECONDS))
        return next((found for key, found in ready if key.fd == self._number), 0)
