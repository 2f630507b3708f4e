"""One poll for all images that Linode is processing."""

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload
from imageuploader.services.workers import Crew, Worker

if TYPE_CHECKING:
    from imageuploader.services.account import Account
    from imageuploader.services.archive import OpenHistory


class Watcher(QObject):
    """Follows uploads in PROCESSING until they are final.

    Signals:
        changed(upload): one became final, and history has it.
        percent(id, percent): how far Linode says it is.
        failed(error): following stopped; it goes on at the next `follow`.
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
        self._lock = threading.Lock()
        self._watched: dict[str, Upload] = {}
        self._fresh = False
        self._crew = Crew(self)
        self._worker: Worker | None = None

    def follow(self, upload: Upload) -> None:
        """Follow one more; looks are frequent again for a while."""
        with self._lock:
            self._watched[upload.id] = upload
            self._fresh = True
        if self._worker is None:
            self._worker = self._crew.start("watch", self._work, self._on_settled)
            self._worker.told.connect(self._on_told)
        else:
            self._worker.cancel.hurry()

    def shut_down(self) -> None:
        """Stop following; the kept uploads stay in PROCESSING."""
        self._crew.shut_down()

    def _work(self, worker: Worker) -> bool:
        """Follow until nothing is left; what comes after the last look is for the next worker."""
        from imageuploader.transfer.watch import follow

        history = self._open_history()

        def keep(upload: Upload) -> None:
            history.keep(upload)
            with self._lock:
                self._watched.pop(upload.id, None)
            worker.tell(upload)

        with self._account.open_client() as client:
            for percents in follow(self._due, client, keep, worker.cancel, self._scale):
                worker.tell(percents)
        return True

    def _due(self) -> tuple[tuple[Upload, ...], bool]:
        """What is to be looked at, and whether something came since the last look."""
        with self._lock:
            fresh, self._fresh = self._fresh, False
            return tuple(self._watched.values()), fresh

    @Slot(str, object)
    def _on_told(self, _name: str, something: object) -> None:
        match something:
            case Upload():
                self.changed.emit(something)
            case dict():
                for upload_id, percent in something.items():
                    self.percent.emit(upload_id, percent)
            case _:
                pass

    def _on_settled(self, outcome: object) -> None:
        self._worker = None
        if isinstance(outcome, UploadError):
            self.failed.emit(outcome)
            return
        with self._lock:
            late = next(iter(self._watched.values()), None) if outcome is not None else None
        if late is not None:
            self.follow(late)
