"""One poll for all images that Linode is processing."""

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload
from imageuploader.services.threads.workers import Delivery, Worker, WorkerPool

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient
    from imageuploader.services.account import AccountService
    from imageuploader.services.history.lazy_history import OpenHistory
    from imageuploader.store.history import History


class FollowedUploads:
    """The uploads that are followed; any thread may ask and change it."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._uploads: dict[str, Upload] = {}
        self._fresh: set[str] = set()
        self._blocked: set[str] = set()

    def add(self, upload: Upload) -> None:
        """Follow one, and look at it soon."""
        with self._news:
            self._uploads[upload.id] = upload
            self._fresh.add(upload.id)
            self._news.notify_all()

    def remove(self, upload_id: str) -> None:
        """Follow one no more."""
        with self._news:
            self._uploads.pop(upload_id, None)

    def block(self, account: str) -> None:
        """Leave those of an account alone until it is let in, unless it just was."""
        with self._news:
            fresh = {self._uploads[name].account for name in self._fresh if name in self._uploads}
            if account not in fresh:
                self._blocked.add(account)

    def unblock(self, account: str) -> None:
        """Follow those of an account again, and look at them soon."""
        with self._news:
            self._blocked.discard(account)
            self._fresh |= {
                upload.id for upload in self._uploads.values() if upload.account == account
            }
            self._news.notify_all()

    @property
    def waiting_for_sign_in(self) -> bool:
        """Whether there are uploads of an account that is shut out."""
        with self._news:
            return any(upload.account in self._blocked for upload in self._uploads.values())

    def due(self) -> tuple[Upload, ...]:
        """Return those to look at."""
        with self._news:
            uploads = self._uploads.values()
            return tuple(upload for upload in uploads if upload.account not in self._blocked)

    def fresh(self) -> frozenset[str]:
        """Return the ids of those that are to be looked at at once, and forget them."""
        with self._news:
            fresh, self._fresh = frozenset(self._fresh), set()
            return fresh

    def wait(self, seconds: float, cancel: CancelToken) -> bool:
        """Wait until something is fresh, but not longer; return whether it is."""
        with cancel.shutting(self._wake), self._news:
            self._news.wait_for(lambda: self._fresh or cancel.fired, seconds)
            cancel.check()
            return bool(self._fresh)

    def _wake(self) -> None:
        with self._news:
            self._news.notify_all()


class ProcessingWatcher(QObject):
    """Follows uploads in PROCESSING until they are final.

    Signals:
        changed(upload): one became final, and history has it.
        percent(id, percent): how far Linode says it is.
        failed(error): somebody must sign in; following goes on when that has been done.
    """

    changed = Signal(object)
    percent = Signal(str, int)
    failed = Signal(object)

    def __init__(
        self,
        account: "AccountService",
        open_history: "OpenHistory",
        poll_scale: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._open_history = open_history
        self._scale = poll_scale
        self._followed = FollowedUploads()
        self._pool = WorkerPool(self)
        self._worker: Worker[Delivery] | None = None
        self._closed = False
        account.accepted.connect(self._on_accepted)

    @property
    def waiting_for_sign_in(self) -> bool:
        """Whether something is followed only when somebody has signed in."""
        return self._followed.waiting_for_sign_in

    def follow(self, upload: Upload) -> None:
        """Follow one more, or look at one that is followed at once."""
        self._followed.add(upload)
        self._start()

    def shut_down(self) -> None:
        """Stop following; the kept uploads stay in PROCESSING."""
        self._closed = True
        self._pool.shut_down()

    def _start(self) -> None:
        if self._worker is None and not self._closed and self._followed.due():
            self._worker = self._pool.start(
                "watch", self._poll, lambda _: self._on_ended(), self._on_bug, self._on_ended
            )

    def _poll(self, cancel: CancelToken) -> None:
        """Poll until nothing is left; what comes after the last poll is for the next worker."""
        from imageuploader.transfer.follow import follow

        history = self._open_history()
        listener = _Listener(self, self._followed, self._account, history, cancel)
        follow(listener, cancel, self._scale)

    @Slot(str)
    def _on_accepted(self, account: str) -> None:
        self._followed.unblock(account)
        self._start()

    def _on_ended(self) -> None:
        self._worker = None
        self._start()

    def _on_bug(self, error: UploadError) -> None:
        """Only a bug ends the poll with an error; it is in the log, and the next upload retries."""
        self._worker = None
        self.failed.emit(error)


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

    def keep(self, upload: Upload) -> None:
        self._history.keep(upload)
        self._followed.remove(upload.id)
        self._watcher.changed.emit(upload)

    def told(self, percents: dict[str, int]) -> None:
        for upload_id, percent in percents.items():
            self._watcher.percent.emit(upload_id, percent)

    def shut_out(self, account: str, error: UploadError) -> None:
        self._followed.block(account)
        self._watcher.failed.emit(error.bare())

    def wait(self, seconds: float) -> bool:
        return self._followed.wait(seconds, self._cancel)
