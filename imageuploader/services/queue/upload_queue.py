"""The uploads of this session: their order, the one that is sent, and the next one."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import UploadError
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.services.file_checker import Check, Checker, Looked
from imageuploader.services.processing_watcher import Watcher
from imageuploader.services.queue.history_writer import Notes
from imageuploader.services.queue.jobs import Tasks, Workplace
from imageuploader.services.queue.recovery import Leftovers
from imageuploader.services.queue.runner import Stations
from imageuploader.services.queue.scheduler import Turns
from imageuploader.services.queue.waiting_list import Line, Waiting
from imageuploader.services.threads.workers import Crew, given_up


class UploadQueue(QObject):
    """One upload at a time, in order; the next file is checked and prepared meanwhile.

    An address is asked for only at an upload's turn. Those that Linode processes are followed.
    `leftovers` sees to what was left unfinished.

    Signals:
        changed(upload): any upload moved.
        progressed(id, progress): at most ten times a second.
        percent(id, percent): how far Linode is with processing.
        seen_before(path, upload): an upload put the same bytes on Linode.
        line_changed(): those that wait, their order, or what they wait for: the end of a hold, or
            a sign-in.
    """

    changed = Signal(object)
    progressed = Signal(str, object)
    percent = Signal(str, int)
    seen_before = Signal(object, object)
    line_changed = Signal()

    def __init__(
        self,
        place: Workplace,
        watcher: Watcher,
        checker: Checker | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._account = place.account
        self._watcher = watcher
        self._checker = checker
        self._crew = Crew(self)
        self._notes = Notes(place.open_history)
        self._tasks = Tasks(place, self._notes)
        self._line = Line()
        self._stations = Stations(self._tasks, self._crew, self)
        self._turns = Turns(self._line, self._stations, self._keep_and_tell, self)
        self.leftovers = Leftovers(self._tasks, self._crew, self)
        self._latest: dict[str, Upload] = {}
        self._connect()

    def _connect(self) -> None:
        self._watcher.changed.connect(self._on_changed)
        self._watcher.percent.connect(self.percent)
        self._watcher.failed.connect(self._turns.went_on)
        self._account.accepted.connect(self._turns.let_in)
        self._stations.changed.connect(self._on_changed)
        self._stations.progressed.connect(self.progressed)
        self._stations.seen_before.connect(self.seen_before)
        self._turns.ended.connect(self._on_ended)
        self.leftovers.settled.connect(self._on_ended)
        self.leftovers.changed.connect(self._on_changed)
        self._turns.went_on.connect(self.line_changed)

    @property
    def current(self) -> Upload | None:
        """The upload that is sent, else the one that is prepared for it."""
        return self._turns.current

    @property
    def waiting(self) -> tuple[Upload, ...]:
        """Those in line, the next one first; one of them may be in PREPARING."""
        return self._turns.waiting

    @property
    def held(self) -> bool:
        """Whether nothing more is started."""
        return self._turns.held

    @property
    def waiting_for_sign_in(self) -> bool:
        """Whether something goes on only when somebody has signed in."""
        return self._turns.waiting_for_sign_in or self._watcher.waiting_for_sign_in

    def idle(self) -> bool:
        """Whether nothing runs or waits; images being processed do not count."""
        return self.current is None and not len(self._line)

    def add(self, file: Path, spec: UploadSpec, report: DiskReport | None) -> str:
        """Put a file in line and return the upload's id; without a report it is checked first.

        A check of this file that is still going on for the form is taken over.
        """
        upload = Upload(spec=spec, file=file, account=self._account.name)
        check = self._checker.hand_over(file) if self._checker and report is None else None
        if check is not None:
            check.progressed.connect(self._on_check_progressed)
            check.settled.connect(self._on_checked)
        return self._add(Waiting(upload, report, check))

    def again(self, upload_id: str) -> str:
        """Put a new upload of the same file and form in line, and return its id."""
        old = self._latest[upload_id]
        account = old.account if self._account.knows(old.account) else self._account.name
        upload = Upload(spec=old.spec, file=old.file, account=account, again_of=old.id)
        return self._add(Waiting(upload))

    def hold(self) -> None:
        """Start nothing more; what runs goes on to its end."""
        self._turns.hold()

    def release(self) -> None:
        """Start what waits again."""
        self._turns.release()

    def start_next(self, upload_id: str) -> None:
        """Let one that waits be the next."""
        self._line.to_front(upload_id)
        self._turns.go_on()

    def move_up(self, upload_id: str) -> None:
        """Let one that waits pass the one before it."""
        self._line.up(upload_id)
        self._turns.go_on()

    def move_down(self, upload_id: str) -> None:
        """Let one that waits be passed by the one behind it."""
        self._line.down(upload_id)
        self._turns.go_on()

    def cancel(self, upload_id: str) -> None:
        """Give an upload up, whether it runs or waits."""
        if worker := self._stations.worker_of(upload_id):
            worker.cancel.cancel()
        elif job := self._line.get(upload_id):
            if job.check is not None:
                job.check.stop()
            if job.ready is not None:
                self._stations.discard(job.ready)
            self._end(job, given_up(job.upload))

    def retry_now(self, upload_id: str) -> None:
        """End the wait before the next attempt, or the one for a sign-in."""
        if worker := self._stations.worker_of(upload_id):
            worker.cancel.retry_now()
        elif job := self._line.get(upload_id):
            self._turns.let_in(job.upload.account)

    def remove_left(self, upload_id: str) -> None:
        """Delete the unfinished image that an upload surely left on Linode."""
        self.leftovers.remove(self._latest[upload_id])

    def know(self, uploads: tuple[Upload, ...]) -> None:
        """Take note of uploads from the history, and follow those that Linode processes.

        What programs that run no more left unfinished is settled.
        """
        if not self._latest or any(self._is_stray(upload) for upload in uploads):
            self.leftovers.settle()
        for upload in uploads:
            latest = self._latest.get(upload.id)
            if latest is None or self._is_stray(latest):
                latest = self._latest[upload.id] = upload
            if latest.state is UploadState.PROCESSING:
                self._watcher.follow(latest)

    def shut_down(self, *, cancel: bool) -> None:
        """Give up what runs and waits and return at once; or leave it, and end every thread."""
        if cancel:
            self._stations.cancel()
            for job in self._line:
                self.cancel(job.upload.id)
            return
        self._turns.close()
        self._watcher.shut_down()
        self._crew.shut_down()
        self._tasks.discard_all()

    def _add(self, job: Waiting) -> str:
        self._line.add(job)
        self._keep_and_tell(job.upload)
        self._turns.go_on()
        return job.upload.id

    def _end(self, job: Waiting, upload: Upload) -> None:
        """Take one out of the line that ends before its turn."""
        self._line.remove(job.upload.id)
        self._keep_and_tell(upload)
        self._turns.go_on()

    def _is_stray(self, upload: Upload) -> bool:
        """Whether an upload is not over although nobody here moves it."""
        over = upload.is_final or upload.state is UploadState.PROCESSING
        return not (over or self._line.get(upload.id) or self._stations.worker_of(upload.id))

    def _keep_and_tell(self, upload: Upload) -> None:
        self._on_changed(upload)
        self._notes.add(upload)
        self._crew.start("keep", lambda _: self._notes.keep(), lambda _: None)

    @Slot(object, int)
    def _on_check_progressed(self, check: Check, percent: int) -> None:
        if job := self._line.first(lambda job: job.check is check):
            self.progressed.emit(job.upload.id, Progress(percent, 100, attempt=0))

    @Slot(object, object)
    def _on_checked(self, check: Check, outcome: object) -> None:
        """A bad verdict ends the upload before any request; a stopped check is made anew."""
        job = self._line.first(lambda job: job.check is check)
        if job is None:
            return
        looked = outcome if isinstance(outcome, Looked) else None
        error = looked.report.refusal if looked else outcome
        if isinstance(error, UploadError):
            self._end(job, job.upload.failed(error))
            return
        self._line.put(replace(job, report=looked.report if looked else None, check=None))
        if looked and looked.before:
            self.seen_before.emit(check.path, looked.before)
        self._turns.go_on()

    @Slot(object)
    def _on_changed(self, upload: Upload) -> None:
        self._latest[upload.id] = upload
        self.changed.emit(upload)

    @Slot(object)
    def _on_ended(self, upload: Upload) -> None:
        if self._latest.get(upload.id) == upload:
            self._on_changed(upload)
        else:  # what nothing else settled, such as after a bug
            self._keep_and_tell(upload)
        if upload.state is UploadState.PROCESSING:
            self._watcher.follow(upload)
