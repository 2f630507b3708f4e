"""What the queue itself keeps, in the order in which it happened."""

import threading
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from imageuploader.domain.upload import Upload

if TYPE_CHECKING:
    from imageuploader.services.archive import OpenHistory


class Notes:
    """Uploads to be kept by whichever thread comes first, never a newer one before an older."""

    def __init__(self, open_history: "OpenHistory") -> None:
        self._open_history = open_history
        self._lock = threading.Lock()
        self._left: SimpleQueue[Upload] = SimpleQueue()

    def add(self, upload: Upload) -> None:
        """Take note of an upload; the next `keep` stores it."""
        self._left.put(upload)

    def keep(self) -> None:
        """Store what was noted until now; raise DiskFailed or NoSpace."""
        with self._lock:
            while True:
                try:
                    upload = self._left.get_nowait()
                except Empty:
                    return
                self._open_history().keep(upload)
