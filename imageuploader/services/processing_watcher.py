"""Follows the images that Linode is processing, with one poll for all."""

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import NoWord, UploadError
from imageuploader.domain.upload import Upload
from imageuploader.services.threads.persistent_work import RETRY_SECONDS, may_pass
from imageuploader.services.threads.workers import Delivery, Worker, WorkerPool, log_error

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient
    from imageuploader.services.account import AccountService
    from imageuploader.services.history.lazy_history import OpenHistory
    from imageuploader.store.history import History
    from imageuploader.transfer.silence import Silence


class FollowedUploads:
    """The uploads that are followed; any thread may read and change them."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._uploads: dict[str, Upload] = {}
        self._fresh: set[str] = set()
        self._blocked: set[str] = set()
        self._silent: frozenset[str] = frozenset()

    def add(self, upload: Upload) -> None:
        """Follow an upload, and poll it soon."""
        if isinstance(upload.error, NoWord):  # it was never more than shown
            upload = replace(upload, error=None)
        with self._news:
            self._uploads[upload.id] = upload
            self._fresh.add(upload.id)
            self._news.notify_all()

    def remove(self, upload_id: str) -> None:
        """Stop following an upload."""
        with self._news:
            self._uploads.pop(upload_id, None)

    def block(self, account: str) -> None:
        """Poll no upload of an account until it is unblocked, unless it just was."""
        with self._news:
            fresh = {self._uploads[name].account for name in self._fresh if name in self._uploads}
            if account not in fresh:
                self._blocked.add(account)

    def unblock(self, account: str) -> None:
        """Poll the uploads of an account again, and soon."""
        with self._news:
            self._blocked.discard(account)
            self._fresh |= {
                upload.id for upload in self._uploads.values() if upload.account == account
            }
            self._news.notify_all()

    @property
    def shut_out(self) -> frozenset[str]:
        """The blocked accounts that there are uploads of."""
        with self._news:
            accounts = (upload.account for upload in self._uploads.values())
            return frozenset(self._blocked.intersection(accounts))

    def due(self) -> tuple[Upload, ...]:
        """Return the uploads to poll."""
        with self._news:
            uploads = self._uploads.values()
            return tuple(upload for upload in uploads if upload.account not in self._blocked)

    def fresh(self) -> frozenset[str]:
        """Return the ids of the uploads to poll at once, and clear them."""
        with self._news:
            fresh, self._fresh = frozenset(self._fresh), set()
            return fresh

    def newly_silent(self, ids: frozenset[str]) -> tuple[Upload, ...]:
        """Take note of those of which nothing is told for long; return those that changed sides."""
        with self._news:
            changed, self._silent = self._silent ^ ids, ids
            return tuple(self._uploads[name] for name in changed if name in self._uploads)

    def wait(self, seconds: float, cancel: CancelToken) -> bool:
        """Wait at most so long for a fresh upload; return whether there is one."""
        with cancel.on_cancel(self._wake), self._news:
            self._news.wait_for(lambda: self._fresh or cancel.cancelled, seconds)
            cancel.check()
            return bool(self._fresh)

    def _wake(self) -> None:
        with self._news:
            self._news.notify_all()


class ProcessingWatcher(QObject):
    """Follows uploads in PROCESSING until they are final.

    Signals:
        changed(upload): it became final, and the history has it; or, with the error NoWord, Linode
            tells nothing of it for long; or, without, it does again.
        progressed(id, percent): how far Linode says it is.
        blocked(account, error): its uploads are followed again after a sign-in.
    """

    changed = Signal(object)
    progressed = Signal(str, int)
    blocked = Signal(str, object)

    def __init__(
        self,
        account: "AccountService",
        open_history: "OpenHistory",
        time_scale: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._open_history = open_history
        self._time_scale = time_scale
        self._followed = FollowedUploads()
        self._pool = WorkerPool(self)
        self._worker: Worker[Delivery] | None = None
        self._closed = False
        account.accepted.connect(self._on_accepted)

    @property
    def shut_out(self) -> frozenset[str]:
        """The accounts of which uploads are followed only after a sign-in."""
        return self._followed.shut_out

    @property
    def busy(self) -> bool:
        """Whether the poll's thread runs."""
        return self._pool.busy

    def follow(self, upload: Upload) -> None:
        """Follow an upload, or poll it at once if it is followed already."""
        self._followed.add(upload)
        self._start()

    def shut_down(self) -> None:
        """Stop following; in the history the uploads stay in PROCESSING."""
        self._closed = True
        self._pool.shut_down()

    def _start(self) -> None:
        if self._worker is None and not self._closed and self._followed.due():
            self._worker = self._pool.start(
                "watch", self._poll, lambda _: self._on_ended(), self._on_error, self._on_ended
            )

    def _poll(self, cancel: CancelToken) -> None:
        """Poll until nothing is left; an upload that comes later is for the next worker."""
        from imageuploader.transfer.follow import follow

        history = self._open_history()
        listener = _Listener(self, self._followed, self._account, history, cancel)
        follow(listener, cancel, self._time_scale)

    @Slot(str)
    def _on_accepted(self, account: str) -> None:
        self._followed.unblock(account)
        self._start()

    def _on_ended(self) -> None:
        self._worker = None
        self._start()

    def _on_error(self, error: UploadError) -> None:
        """Poll again some seconds later, or the same error would come at once.

        After a bug, only once another upload comes.
        """
        self._worker = None
        log_error("watch", error)
        if may_pass(error):
            QTimer.singleShot(round(RETRY_SECONDS * self._time_scale * 1000), self, self._start)


class _Listener:
    """What `transfer.follow` reads and reports to, on the thread of the poll."""

    def __init__(
        self,
        watcher: ProcessingWatcher,
        followed: FollowedUploads,
        account: "AccountService",
        history: "History",
        cancel: CancelToken,
    ) -> None:
        self.due = followed.due
        self.fresh = followed.fresh
        self._watcher = watcher
        self._followed = followed
        self._account = account
        self._history = history
        self._cancel = cancel

    def open_client(self, account: str) -> "LinodeClient":
        return self._account.open_client(account)

    def save(self, upload: Upload) -> None:
        self._history.save(upload)
        self._followed.remove(upload.id)
        self._watcher.changed.emit(upload)

    def on_percents(self, percents: dict[str, int]) -> None:
        for upload_id, percent in percents.items():
            self._watcher.progressed.emit(upload_id, percent)

    def on_silences(self, silences: dict[str, "Silence"]) -> None:
        """Tell once that a silence is long, and once that it is over."""
        long = {name: silence.why for name, silence in silences.items() if silence.is_long}
        for upload in self._followed.newly_silent(frozenset(long)):
            self._watcher.changed.emit(replace(upload, error=long.get(upload.id)))

    def on_sign_in_needed(self, account: str, error: UploadError) -> None:
        self._followed.block(account)
        self._watcher.blocked.emit(account, error.bare())

    def wait(self, seconds: float) -> bool:
        return self._followed.wait(seconds, self._cancel)
