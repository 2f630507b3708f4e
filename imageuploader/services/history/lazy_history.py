"""The history file, opened when it is first needed: that takes longer than a window may wait."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from imageuploader.store.history import History


class LazyHistory:
    """Opens the history at its first use, on the thread that asks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._history: History | None = None

    def __call__(self) -> "History":
        """Return the open history."""
        from imageuploader.store.history import History
        from imageuploader.words.errors.failed_upload import message_of

        with self._lock:
            if self._history is None:
                self._history = History(self._path, message_of=message_of)
            return self._history

    def close(self) -> None:
        """Close the file if it was opened."""
        if self._history is not None:
            self._history.close()
