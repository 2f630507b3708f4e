"""One poll for all images that Linode is processing."""

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import NoWord, UploadError
from imageuploader.domain.upload import Upload
from imageuploader.services.threads.workers import Crew, Worker

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient
    from imageuploader.services.account import Account
    from imageuploader.services.history.history_service import OpenHistory
    from imageuploader.transfer.silence import Silence


class Watched:
    """The uploads that are followed; any thread may ask and change it."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._uploads: dict[str, Upload] = {}
        self._fresh: set[str] = set()
        self._shut_out: set[str] = set()
        self._silent: frozenset[str] = frozenset()

    def add(self, upload: Upload) -> None:
        """Follow one, and look at it soon."""
        if isinstance(upload.error, NoWord):  # it was never more than shown
            upload = replace(upload, error=None)
        with self._news:
            self._uploads[upload.id] = upload
            self._fresh.add(upload.id)
            self._news.notify_all()

    def remove(self, upload_id: str) -> None:
        """Follow one no more."""
        with self._news:
            self._uploads.pop(upload_id, None)

    def shut_out(self, account: str) -> None:
        """Leave those of an account alone until it is let in, unless it just was."""
        with self._news:
            fresh = {self._uploads[name].account for name in self._fresh if name in self._uploads}
            if account not in fresh:
                self._shut_out.add(account)

    def let_in(self, account: str) -> None:
        """Follow those of an account again, and look at them soon."""
        with self._news:
            self._shut_out.discard(account)
            self._fresh |= {
                upload.id for upload in self._uploads.values() if upload.account == account
            }
            self._news.notify_all()

    @property
    def waiting_for_sign_in(self) -> bool:
        """Whether there are uploads of an account that is shut out."""
        with self._news:
            return any(upload.account in self._shut_out for upload in self._uploads.values())

    def due(self) -> tuple[Upload, ...]:
        """Return those to look at."""
        with self._news:
            uploads = self._uploads.values()
            return tuple(upload for upload in uploads if upload.account not in self._shut_out)

    def fresh(self) -> frozenset[str]:
        """Return the ids of those that are to be looked at at once, and forget them."""
        with self._news:
            fresh, self._fresh = frozenset(self._fresh), set()
            return fresh

    def newly_silent(self, ids: frozenset[str]) -> tuple[Upload, ...]:
        """Take note of those of which nothing is told for long; return those that changed sides."""
        with self._news:
            changed, self._silent = self._silent ^ ids, ids
            return tuple(self._uploads[name] for name in changed if name in self._uploads)

    def wait(self, seconds: float, cancel: CancelToken) -> bool:
        """Wait until something is fresh, but not longer; return whether it is."""
        with cancel.on_cancel(self._wake), self._news:
            self._news.wait_for(lambda: self._fresh or cancel.cancelled, seconds)
            cancel.check()
            return bool(self._fresh)

    def _wake(self) -> None:
        with self._news:
            self._news.notify_all()


class Watcher(QObject):
    """Follows uploads in PROCESSING until they are final.

    Signals:
        changed(upload): one became final, and history has it; or, with the error NoWord, Linode
            tells nothing of it for long; or, without, it does again.
        percent(id, percent): how far Linode says it is.
        failed(error): somebody must sign in; following goes on when that has been done.
    """

    changed = Signal(object)
    percent = Signal(str, int)
    failed = Signal(object)

    def __init__(
        self,
        account: "Account",
        open_history: "OpenHistory",
        poll_scale: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._open_history = open_history
        self._scale = poll_scale
        self._watched = Watched()
        self._crew = Crew(self)
        self._worker: Worker | None = None
        self._closed = False
        account.accepted.connect(self._on_accepted)

    @property
    def waiting_for_sign_in(self) -> bool:
        """Whether something is followed only when somebody has signed in."""
        return self._watched.waiting_for_sign_in

    def follow(self, upload: Upload) -> None:
        """Follow one more, or look at one that is followed at once."""
        self._watched.add(upload)
        self._go_on()

    def shut_down(self) -> None:
        """Stop following; the kept uploads stay in PROCESSING."""
        self._closed = True
        self._crew.shut_down()

    def _go_on(self) -> None:
        if self._worker is None and not self._closed and self._watched.due():
            self._worker = self._crew.start("watch", self._work, self._on_settled)
            self._worker.told.connect(self._on_told)

    def _work(self, worker: Worker) -> None:
        """Follow until nothing is left; what comes after the last look is for the next worker."""
        from imageuploader.transfer.follow import follow

        post = _Post(self._watched, self._account, self._open_history, worker)
        follow(post, worker.cancel, self._scale)

    @Slot(str)
    def _on_accepted(self, account: str) -> None:
        self._watched.let_in(account)
        self._go_on()

    @Slot(str, object)
    def _on_told(self, _name: str, something: object) -> None:
        match something:
            case Upload():
                self.changed.emit(something)
            case UploadError():
                self.failed.emit(something)
            case dict():
                for upload_id, percent in something.items():
                    self.percent.emit(upload_id, percent)
            case _:
                pass

    def _on_settled(self, outcome: object) -> None:
        self._worker = None
        if isinstance(outcome, UploadError):  # a bug: it is in the log; another look may be better
            self.failed.emit(outcome)
            return
        self._go_on()


class _Post:
    """The watcher's side of `transfer.follow`, on its thread."""

    def __init__(
        self, watched: Watched, account: "Account", open_history: "OpenHistory", worker: Worker
    ) -> None:
        self.due = watched.due
        self.fresh = watched.fresh
        self._watched = watched
        self._account = account
        self._history = open_history()
        self._worker = worker

    def open_client(self, account: str) -> "LinodeClient":
        return self._account.open_client(account)

    def keep(self, upload: Upload) -> None:
        self._history.keep(upload)
        self._watched.remove(upload.id)
        self._worker.tell(upload)

    def told(self, percents: dict[str, int]) -> None:
        self._worker.tell(percents)

    def heard(self, silences: dict[str, "Silence"]) -> None:
        """Tell once that a silence is long, and once that it is over."""
        long = {name: silence.why for name, silence in silences.items() if silence.is_long}
        for upload in self._watched.newly_silent(frozenset(long)):
            self._worker.tell(replace(upload, error=long.get(upload.id)))

    def shut_out(self, account: str, error: UploadError) -> None:
        self._watched.shut_out(account)
        self._worker.tell(error.bare())

    def wait(self, seconds: float) -> bool:
        return self._watched.wait(seconds, self._worker.cancel)
