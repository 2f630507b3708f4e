"""Bounds what the system has taken of an upload and not yet sent: progress would be wrong."""

import socket
import time
from collections.abc import Callable

UNSENT_BYTES = 128 * 1024

_MOST_BYTES = 16 * 1024**2
_SECONDS = 0.5


class SendBuffer:
    """What the system may hold of a connection: what leaves in half a second, at least 128 kB.

    It starts small, so that a small file that stands still is not taken as a whole, and grows with
    the rate, so that a fast line is never kept waiting. Where the system itself bounds what has not
    left, this does nothing.
    """

    def __init__(self, sock: socket.socket, clock: Callable[[], float] = time.monotonic) -> None:
        self._sock = None if hasattr(socket, "TCP_NOTSENT_LOWAT") else sock
        self._clock = clock
        self._bytes, self._taken, self._since = 0, 0, clock()
        self._resize(UNSENT_BYTES)

    def grow(self, count: int) -> None:
        """Note that `count` bytes were taken."""
        self._taken += count
        passed = self._clock() - self._since
        if passed < _SECONDS:
            return
        self._resize(min(_MOST_BYTES, int(self._taken / passed * _SECONDS)))
        self._taken, self._since = 0, self._clock()

    def _resize(self, count: int) -> None:
        if self._sock is not None and count > self._bytes:
            self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, count)
            self._bytes = count
