"""Opens the history file at its first use: that takes longer than the first paint may wait."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from imageuploader.store.history import History
    from imageuploader.store.write_behind import OnLag, WriteBehindHistory

OpenHistory = Callable[[], "History"]
"""Opens the history file, or returns the one that is open; any thread may call it."""


class LazyHistory:
    """Opens the history once, on the first thread that calls it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._history: WriteBehindHistory | None = None
        self._heard: OnLag | None = None

    def listen(self, heard: "OnLag") -> None:
        """Let somebody hear, on any thread, when the history lags behind; before its first use."""
        self._heard = heard

    def __call__(self) -> "WriteBehindHistory":
        """Return the open history."""
        from imageuploader.store.write_behind import WriteBehindHistory
        from imageuploader.words.errors.failed_upload import message_of

        with self._lock:
            if self._history is None:
                self._history = WriteBehindHistory(self._path, message_of=message_of)
                if self._heard:
                    self._history.listen(self._heard)
            return self._history

    def close(self) -> None:
        """Close the file if it was opened."""
        if self._history is not None:
            self._history.close()
