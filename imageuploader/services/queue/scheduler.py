"""Whose turn it is."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.interruption import left
from imageuploader.domain.upload import PreparedUpload, Upload, UploadState
from imageuploader.services.queue.runner import Stations
from imageuploader.services.queue.waiting_list import Line, Waiting


class Turns(QObject):
    """Sends the first in line, and has the next one prepared meanwhile: one ahead, no more.

    Signals:
        ended(upload): one left the line for good; history has it.
        went_on(): something was started, or came back.
    """

    ended = Signal(object)
    went_on = Signal()

    def __init__(
        self, line: Line, stations: Stations, keep: Callable[[Upload], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._stations = stations
        self._keep = keep
        self._shut_out: set[str] = set()
        self._just_let_in: set[str] = set()
        self._under_way = ""
        self._held = self._closed = False
        stations.prepared.connect(self._on_prepared)
        stations.sent.connect(self._on_sent)

    @property
    def current(self) -> Upload | None:
        """The upload that is sent, else the one that is prepared for it."""
        return self._stations.sending or self._stations.preparing

    @property
    def waiting(self) -> tuple[Upload, ...]:
        """Those in line but for the current one, as they are now, the next one first."""
        current, preparing = self.current, self._stations.preparing
        uploads = (job.upload for job in self._line)
        latest = (preparing if preparing and u.id == preparing.id else u for u in uploads)
        return tuple(upload for upload in latest if current is None or upload.id != current.id)

    @property
    def held(self) -> bool:
        """Whether nothing more is started."""
        return self._held

    @property
    def waiting_for_sign_in(self) -> bool:
        """Whether somebody must sign in before those of an account go on."""
        return bool(self._shut_out)

    def hold(self) -> None:
        """Start nothing more; the one that is prepared because its turn has come goes on."""
        self._held = True
        turn = None if self._stations.sending else self._stations.preparing
        self._under_way = turn.id if turn else ""
        self.went_on.emit()

    def release(self) -> None:
        """Start what waits again."""
        self._held = False
        self.go_on()

    def let_in(self, account: str) -> None:
        """Let those of an account go on: somebody signed in."""
        self._shut_out.discard(account)
        self._just_let_in.add(account)
        self.go_on()

    def close(self) -> None:
        """Start nothing any more, and leave what is not done: the program ends."""
        self._closed = True
        self._stations.leave()
        for job in self._line:
            self._keep(left(job.upload))

    def go_on(self) -> None:
        """Start whatever can be started now."""
        self._send_next()
        self._prepare_next()
        self.went_on.emit()

    def _next(self) -> Waiting | None:
        return None if self._closed else self._line.first(self._may_go)

    def _may_go(self, job: Waiting) -> bool:
        let_in = job.upload.account not in self._shut_out
        return let_in and not (self._held and job.upload.id != self._under_way)

    def _send_next(self) -> None:
        job = self._next()
        if self._stations.sending is None and job is not None and job.ready is not None:
            self._line.remove(job.upload.id)
            self._just_let_in.clear()
            self._stations.send(job.ready)

    def _prepare_next(self) -> None:
        job = self._next()
        if self._stations.preparing is not None or job is None or job.ready or job.check:
            return
        one_is_ahead = any(waiting.ready for waiting in self._line)
        if self._stations.sending is None or not one_is_ahead:
            self._stations.prepare(job)

    @Slot(object)
    def _on_prepared(self, outcome: PreparedUpload | Upload) -> None:
        match outcome:
            case Upload():
                self._line.remove(outcome.id)
                self.ended.emit(outcome)
            case PreparedUpload(upload=upload):
                self._line.put(Waiting(upload, ready=outcome))
                self._send_next()
                self._wait_again(upload.id)
        self.go_on()

    def _wait_again(self, upload_id: str) -> None:
        """What is prepared before its turn waits like the others."""
        job = self._line.get(upload_id)
        if job is None or job.ready is None or job.upload.state is not UploadState.PREPARING:
            return
        upload = job.upload.moved_to(UploadState.QUEUED)
        self._line.put(Waiting(upload, ready=replace(job.ready, upload=upload)))
        self._keep(upload)

    @Slot(object)
    def _on_sent(self, outcome: PreparedUpload | Upload) -> None:
        match outcome:
            case Upload():
                self.ended.emit(outcome)
            case PreparedUpload(upload=upload):
                if upload.account not in self._just_let_in:  # else a newer token is there already
                    self._shut_out.add(upload.account)
                self._line.add_first(Waiting(upload, ready=outcome))
        self.go_on()
