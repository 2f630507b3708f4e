"""Keeps the machine awake while uploads run."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.upload import Upload

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue


class WakeLock(Protocol):
    """Keeps the machine awake while uploads run; never blocks."""

    def follow(self, upload: Upload) -> None:
        """Take note that an upload moved."""

    def allow(self, allowed: bool) -> None:
        """Take the lock while uploads run, or never."""

    def close(self) -> None:
        """Release the lock."""


class KeepAwake(QObject):
    """Passes every move of a queue's uploads to a wake lock.

    Signals:
        changed(awake): whether the machine is kept awake now.
    """

    changed = Signal(bool)

    def __init__(
        self,
        queue: "UploadQueue",
        make_lock: Callable[[Callable[[bool], None]], WakeLock],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock = make_lock(self.changed.emit)
        queue.changed.connect(self._on_changed)

    def allow(self, allowed: bool) -> None:
        """Keep the machine awake while uploads run, or let it sleep; at once."""
        self._lock.allow(allowed)

    def shut_down(self) -> None:
        """Let the machine sleep again."""
        self._lock.close()

    @Slot(object)
    def _on_changed(self, upload: Upload) -> None:
        self._lock.follow(upload)
