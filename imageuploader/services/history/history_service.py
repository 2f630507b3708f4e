"""The history, read and written off the GUI thread."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import HistoryLags, LocalError
from imageuploader.domain.history.query import Query
from imageuploader.domain.upload import Upload
from imageuploader.services.history.arranger import Arranged, Arranger, arrange
from imageuploader.services.history.exporter import export
from imageuploader.services.history.lazy_history import OpenHistory
from imageuploader.services.history.other_processes import ExternalUploads
from imageuploader.services.threads.preload import HISTORY
from imageuploader.services.threads.workers import WorkerPool

if TYPE_CHECKING:
    from imageuploader.store.history import History

PAGE = 200
"""How many are read at first."""


@dataclass(frozen=True, slots=True)
class _FirstPage:
    notices: tuple[LocalError, ...]
    unreadable: int
    uploads: tuple[Upload, ...]
    arranged: Arranged


class HistoryService(QObject):
    """The uploads of this computer, read as they are looked at: there may be 100,000 of them.

    `total` counts them, `unreadable` those among the ones read that make no sense; `file` is
    where they are.

    Signals:
        loaded(uploads): the newest, and all that are not over or left an image on Linode.
        arranged(query, order): the order of all uploads that a query shows.
        found(uploads): those that were fetched, or that no process owns; some may be known.
        unreadable_found(ids): those that were to be fetched and make no sense.
        changed(upload): another process of ours moved it, or it was put back.
        forgotten(id): it was removed.
        failed(error): the history cannot be read or written, or was set aside.
        exported(path, count): so many uploads were written to a file.
        logged(id, lines): what the log says about an upload.
        caught_up(error): a HistoryLags that was reported is over.
    """

    loaded = Signal(object)
    arranged = Signal(object, object)
    found = Signal(object)
    unreadable_found = Signal(object)
    changed = Signal(object)
    forgotten = Signal(str)
    failed = Signal(object)
    caught_up = Signal(object)
    logged = Signal(str, str)
    exported = Signal(object, int)

    def __init__(
        self,
        open_history: OpenHistory,
        parent: QObject | None = None,
        *,
        log_folder: Path | None = None,
        file: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.file = file
        self._log_folder = log_folder
        self.total = 0
        self.unreadable = 0
        self._open = open_history
        self._pool = WorkerPool(self, HISTORY)
        self._arranger = Arranger(open_history, self._pool, self)
        self._arranger.found.connect(self.found)
        self._arranger.arranged.connect(self.arranged)
        self._arranger.failed.connect(self.failed)
        self._reported: set[type[LocalError]] = set()
        self._lag: HistoryLags | None = None
        self._external_uploads = ExternalUploads(open_history, self)
        self._external_uploads.changed.connect(self.changed)
        self._external_uploads.abandoned.connect(self.found)

    def load(self) -> None:
        """Read the newest; `loaded` and `arranged` follow."""
        query = self._arranger.query
        self._pool.start(
            "load", lambda _: _first_page(self._open(), query), self._on_loaded, self.failed.emit
        )

    def arrange(self, query: Query) -> None:
        """Find out what a query shows, in its order; `arranged` follows."""
        self._arranger.arrange(query)

    def fetch(self, upload_ids: tuple[str, ...]) -> None:
        """Read uploads by their IDs; `found` follows."""

        def read(_cancel: CancelToken) -> tuple[Upload, ...]:
            return tuple(self._open().these(upload_ids))

        self._pool.start("fetch", read, partial(self._on_fetched, upload_ids), self.failed.emit)

    def forget(self, upload_id: str) -> None:
        """Remove an upload from the history; nothing on Linode changes."""
        self._pool.start(
            "forget",
            lambda _: self._open().forget(upload_id),
            lambda _: self._on_forgotten(upload_id),
            self.failed.emit,
        )

    def put_back(self, upload: Upload) -> None:
        """Save an upload that was removed from the history; `changed` follows."""
        self._pool.start(
            "put back",
            lambda _: self._open().save(upload),
            lambda _: self._on_put_back(upload),
            self.failed.emit,
        )

    def export(self, path: Path, upload_ids: tuple[str, ...]) -> None:
        """Write uploads to a file, as CSV or JSON; `exported` follows."""
        self._pool.start(
            "export",
            lambda cancel: export(self._open(), path, upload_ids, cancel),
            partial(self.exported.emit, path),
            self.failed.emit,
        )

    def read_log(self, upload: Upload) -> None:
        """Read what the log says about an upload; `logged` follows."""
        if (folder := self._log_folder) is None:
            return

        def read(_cancel: CancelToken) -> str:
            from imageuploader.store.upload_log import lines_about

            return lines_about(upload, folder)

        self._pool.start("log", read, partial(self.logged.emit, upload.id), self.failed.emit)

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
        self.total, self.unreadable = first.arranged.count, first.unreadable
        self.loaded.emit(first.uploads)
        self._arranger.take(first.arranged)
        self._report(first.notices)
        self._external_uploads.poll()

    def _on_fetched(self, upload_ids: tuple[str, ...], uploads: tuple[Upload, ...]) -> None:
        self.found.emit(uploads)
        if absent := set(upload_ids) - {upload.id for upload in uploads}:
            self.unreadable += len(absent)
            self.unreadable_found.emit(frozenset(absent))

    def _on_forgotten(self, upload_id: str) -> None:
        self._arranger.forget_order()
        self.forgotten.emit(upload_id)

    def _on_put_back(self, upload: Upload) -> None:
        self._arranger.forget_order()
        self.changed.emit(upload)
        self._arranger.arrange(self._arranger.query)

    def _report(self, notices: tuple[LocalError, ...]) -> None:
        """Report each kind of notice once a run."""
        for notice in notices:
            if type(notice) not in self._reported:
                self._reported.add(type(notice))
                self.failed.emit(notice)


def _first_page(history: "History", query: Query) -> _FirstPage:
    """Read the newest, the older ones that need attention, and the order of all."""
    uploads = (*history.uploads(limit=PAGE), *history.unfinished(), *history.left_behind())
    unique = tuple({upload.id: upload for upload in uploads}.values())
    return _FirstPage(history.notices, history.unreadable, unique, arrange(history, query))
