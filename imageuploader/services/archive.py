"""The history, read and written off the window's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.errors import UploadError
from imageuploader.services.workers import Crew, Worker

if TYPE_CHECKING:
    from imageuploader.store.history import History

OpenHistory = Callable[[], "History"]
"""Opens the history file, or returns the one that is open; any thread may call it."""


class Archive(QObject):
    """What was uploaded from this computer.

    Signals:
        loaded(uploads): a tuple, newest first.
        changed(upload): one was changed by a look at Linode.
        forgotten(id): one was removed.
        failed(error): the history cannot be read or written.
    """

    loaded = Signal(object)
    changed = Signal(object)
    forgotten = Signal(str)
    failed = Signal(object)

    def __init__(self, open_history: OpenHistory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_history
        self._crew = Crew(self)

    def load(self) -> None:
        """Read all uploads; `loaded` follows."""
        self._crew.start("load", lambda _: tuple(self._open().uploads()), self._on_loaded)

    def forget(self, upload_id: str) -> None:
        """Remove one from the history; nothing on Linode changes."""

        def remove(_worker: Worker) -> str:
            self._open().forget(upload_id)
            return upload_id

        self._crew.start("forget", remove, self._on_forgotten)

    def shut_down(self) -> None:
        """Wait for what is going on."""
        self._crew.shut_down()

    def _on_loaded(self, outcome: object) -> None:
        if isinstance(outcome, UploadError):
            self.failed.emit(outcome)
        else:
            self.loaded.emit(outcome)

    def _on_forgotten(self, outcome: object) -> None:
        if isinstance(outcome, UploadError):
            self.failed.emit(outcome)
        else:
            self.forgotten.emit(outcome)
