"""The uploads of this session, from the form to the history."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import UploadError
from imageuploader.domain.interruption import give_up
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.services.file_checker import Check, CheckResult, FileChecker
from imageuploader.services.processing_watcher import ProcessingWatcher
from imageuploader.services.queue.history_writer import HistoryWriter
from imageuploader.services.queue.jobs import Jobs, QueueContext
from imageuploader.services.queue.recovery import Recovery
from imageuploader.services.queue.runner import UploadRunner
from imageuploader.services.queue.scheduler import Scheduler
from imageuploader.services.queue.waiting_list import QueueEntry, WaitingList
from imageuploader.services.threads.persistent_work import RETRY_SECONDS, PersistentWork
from imageuploader.services.threads.workers import WorkerPool, log_error


class UploadQueue(QObject):
    """Sends one upload at a time, in order, while the next file is checked and prepared.

    An address is requested only at an upload's turn. Images are followed while Linode processes
    them. `recovery` removes what was left unfinished.

    Signals:
        changed(upload): any upload moved.
        progressed(id, progress): at most ten times a second.
        processing_progressed(id, percent): how far Linode says it is.
        seen_before(path, upload): an earlier upload put the same bytes on Linode.
        put_in_line(uploads): they still waited when the window was closed last; the queue is held.
        waiting_changed(): which uploads wait, their order, or what for: the end of a hold, or a
            sign-in.
        history_failed(error): what waits could not be saved, or what was interrupted not be
            recovered; it is tried again.
        history_caught_up(error): what was told so is over.
    """

    changed = Signal(object)
    progressed = Signal(str, object)
    processing_progressed = Signal(str, int)
    seen_before = Signal(object, object)
    put_in_line = Signal(object)
    waiting_changed = Signal()
    history_failed = Signal(object)
    history_caught_up = Signal(object)

    def __init__(
        self,
        context: QueueContext,
        watcher: ProcessingWatcher,
        checker: FileChecker | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._account, self._settings = context.account, context.settings
        self._to_restore = context.settings.latest.queue
        self._watcher = watcher
        self._checker = checker
        self._pool = WorkerPool(self)
        self._writer = HistoryWriter(context.open_history)
        self._jobs = Jobs(context, self._writer)
        self._waiting_list = WaitingList()
        self._runner = UploadRunner(self._jobs, self._pool, self)
        self._scheduler = Scheduler(self._waiting_list, self._runner, self._record, self)
        self._retry_seconds = RETRY_SECONDS * context.time_scale
        self._saving = self._persistent("save")
        self.recovery = Recovery(self._jobs, self._pool, self._persistent("recover"), self)
        self._latest: dict[str, Upload] = {}
        self._has_restored = False
        self._connect()

    def _connect(self) -> None:
        self._watcher.changed.connect(self._on_changed)
        self._watcher.progressed.connect(self.processing_progressed)
        self._watcher.blocked.connect(self._scheduler.rescheduled)
        self._account.accepted.connect(self._scheduler.unblock)
        self._runner.changed.connect(self._on_changed)
        self._runner.progressed.connect(self.progressed)
        self._runner.seen_before.connect(self.seen_before)
        self._scheduler.ended.connect(self._on_ended)
        self.recovery.recovered.connect(self._on_ended)
        self.recovery.changed.connect(self._on_changed)
        self.recovery.still_waiting.connect(self._on_still_waiting)
        self._scheduler.rescheduled.connect(self._keep_order)
        self._scheduler.rescheduled.connect(self.waiting_changed)

    def _persistent(self, name: str) -> PersistentWork:
        work = PersistentWork(name, self._pool, self, retry_seconds=self._retry_seconds)
        work.failed.connect(self.history_failed)
        work.caught_up.connect(self.history_caught_up)
        return work

    @property
    def current(self) -> Upload | None:
        """The upload that is being sent, else the one that is being prepared."""
        return self._scheduler.current

    @property
    def waiting(self) -> tuple[Upload, ...]:
        """The uploads that wait, the next one first; one of them may be in PREPARING."""
        return self._scheduler.waiting

    @property
    def held(self) -> bool:
        """Whether no other upload is started."""
        return self._scheduler.held

    @property
    def waiting_for_sign_in(self) -> bool:
        """Whether an upload, or an image being processed, waits for a sign-in."""
        return bool(self.shut_out)

    @property
    def shut_out(self) -> frozenset[str]:
        """The accounts that somebody must sign in to; what is of another goes on."""
        return self._scheduler.shut_out | self._watcher.shut_out

    @property
    def idle(self) -> bool:
        """Whether no upload runs or waits; images being processed do not count."""
        return self.current is None and not len(self._waiting_list)

    @property
    def busy(self) -> bool:
        """Whether any thread of the queue runs, such as one that saves an upload."""
        return self._pool.busy

    def upload(self, upload_id: str) -> Upload:
        """Return an upload as it is now: of this session, not over, or with an image left."""
        return self._latest[upload_id]

    def check_of(self, upload_id: str) -> Check | None:
        """Return the check that a waiting upload was added with, while it goes on."""
        entry = self._waiting_list.get(upload_id)
        return entry.check if entry else None

    def add(self, file: Path, spec: UploadSpec, report: DiskReport | None) -> str:
        """Queue a file and return the upload's id; without a report it is checked first.

        If the form's check of this file is still running, the queue takes it over; as it does
        what is made of the file meanwhile.
        """
        upload = Upload(spec=spec, file=file, account=self._account.name)
        check = self._checker.hand_over(file) if self._checker and report is None else None
        if check is not None:
            check.progressed.connect(self._on_check_progressed)
            check.finished.connect(self._on_check_finished)
            check.failed.connect(self._on_check_failed)
            check.stopped.connect(self._on_check_stopped)
        body = self._jobs.claim(report) if report is not None else None
        return self._add(QueueEntry(upload, report, check, body=body))

    def upload_again(self, old: Upload) -> str:
        """Queue a new upload with the same file and form, and return its id."""
        account = old.account if self._account.knows(old.account) else self._account.name
        upload = Upload(
            spec=old.spec,
            file=old.file,
            account=account,
            leaves_out=old.leaves_out,
            again_of=old.id,
        )
        return self._add(QueueEntry(upload))

    def hold(self) -> None:
        """Start no other upload; what runs goes on to its end."""
        self._scheduler.hold()

    def release(self) -> None:
        """End the hold."""
        self._scheduler.release()

    def start_next(self, upload_id: str) -> None:
        """Make a waiting upload the next one."""
        self._waiting_list.move_to_front(upload_id)
        self._scheduler.schedule()

    def move_up(self, upload_id: str) -> None:
        """Swap a waiting upload with the one before it."""
        self._waiting_list.move_up(upload_id)
        self._scheduler.schedule()

    def move_down(self, upload_id: str) -> None:
        """Swap a waiting upload with the one after it."""
        self._waiting_list.move_down(upload_id)
        self._scheduler.schedule()

    def move_before(self, upload_id: str, other_id: str) -> None:
        """Put a waiting upload before another, or last if the other does not wait."""
        self._waiting_list.move_before(upload_id, other_id)
        self._scheduler.schedule()

    def cancel(self, upload_id: str) -> None:
        """Cancel an upload, whether it runs or waits."""
        if worker := self._runner.worker_of(upload_id):
            worker.cancel.cancel()
        elif entry := self._waiting_list.get(upload_id):
            if entry.check is not None:
                entry.check.stop()
            if entry.ready is not None:
                self._runner.discard(entry.ready)
            if entry.body is not None:
                self._runner.drop(entry.body)
            self._end(entry, give_up(entry.upload))

    def retry_now(self, upload_id: str) -> None:
        """End the wait before the next attempt, or the wait for a sign-in."""
        if worker := self._runner.worker_of(upload_id):
            worker.cancel.retry_now()
        elif entry := self._waiting_list.get(upload_id):
            self._scheduler.unblock(entry.upload.account)

    def remove_left(self, upload_id: str) -> None:
        """Delete the unfinished image that an upload surely left on Linode."""
        self.recovery.remove(self._latest[upload_id])

    def restore(self, uploads: tuple[Upload, ...]) -> None:
        """Add uploads from the history, and follow those that Linode processes.

        Uploads whose process died are recovered.
        """
        if not self._has_restored or any(self._is_stray(upload) for upload in uploads):
            self._has_restored = True
            self.recovery.recover(self._to_restore)
        for upload in uploads:
            latest = self._latest.get(upload.id)
            if latest is None or self._is_stray(latest):
                latest = upload
                if upload.may_have_left_image or not upload.is_final:
                    self._latest[upload.id] = upload  # of all others there may be 100,000
            if latest.state is UploadState.PROCESSING:
                self._watcher.follow(latest)

    def cancel_all(self) -> None:
        """Cancel every upload that runs or waits, and return at once."""
        self._runner.cancel()
        for entry in self._waiting_list:
            self.cancel(entry.upload.id)

    def shut_down(self) -> None:
        """Interrupt every upload, and wait until every thread has ended."""
        self._scheduler.close()
        self._watcher.shut_down()
        self._pool.shut_down()
        self._save_last()
        self._jobs.discard_all()

    def _save_last(self) -> None:
        """Save what could not be saved before: there will be no other try."""
        try:
            self._writer.write()
        except UploadError as error:
            log_error("save", error)

    @Slot()
    def _keep_order(self) -> None:
        """Save which uploads wait, and their order, for the next start."""
        ids = (*(entry.upload.id for entry in self._waiting_list), *self._to_restore)
        if not self._scheduler.closed and ids != self._settings.latest.queue:
            self._settings.update(queue=ids)

    @Slot(object)
    def _on_still_waiting(self, uploads: tuple[Upload, ...]) -> None:
        """Put uploads in line again, on hold: nothing is sent before somebody says so."""
        if uploads:
            self._scheduler.hold()
        self._to_restore = ()
        for upload in uploads:
            is_queued = upload.state is UploadState.QUEUED
            waits = upload if is_queued else upload.moved_to(UploadState.QUEUED)
            self._waiting_list.add(QueueEntry(waits))
            self._record(waits)
        self._scheduler.schedule()
        if uploads:
            self.put_in_line.emit(uploads)

    def _add(self, entry: QueueEntry) -> str:
        self._waiting_list.add(entry)
        self._record(entry.upload)
        self._scheduler.schedule()
        return entry.upload.id

    def _end(self, entry: QueueEntry, upload: Upload) -> None:
        """End an upload that still waits."""
        self._waiting_list.remove(entry.upload.id)
        self._record(upload)
        self._scheduler.schedule()

    def _is_stray(self, upload: Upload) -> bool:
        """Whether an upload is not over although this queue does not run it."""
        over = upload.is_final or upload.state is UploadState.PROCESSING
        return not (over or self._waiting_list.get(upload.id) or self._runner.worker_of(upload.id))

    def _record(self, upload: Upload) -> None:
        self._on_changed(upload)
        self._writer.add(upload)
        self._saving.start(lambda _: self._writer.write(), lambda _: None)

    @Slot(object, int)
    def _on_check_progressed(self, check: Check, percent: int) -> None:
        if entry := self._waiting_list.find(lambda entry: entry.check is check):
            self.progressed.emit(entry.upload.id, Progress(percent, 100, attempt=0))

    @Slot(object, object)
    def _on_check_finished(self, check: Check, result: CheckResult) -> None:
        """A bad verdict ends the upload before any request."""
        entry = self._waiting_list.find(lambda entry: entry.check is check)
        if entry is None:
            return
        if error := result.report.refusal:
            self._end(entry, entry.upload.failed(error))
            return
        self._waiting_list.update(replace(entry, report=result.report, check=None))
        if result.before:
            self.seen_before.emit(check.path, result.before)
        self._scheduler.schedule()

    @Slot(object, object)
    def _on_check_failed(self, check: Check, error: UploadError) -> None:
        if entry := self._waiting_list.find(lambda entry: entry.check is check):
            self._end(entry, entry.upload.failed(error))

    @Slot(object)
    def _on_check_stopped(self, check: Check) -> None:
        """The file is checked again when it is prepared."""
        if entry := self._waiting_list.find(lambda entry: entry.check is check):
            self._waiting_list.update(replace(entry, check=None))
            self._scheduler.schedule()

    @Slot(object)
    def _on_changed(self, upload: Upload) -> None:
        self._latest[upload.id] = upload
        self.changed.emit(upload)

    @Slot(object)
    def _on_ended(self, upload: Upload) -> None:
        if self._latest.get(upload.id) == upload:
            self._on_changed(upload)
        else:  # such as after a bug: nothing has saved it yet
            self._record(upload)
        if upload.state is UploadState.PROCESSING:
            self._watcher.follow(upload)
