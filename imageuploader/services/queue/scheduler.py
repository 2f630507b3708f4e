"""Decides which upload starts next."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.interruption import interrupt
from imageuploader.domain.upload import PreparedUpload, Upload, UploadState
from imageuploader.services.queue.runner import UploadRunner
from imageuploader.services.queue.waiting_list import QueueEntry, WaitingList


class Scheduler(QObject):
    """Sends the first upload that may start, and has the next one prepared: one ahead, no more.

    Signals:
        end_interrupted(upload): it left the queue for good; the history has it.
        rescheduled(): an upload was started or came back, or the queue was held.
    """

    ended = Signal(object)
    rescheduled = Signal()

    def __init__(
        self,
        waiting_list: WaitingList,
        runner: UploadRunner,
        record: Callable[[Upload], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._waiting_list = waiting_list
        self._runner = runner
        self._record = record
        self._blocked: set[str] = set()
        self._just_unblocked: set[str] = set()
        self._exempt = ""
        self._held = self._closed = False
        runner.prepared.connect(self._on_prepared)
        runner.sent.connect(self._on_sent)

    @property
    def current(self) -> Upload | None:
        """The upload that is sent, else the one that is prepared for it."""
        return self._runner.sending or self._runner.preparing

    @property
    def waiting(self) -> tuple[Upload, ...]:
        """The uploads that wait, as they are now, the next one first; without the current one."""
        current, preparing = self.current, self._runner.preparing
        uploads = (entry.upload for entry in self._waiting_list)
        latest = (preparing if preparing and u.id == preparing.id else u for u in uploads)
        return tuple(upload for upload in latest if current is None or upload.id != current.id)

    @property
    def held(self) -> bool:
        """Whether no other upload is started."""
        return self._held

    @property
    def closed(self) -> bool:
        """Whether nothing more is started: the program exits."""
        return self._closed

    @property
    def shut_out(self) -> frozenset[str]:
        """The accounts of which uploads wait for a sign-in."""
        accounts = (entry.upload.account for entry in self._waiting_list)
        return frozenset(self._blocked.intersection(accounts))

    def hold(self) -> None:
        """Start no other upload; one that is being prepared at its turn is still sent."""
        self._held = True
        turn = None if self._runner.sending else self._runner.preparing
        self._exempt = turn.id if turn else ""
        self.rescheduled.emit()

    def release(self) -> None:
        """End the hold."""
        self._held = False
        self.schedule()

    def unblock(self, account: str) -> None:
        """Start uploads of an account again: somebody signed in."""
        self._blocked.discard(account)
        self._just_unblocked.add(account)
        self.schedule()

    def close(self) -> None:
        """Start nothing more, and interrupt what runs: the program exits."""
        self._closed = True
        self._runner.leave()
        for entry in self._waiting_list:
            if (left := interrupt(entry.upload)) is not entry.upload:
                self._record(left)

    def schedule(self) -> None:
        """Start whatever may start now."""
        self._send_next()
        self._prepare_next()
        self.rescheduled.emit()

    def _next(self) -> QueueEntry | None:
        return None if self._closed else self._waiting_list.find(self._may_start)

    def _may_start(self, entry: QueueEntry) -> bool:
        allowed = entry.upload.account not in self._blocked
        return allowed and not (self._held and entry.upload.id != self._exempt)

    def _send_next(self) -> None:
        entry = self._next()
        if self._runner.sending is None and entry is not None and entry.ready is not None:
            self._waiting_list.remove(entry.upload.id)
            self._just_unblocked.clear()
            self._runner.send(entry.ready)

    def _prepare_next(self) -> None:
        entry = self._next()
        if self._runner.preparing is not None or entry is None or entry.ready or entry.check:
            return
        one_is_ahead = any(waiting.ready for waiting in self._waiting_list)
        if self._runner.sending is None or not one_is_ahead:
            self._runner.prepare(entry)

    @Slot(object)
    def _on_prepared(self, outcome: PreparedUpload | Upload) -> None:
        match outcome:
            case Upload():
                self._waiting_list.remove(outcome.id)
                self.ended.emit(outcome)
            case PreparedUpload(upload=upload):
                self._waiting_list.update(QueueEntry(upload, ready=outcome))
                self._send_next()
                self._requeue(upload.id)
        self.schedule()

    def _requeue(self, upload_id: str) -> None:
        """Put an upload that was prepared ahead of its turn back to QUEUED."""
        entry = self._waiting_list.get(upload_id)
        if entry is None or entry.ready is None or entry.upload.state is not UploadState.PREPARING:
            return
        upload = entry.upload.moved_to(UploadState.QUEUED)
        self._waiting_list.update(QueueEntry(upload, ready=replace(entry.ready, upload=upload)))
        self._record(upload)

    @Slot(object)
    def _on_sent(self, outcome: PreparedUpload | Upload) -> None:
        match outcome:
            case Upload():
                self.ended.emit(outcome)
            case PreparedUpload(upload=upload):
                if upload.account not in self._just_unblocked:  # else there is a newer token
                    self._blocked.add(upload.account)
                self._waiting_list.prepend(QueueEntry(upload, ready=outcome))
        self.schedule()
