"""A connection to one SQLite file for every thread that asks."""

import sqlite3
import threading
import weakref
from pathlib import Path


class Lines:
    """Connections, each used by its own thread; a thread's is closed when the thread ends."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        self._path = path
        self._busy_seconds = busy_seconds
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: weakref.WeakSet[_Line] = weakref.WeakSet()
        self._closed = False

    def __len__(self) -> int:
        return len(self._open)

    def mine(self) -> sqlite3.Connection | None:
        """Return this thread's connection, or None after `close`; raise sqlite3.Error."""
        line: _Line | None = getattr(self._local, "line", None)
        if line is None:
            line = _Line(self._path, self._busy_seconds)
            self._local.line = line
        with self._lock:
            if self._closed:
                line.close()
                return None
            self._open.add(line)
        return line.connection

    def drop(self) -> None:
        """Close this thread's connection; it gets another when it asks again."""
        line: _Line | None = getattr(self._local, "line", None)
        if line is not None:
            line.close()
            del self._local.line

    def close(self) -> None:
        """Close all of them, for good."""
        with self._lock:
            self._closed = True
            lines = list(self._open)
        for line in lines:
            line.close()


class _Line:
    """One connection; it closes itself when nobody holds it."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        # Any thread may close it; only its own uses it.
        self.connection = sqlite3.connect(
            path, timeout=busy_seconds, isolation_level=None, check_same_thread=False
        )
        self.connection.text_factory = _text
        self.connection.execute("PRAGMA synchronous = FULL")

    def close(self) -> None:
        self.connection.close()

    def __del__(self) -> None:
        if hasattr(self, "connection"):
            self.connection.close()


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
