"""The history, read and written off the GUI thread."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import HistoryLags, LocalError
from imageuploader.domain.upload import Upload
from imageuploader.services.history.lazy_history import OpenHistory
from imageuploader.services.history.other_processes import ExternalUploads
from imageuploader.services.threads.workers import WorkerPool

if TYPE_CHECKING:
    from imageuploader.store.history import History

PAGE = 1000
"""How many are read at first: a history that is no longer is sorted as a whole."""

STEP = 200
"""How many more are read at once: that takes less than a tenth of a second."""


@dataclass(frozen=True, slots=True)
class _FirstPage:
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
    """The uploads of this computer, a page at a time: there may be 100,000 of them.

    `total` counts them, `unreadable` those among the ones read that make no sense.

    Signals:
        loaded(uploads): the newest, and all that are not over or left an image on Linode.
        found(uploads): more of them, or those that a search found; some may be known already.
        changed(upload): another process of ours moved it.
        forgotten(id): it was removed.
        failed(error): the history cannot be read or written, or was set aside.
        caught_up(error): a HistoryLags that was reported is over.
    """

    loaded = Signal(object)
    found = Signal(object)
    changed = Signal(object)
    forgotten = Signal(str)
    failed = Signal(object)
    caught_up = Signal(object)

    def __init__(self, open_history: OpenHistory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.total = 0
        self.unreadable = 0
        self._open = open_history
        self._pool = WorkerPool(self)
        self._text = ""
        self._next: int | None = 0
        self._reported: set[type[LocalError]] = set()
        self._lag: HistoryLags | None = None
        self._external_uploads = ExternalUploads(open_history, self)
        self._external_uploads.changed.connect(self.changed)
        self._external_uploads.abandoned.connect(self.found)

    def load(self) -> None:
        """Read the newest; `loaded` follows."""
        self._text, self._next = "", None
        self._pool.start(
            "load", lambda _: _first_page(self._open()), self._on_loaded, self.failed.emit
        )

    def search(self, text: str) -> None:
        """Find the newest uploads that contain every word of a text; `found` follows."""
        self._text, self._next = text, 0
        self.load_more()

    def load_more(self) -> None:
        """Read the next page of the last search; `found` follows, unless there is none."""
        if self._next is None:
            return
        text, offset, self._next = self._text, self._next, None

        def read(_cancel: CancelToken) -> _Page:
            return _Page(text, offset, tuple(self._open().search(text, STEP, offset)))

        self._pool.start("search", read, self._on_found, self.failed.emit)

    def forget(self, upload_id: str) -> None:
        """Remove an upload from the history; nothing on Linode changes."""
        self._pool.start(
            "forget",
            lambda _: self._open().forget(upload_id),
            lambda _: self.forgotten.emit(upload_id),
            self.failed.emit,
        )

    def hear(self, lag: HistoryLags | None) -> None:
        """Tell that the history lags behind, or does no more; any thread may call it."""
        before, self._lag = self._lag, lag
        if lag is not None:
            self.failed.emit(lag)
        elif before is not None:
            self.caught_up.emit(before)

    def shut_down(self) -> None:
        """Wait until every thread has ended."""
        self._external_uploads.shut_down()
        self._pool.shut_down()

    def _on_loaded(self, first: _FirstPage) -> None:
        self.total, self.unreadable = first.total, first.unreadable
        self._next = PAGE if first.total > PAGE else None
        self.loaded.emit(first.uploads)
        self._report(first.notices)
        self._external_uploads.poll()

    def _report(self, notices: tuple[LocalError, ...]) -> None:
        """Report each kind of notice once a run."""
        for notice in notices:
            if type(notice) not in self._reported:
                self._reported.add(type(notice))
                self.failed.emit(notice)

    def _on_found(self, page: _Page) -> None:
        if page.text == self._text and page.uploads:
            self._next = page.offset + STEP
        self.found.emit(page.uploads)


def _first_page(history: "History") -> _FirstPage:
    """Read the newest, and the older ones that need attention."""
    uploads = (*history.uploads(limit=PAGE), *history.unfinished(), *history.left_behind())
    unique = tuple({upload.id: upload for upload in uploads}.values())
    return _FirstPage(history.notices, history.count(), history.unreadable, unique)
