"""The history, read and written off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.errors import LocalError, UploadError
from imageuploader.domain.upload import Upload
from imageuploader.services.history.other_processes import ExternalUploads
from imageuploader.services.threads.workers import Worker, WorkerPool

if TYPE_CHECKING:
    from imageuploader.store.history import History

PAGE = 1000
"""How many are read at first: with fewer in all, every column sorts all of them."""

STEP = 200
"""How many more are read, or found, at once: in less than a tenth of a second."""

OpenHistory = Callable[[], "History"]
"""Opens the history file, or returns the one that is open; any thread may call it."""


@dataclass(frozen=True, slots=True)
class _Start:
    notices: tuple[LocalError, ...]
    total: int
    unreadable: int
    uploads: tuple[Upload, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    offset: int
    uploads: tuple[Upload, ...]


class HistoryService(QObject):
    """What was uploaded from this computer, a page at a time: there may be 100,000 of them.

    `total` is how many there are, `unreadable` how many of those read make no sense.

    Signals:
        loaded(uploads): the newest, and all that are not over or left something on Linode.
        found(uploads): more of them, or those that a search found; some may be known.
        same_bytes(sha256, uploads): those of the same bytes that Linode has taken.
        changed(upload): another program of ours moved one.
        forgotten(id): one was removed.
        failed(error): the history cannot be read or written, or is not what it was.
    """

    loaded = Signal(object)
    found = Signal(object)
    same_bytes = Signal(str, object)
    changed = Signal(object)
    forgotten = Signal(str)
    failed = Signal(object)

    def __init__(self, open_history: OpenHistory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.total = 0
        self.unreadable = 0
        self._open = open_history
        self._pool = WorkerPool(self)
        self._text = ""
        self._next: int | None = 0
        self._told: set[type[LocalError]] = set()
        self._elsewhere = ExternalUploads(open_history, self)
        self._elsewhere.changed.connect(self.changed)
        self._elsewhere.left.connect(self.found)

    @property
    def has_more(self) -> bool:
        """Whether `more` would find any that were not read yet."""
        return self._next is not None

    def load(self) -> None:
        """Read the newest; `loaded` follows."""
        self._text, self._next = "", None
        self._pool.start("load", lambda _: _first_page(self._open()), self._on_loaded)

    def search(self, text: str) -> None:
        """Look for the newest that have every word of a text somewhere; `found` follows."""
        self._text, self._next = text, 0
        self.more()

    def more(self) -> None:
        """Read on, in what the last search finds; `found` follows, unless there are no more."""
        if self._next is None:
            return
        text, offset, self._next = self._text, self._next, None

        def read(_worker: Worker) -> _Page:
            return _Page(text, offset, tuple(self._open().search(text, STEP, offset)))

        self._pool.start("search", read, self._on_found)

    def find_same(self, sha256: str) -> None:
        """Look for uploads of the same bytes; `same_bytes` follows if there are any."""

        def read(_worker: Worker) -> tuple[str, list[Upload]]:
            return sha256, self._open().with_sha256(sha256)

        self._pool.start("same", read, self._on_same)

    def forget(self, upload_id: str) -> None:
        """Remove one from the history; nothing on Linode changes."""

        def remove(_worker: Worker) -> str:
            self._open().forget(upload_id)
            return upload_id

        self._pool.start("forget", remove, self._on_forgotten)

    def shut_down(self) -> None:
        """Wait for what is going on."""
        self._elsewhere.shut_down()
        self._pool.shut_down()

    def _on_loaded(self, outcome: object) -> None:
        match outcome:
            case UploadError():
                self.failed.emit(outcome)
            case _Start(notices, total, unreadable, uploads):
                self.total, self.unreadable = total, unreadable
                self._next = PAGE if total > PAGE else None
                self.loaded.emit(uploads)
                self._tell(notices)
                self._elsewhere.look()
            case _:
                pass

    def _tell(self, notices: tuple[LocalError, ...]) -> None:
        """Each notice once a run."""
        for notice in notices:
            if type(notice) not in self._told:
                self._told.add(type(notice))
                self.failed.emit(notice)

    def _on_found(self, outcome: object) -> None:
        match outcome:
            case UploadError():
                self.failed.emit(outcome)
            case _Page(text, offset, uploads):
                if text == self._text and uploads:
                    self._next = offset + STEP
                self.found.emit(uploads)
            case _:
                pass

    def _on_same(self, outcome: object) -> None:
        match outcome:
            case (str(sha256), list(uploads)) if uploads:
                self.same_bytes.emit(sha256, tuple(uploads))
            case _:
                pass

    def _on_forgotten(self, outcome: object) -> None:
        if isinstance(outcome, UploadError):
            self.failed.emit(outcome)
        else:
            self.forgotten.emit(outcome)


def _first_page(history: "History") -> _Start:
    """The newest, and those older ones that somebody has to see to."""
    uploads = (*history.uploads(limit=PAGE), *history.unfinished(), *history.left_behind())
    unique = tuple({upload.id: upload for upload in uploads}.values())
    return _Start(history.notices, history.count(), history.unreadable, unique)
