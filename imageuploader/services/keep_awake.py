"""Keeps the machine awake while the queue works, and tells the window of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.upload import Upload

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue


class WakeLock(Protocol):
    """Holds the machine awake while uploads are on their way; never waits."""

    def follow(self, upload: Upload) -> None:
        """Hear that an upload moved."""

    def close(self) -> None:
        """Let go."""


class KeepAwake(QObject):
    """Follows every upload of a queue.

    Signals:
        changed(awake): whether the machine is kept awake now.
    """

    changed = Signal(bool)

    def __init__(
        self,
        queue: "UploadQueue",
        keeper_telling: Callable[[Callable[[bool], None]], WakeLock],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper_telling(self.changed.emit)
        queue.changed.connect(self._on_changed)

    def shut_down(self) -> None:
        """Let the machine sleep again."""
        self._keeper.close()

    @Slot(object)
    def _on_changed(self, upload: Upload) -> None:
        self._keeper.follow(upload)
