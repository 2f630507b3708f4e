"""What the queue itself keeps, in the order in which it happened."""

import threading
from collections import deque
from typing import TYPE_CHECKING

from imageuploader.domain.upload import Upload

if TYPE_CHECKING:
    from imageuploader.services.history.lazy_history import OpenHistory


class HistoryWriter:
    """Uploads to be kept by whichever thread comes first, never a newer one before an older."""

    def __init__(self, open_history: "OpenHistory") -> None:
        self._open_history = open_history
        self._lock = threading.Lock()
        self._left: deque[Upload] = deque()

    def add(self, upload: Upload) -> None:
        """Take note of an upload; the next `keep` stores it."""
        self._left.append(upload)

    def keep(self) -> None:
        """Store what was noted until now; raise DiskFailed or NoSpace, and the next one tries."""
        with self._lock:
            while self._left:
                self._open_history().keep(self._left[0])
                self._left.popleft()
