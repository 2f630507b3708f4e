"""The zone Now: the running upload, the waiting ones, or the last one that ended."""

from collections.abc import Callable, Iterable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.domain.meter import Countdown, Meter
from imageuploader.domain.upload import ON_THE_WIRE, Progress, Upload, UploadState
from imageuploader.ui.language import translate
from imageuploader.ui.queue_panel.idle_card import NOTHING, IdleCard
from imageuploader.ui.queue_panel.last_card import LastCard
from imageuploader.ui.queue_panel.running_card import RunningCard
from imageuploader.ui.queue_panel.waiting_rows import WaitingRows
from imageuploader.ui.text import upload_text
from imageuploader.ui.widgets.accessibility import announce
from imageuploader.ui.widgets.basic import label
from imageuploader.words import formatting

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue

_BUSY_STATES = frozenset({UploadState.REQUESTING, UploadState.FINALISING, UploadState.CANCELLING})
_CONFIRM_CANCEL = frozenset({UploadState.UPLOADING, UploadState.FINALISING})
_CONFIRM_AFTER_SECONDS = 60


class QueuePanel(QWidget):
    """Shows what runs and what waits. It asks for the same size in every state.

    Signals:
        details_requested(id): the details of an upload are to be shown.
        ticked(id, progress): a second has passed for the running upload: what depends on the time
            alone is to be shown anew. The progress, None unless bytes are sent, has for how
            long nothing has moved.
    """

    details_requested = Signal(str)
    ticked = Signal(str, object)

    def __init__(
        self,
        queue: "UploadQueue",
        clock: Callable[[], float] = monotonic,
        *,
        practice: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("nowPanel")
        self._queue = queue
        self._clock = clock
        self._upload: Upload | None = None
        self._has_told_stall = False
        self._progress: Progress | None = None
        self._meter, self._countdown = Meter(), Countdown()
        self._state_since = self._left_since = clock()
        self._announced: tuple[str, UploadState] | None = None
        self.running, self.idle, self.rows = RunningCard(), IdleCard(), WaitingRows(queue)
        self.last = LastCard(practice=practice)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._connect()
        self._on_changed(None)

    @override
    def hasHeightForWidth(self) -> bool:
        return False  # or wrapped lines would ask for more than the minimum height

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.setMinimumHeight(self._height_of_all_states())
        return super().event(event)

    def tick(self) -> None:
        """Refresh what depends on the time alone, once a second."""
        self.running.bar.step()
        self._show_running()
        if self._upload is not None:
            sends = self._upload.state is UploadState.UPLOADING
            progress = self._meter.latest(self._clock()) if sends else None
            self.ticked.emit(self._upload.id, progress)
            self._tell_stall(self._upload, progress)

    @property
    def focus_entry(self) -> QWidget:
        """The widget that F6 moves the focus to."""
        return self.running.cancel

    @property
    def can_cancel(self) -> bool:
        """Whether there is something to cancel."""
        return self._upload is not None and self.running.cancel.isEnabled()

    @property
    def can_retry(self) -> bool:
        """Whether an upload waits for its next attempt, or is stalled."""
        return self._upload is not None and not self.running.retry.isHidden()

    @property
    def time_left(self) -> str:
        """How long the running upload takes, as a sentence; empty if that is not known."""
        shown = self.running.left.text()
        return "" if shown == translate(formatting.time_left(None)) else shown

    def cancel(self) -> None:
        """Press Cancel, if there is something to cancel."""
        if self.can_cancel:
            self.running.cancel.click()

    def retry_now(self) -> None:
        """Press Try again now, if it is there."""
        if self.can_retry:
            self.running.retry.click()

    def _height_of_all_states(self) -> int:
        """Return how high the highest state is at this width, also while another one is shown."""
        parts = (self._busy, self.last)
        return max(
            self.idle.least_height(self.width()), *(p.minimumSizeHint().height() for p in parts)
        )

    def show_last(self, uploads: Iterable[Upload]) -> None:
        """Show the upload that ended last, as before a restart; not once there is a newer one."""
        over = [u for u in uploads if u.is_final or u.state is UploadState.PROCESSING]
        if self.last.upload is None and over:
            self.last.show_upload(max(over, key=lambda upload: upload.timeline[-1].at))
            self._show_page()

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        self._busy = QWidget()
        column = QVBoxLayout(self._busy)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.running)
        column.addWidget(self.rows, 1)
        self._stack.addWidget(self._busy)
        self._stack.addWidget(self.idle)
        self._stack.addWidget(self._make_finish())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._stack)

    def _make_finish(self) -> QWidget:
        """The last upload where it ran, and that nothing else runs where the others waited."""
        finish, nothing = QWidget(), label(translate(NOTHING), role="secondary")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(finish)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.last)
        column.addWidget(nothing, 1)
        return finish

    def _connect(self) -> None:
        self.last.details_requested.connect(self.details_requested)
        self._queue.changed.connect(self._on_changed)
        self._queue.progressed.connect(self._on_progressed)
        self.running.cancel.clicked.connect(self._ask_to_cancel)
        self.running.retry.clicked.connect(self._retry)
        self.running.details.clicked.connect(self._request_details)
        self._queue.waiting_changed.connect(lambda: self._on_changed(None))

    def _on_changed(self, upload: Upload | None) -> None:
        current, waiting = self._queue.current, self._queue.waiting
        if current is not None and current.state not in ON_THE_WIRE:
            waiting, current = (current, *waiting), None  # its file is still being checked
        runs = current is not None
        if current is None and waiting:
            current, *others = waiting
            waiting = tuple(others)
        if upload is not None:
            if self._is_last(upload, current):
                self.last.show_upload(upload)
            self._announce(upload)
        self._set_current(current)
        self.rows.show_waiting(waiting, first_position=2, may_lead=not runs)
        self._show_page()

    def _show_page(self) -> None:
        if self._upload is not None:
            self._stack.setCurrentIndex(0)
        else:
            self._stack.setCurrentIndex(1 if self.last.upload is None else 2)

    def _announce(self, upload: Upload) -> None:
        """Announce each new state once; a failure is announced where it is shown."""
        if self._announced == (upload.id, upload.state) or upload.state is UploadState.FAILED:
            return
        self._announced = (upload.id, upload.state)
        announce(self, f"{upload.spec.label}: {upload_text.phase(upload, None)}")

    def _is_last(self, upload: Upload, current: Upload | None) -> bool:
        if self.last.upload is not None and self.last.upload.id == upload.id:
            return True
        left_now = self._upload is not None and self._upload.id == upload.id
        return left_now and (current is None or current.id != upload.id)

    def _set_current(self, current: Upload | None) -> None:
        old, self._upload = self._upload, current
        if old is not None and (current is None or current.id != old.id):
            self.running.withdraw_question()
        if current is None:
            self._timer.stop()
            self.running.show_nothing()
            return
        if old is None or (old.id, old.state) != (current.id, current.state):
            self._state_since = self._clock()
        if old is None or old.id != current.id or old.attempts != current.attempts:
            self._progress, self._meter, self._countdown = None, Meter(), Countdown()
        if current.state not in ON_THE_WIRE:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self._show_running()

    def _on_progressed(self, upload_id: str, progress: Progress) -> None:
        if self._upload is None or upload_id != self._upload.id:
            self.rows.show_progress(upload_id, progress)
            return
        self._progress = progress
        self._meter.add(progress, self._clock())
        self._show_running()

    def _show_running(self) -> None:
        upload = self._upload
        if upload is None:
            return
        progress = self._progress_now(upload)
        stalled = upload_text.is_stalled(upload, progress)
        card = self.running
        card.name.show_text(upload.spec.label)
        card.region.setText(upload.spec.region)
        card.phase.show_text(self._phase(upload, progress))
        card.show_bar(progress, busy=upload.state in _BUSY_STATES, paused=stalled)
        waits = upload.state is UploadState.RETRY_WAIT
        card.show_retry(shown=waits or stalled)
        card.cancel.setEnabled(upload.state is not UploadState.CANCELLING)
        card.details.setEnabled(upload.state in ON_THE_WIRE)
        self._show_figures(upload, progress)
        card.show_waiting(waits=waits)  # last: a long phase takes the room of the figures

    def _tell_stall(self, upload: Upload, progress: Progress | None) -> None:
        """Announce once that the upload is stalled."""
        is_stalled = upload_text.is_stalled(upload, progress)
        if is_stalled and not self._has_told_stall:
            announce(self, f"{upload.spec.label}: {upload_text.phase(upload, progress)}")
        self._has_told_stall = is_stalled

    def _phase(self, upload: Upload, progress: Progress | None) -> str:
        """What the upload in the card does, or what it waits for."""
        if upload.state in ON_THE_WIRE:
            return upload_text.phase(upload, progress)
        reason = upload_text.pause_reason(upload, held=self._queue.held)
        return reason or upload_text.waiting_status(upload, 1, self._progress)

    def _show_figures(self, upload: Upload, progress: Progress | None) -> None:
        card = self.running
        stalled = upload_text.is_stalled(upload, progress)
        moving = upload.state is UploadState.UPLOADING and not stalled
        card.detail.setText(upload_text.sent_of_total(progress) if progress else "")
        sending = progress if progress and progress.attempt else None
        card.detail.setToolTip(translate(formatting.exact_bytes(sending.sent)) if sending else "")
        speed = self._meter.speed if moving else None
        card.speed.setText(translate(formatting.speed(speed)) if speed else "")
        left = self._meter.seconds_left_at(self._clock()) if moving else None
        self._show_time_left(left, moving=moving)
        limit = upload_text.limit(self._meter.limit) if moving else ""
        busy = upload_text.window_left(upload, left) or limit if progress else ""
        card.note.show_text(busy or upload_text.what_is_missing(upload))

    def _show_time_left(self, seconds: float | None, *, moving: bool) -> None:
        """Change the time left at most once a second, but clear it immediately."""
        label, now = self.running.left, self._clock()
        if not moving:
            label.clear()
        elif not label.text() or now - self._left_since >= 1:
            self._left_since = now
            label.setText(translate(formatting.time_left(self._countdown.show(seconds))))

    def _progress_now(self, upload: Upload) -> Progress | None:
        """The progress, with how long nothing has moved since."""
        if upload.state is not UploadState.UPLOADING:
            return self._progress
        return self._meter.latest(self._clock())

    def _ask_to_cancel(self) -> None:
        upload = self._upload
        if upload is None:
            return
        long = self._clock() - self._state_since > _CONFIRM_AFTER_SECONDS
        asked = upload.state in _CONFIRM_CANCEL or (upload.state is UploadState.PREPARING and long)
        if not asked or self.running.confirm_cancel(upload_text.cancel_question(self._progress)):
            self._queue.cancel(upload.id)

    def _retry(self) -> None:
        if self._upload is not None:
            self._queue.retry_now(self._upload.id)

    def _request_details(self) -> None:
        if self._upload is not None:
            self.details_requested.emit(self._upload.id)
