"""One connection to an SQLite file per thread."""

import sqlite3
import threading
import weakref
from pathlib import Path


class ThreadConnections:
    """Connections, each used by one thread only and closed when that thread ends."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        self._path = path
        self._busy_seconds = busy_seconds
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._closed = False

    def __len__(self) -> int:
        return len(self._open)

    def current(self) -> sqlite3.Connection | None:
        """Return this thread's connection, or None after `close`; raise sqlite3.Error."""
        connection: _Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = _Connection(self._path, self._busy_seconds)
            self._local.connection = connection
        with self._lock:
            if self._closed:
                connection.close()
                return None
            self._open.add(connection)
        return connection.connection

    def drop(self) -> None:
        """Close this thread's connection; the next `current` opens another."""
        connection: _Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            del self._local.connection

    def close(self) -> None:
        """Close all connections for good."""
        with self._lock:
            self._closed = True
            connections = list(self._open)
        for connection in connections:
            connection.close()


class _Connection:
    """A connection that is closed when it is no longer referenced."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        # Any thread may close it; only its own thread uses it.
        self.connection = sqlite3.connect(
            path, timeout=busy_seconds, isolation_level=None, check_same_thread=False
        )
        self.connection.text_factory = _text
        try:
            self.connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            # The traceback keeps this object, and Windows renames no file that is open.
            self.connection.close()
            raise

    def close(self) -> None:
        self.connection.close()

    def __del__(self) -> None:
        if hasattr(self, "connection"):
            self.connection.close()


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
