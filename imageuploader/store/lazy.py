"""The history, opened only when somebody needs it: it loads what the first paint does not."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from imageuploader.store.history import History


class LazyHistory:
    """Opens the history at its first use, on the thread that asks."""

    def __init__(self, open_history: Callable[[], "History"]) -> None:
        self._open = open_history
        self._lock = threading.Lock()
        self._history: History | None = None

    def __call__(self) -> "History":
        """Return the open history."""
        with self._lock:
            if self._history is None:
                self._history = self._open()
            return self._history

    def close(self) -> None:
        """Close the file if it was opened."""
        if self._history is not None:
            self._history.close()
