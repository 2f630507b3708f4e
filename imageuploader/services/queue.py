"""The uploads of this session: their order, and the one that is running."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.disk import DiskReport, Making
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.services.notes import Notes
from imageuploader.services.watcher import Watcher
from imageuploader.services.workers import Crew, UploadWorker

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient
    from imageuploader.services.account import Account
    from imageuploader.services.archive import OpenHistory


@dataclass(frozen=True, slots=True)
class Waiting:
    """An upload in line, with what the check found."""

    upload: Upload
    report: DiskReport | None


class UploadQueue(QObject):
    """One upload at a time, in order; those that Linode processes are followed meanwhile.

    Signals:
        changed(upload): any upload moved.
        progressed(id, progress): at most ten times a second.
        percent(id, percent): how far Linode is with processing.
    """

    changed = Signal(object)
    progressed = Signal(str, object)
    percent = Signal(str, int)

    def __init__(
        self,
        account: "Account",
        open_history: "OpenHistory",
        temp_folder: Path,
        watcher: Watcher,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._open_history = open_history
        self._temp_folder = temp_folder
        self._watcher = watcher
        self._line: list[Waiting] = []
        self._worker: UploadWorker | None = None
        self._latest: dict[str, Upload] = {}
        self._crew = Crew(self)
        self._notes = Notes(open_history)
        self._closed = False
        watcher.changed.connect(self._on_changed)
        watcher.percent.connect(self.percent)

    @property
    def current(self) -> Upload | None:
        """The upload that is running."""
        return self._worker.latest if self._worker else None

    @property
    def waiting(self) -> tuple[Upload, ...]:
        """Those in line, the next one first."""
        return tuple(job.upload for job in self._line)

    def idle(self) -> bool:
        """Whether nothing runs or waits; images being processed do not count."""
        return self._worker is None and not self._line

    def add(self, file: Path, spec: UploadSpec, report: DiskReport | None) -> str:
        """Put a file in line and return the upload's id; without a report it is checked first."""
        upload = Upload(spec=spec, file=file, account=self._account.name)
        return self._add(Waiting(upload, report))

    def again(self, upload_id: str) -> str:
        """Put a new upload of the same file and form in line, and return its id."""
        old = self._latest[upload_id]
        upload = Upload(spec=old.spec, file=old.file, account=old.account, again_of=old.id)
        return self._add(Waiting(upload, None))

    def know(self, uploads: tuple[Upload, ...]) -> None:
        """Take note of uploads from the history, and settle those that are not over.

        Those being processed are followed; the others were interrupted, unless a program sends.
        """
        if not self._latest or any(self._is_stray(upload) for upload in uploads):
            self._crew.start("settle", lambda _: self._settle(), self._on_interrupted)
        for upload in uploads:
            self._latest.setdefault(upload.id, upload)
            if upload.state is UploadState.PROCESSING:
                self._watcher.follow(upload)

    def cancel(self, upload_id: str) -> None:
        """Give an upload up, whether it runs or waits."""
        if self._worker is not None and self._worker.latest.id == upload_id:
            self._worker.cancel.fire()
            return
        for job in [job for job in self._line if job.upload.id == upload_id]:
            self._line.remove(job)
            self._keep_and_tell(job.upload.moved_to(UploadState.CANCELLED))

    def retry_now(self, upload_id: str) -> None:
        """End the wait before the next attempt."""
        if self._worker is not None and self._worker.latest.id == upload_id:
            self._worker.cancel.hurry()

    def remove_left(self, upload_id: str) -> None:
        """Delete the unfinished image that an upload left on Linode."""
        upload = self._latest[upload_id]

        def remove(_worker: object) -> Upload:
            from imageuploader.transfer.unfinished import remove_left

            history = self._open_history()
            with self._account.open_client() as client:
                removed = remove_left(upload, client, history.knows_image)
            history.keep(removed)
            return removed

        self._crew.start("remove", remove, self._on_outcome)

    def shut_down(self, *, cancel: bool) -> None:
        """Give up what runs and waits and return at once; or, when idle, end every thread."""
        if cancel:
            for job in list(self._line):
                self.cancel(job.upload.id)
            if self._worker is not None:
                self._worker.cancel.fire()
            return
        self._closed = True
        if self._worker is not None:
            self._worker.cancel.fire()
            self._worker.wait()
        self._watcher.shut_down()
        self._crew.shut_down()

    def _add(self, job: Waiting) -> str:
        self._line.append(job)
        self._keep_and_tell(job.upload)
        self._start_next()
        return job.upload.id

    def _start_next(self) -> None:
        if self._worker is not None or not self._line or self._closed:
            return
        job = self._line.pop(0)
        worker = UploadWorker(job.upload, lambda worker: self._send(job.report, worker), self)
        worker.kept.connect(self._on_changed)
        worker.progressed.connect(self.progressed)
        worker.settled.connect(self._on_settled)
        self._worker = worker
        worker.start()

    def _send(self, report: DiskReport | None, worker: UploadWorker) -> Upload:
        """The work of one UploadWorker, on its thread."""
        from imageuploader.transfer import job
        from imageuploader.transfer.desk import Desk

        history = self._open_history()
        self._notes.keep()

        def keep(upload: Upload) -> None:
            history.keep(upload)
            worker.keep(upload)

        making = Making(self._temp_folder, owner=history.presence.id)
        shop = job.Workshop(self._account.open_client, making)
        desk = Desk(keep, worker.tell, worker.cancel, ca_file=self._account.endpoint.ca_file)
        return job.send(worker.latest, report, shop, desk)

    def _is_stray(self, upload: Upload) -> bool:
        """Whether an upload is not over although nobody here moves it."""
        mine = [*self.waiting, *([self.current] if self.current else [])]
        over = upload.is_final or upload.state is UploadState.PROCESSING
        return not over and upload.id not in {job.id for job in mine}

    def _settle(self) -> tuple[Upload, ...]:
        from imageuploader.transfer.interrupted import settle

        return settle(self._open_history(), self._client_of, self._temp_folder)

    def _client_of(self, _account: str) -> "LinodeClient":
        return self._account.open_client()

    def _on_interrupted(self, outcome: object) -> None:
        for upload in outcome if isinstance(outcome, tuple) else ():
            self._on_changed(upload)
            if upload.state is UploadState.PROCESSING and not self._closed:
                self._watcher.follow(upload)

    def _keep_and_tell(self, upload: Upload) -> None:
        self._on_changed(upload)
        self._notes.add(upload)
        self._crew.start("keep", lambda _: self._notes.keep(), lambda _: None)

    def _on_outcome(self, outcome: object) -> None:
        if isinstance(outcome, Upload):
            self._on_changed(outcome)

    @Slot(object)
    def _on_changed(self, upload: Upload) -> None:
        self._latest[upload.id] = upload
        self.changed.emit(upload)

    @Slot(str, object)
    def _on_settled(self, _upload_id: str, upload: Upload) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.wait()
            worker.deleteLater()
        self._on_changed(upload)
        if upload.state is UploadState.PROCESSING and not self._closed:
            self._watcher.follow(upload)
        self._start_next()
