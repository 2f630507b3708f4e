"""Write-behind of the queue's own moves to the history, in order."""

import threading
from collections import deque
from typing import TYPE_CHECKING

from imageuploader.domain.upload import Upload

if TYPE_CHECKING:
    from imageuploader.services.history.lazy_history import OpenHistory


class HistoryWriter:
    """Buffers uploads until a thread writes them, never a newer one before an older."""

    def __init__(self, open_history: "OpenHistory") -> None:
        self._open_history = open_history
        self._lock = threading.Lock()
        self._pending: deque[Upload] = deque()

    def add(self, upload: Upload) -> None:
        """Buffer an upload; the next `write` saves it."""
        self._pending.append(upload)

    def write(self) -> None:
        """Save what is buffered; raise DiskFailed or HistoryFull, and leave it to the next call."""
        with self._lock:
            while self._pending:
                self._open_history().save(self._pending[0])
                self._pending.popleft()
