"""Now: the card of the upload that runs, what waits behind it, and the last one."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.domain.meter import Meter
from imageuploader.domain.upload import ON_THE_WIRE, Progress, Upload, UploadState
from imageuploader.ui import wording
from imageuploader.ui.announce import announce
from imageuploader.ui.idle_card import IdleCard
from imageuploader.ui.protocols import Queue
from imageuploader.ui.queue_rows import QueueRows
from imageuploader.ui.running_card import RunningCard
from imageuploader.words import measures

_BUSY_STATES = frozenset({UploadState.REQUESTING, UploadState.FINALISING, UploadState.CANCELLING})
_ASKED_BEFORE = frozenset({UploadState.UPLOADING, UploadState.FINALISING})
_STALL_SECONDS = 10
_PREPARING_ASK_SECONDS = 60


class NowPanel(QWidget):
    """Shows what runs now. It keeps its size in all states."""

    cancelRequested = Signal(str)  # noqa: N815 - named as Qt names signals
    detailsRequested = Signal(str)  # noqa: N815 - named as Qt names signals

    def __init__(
        self,
        queue: Queue,
        clock: Callable[[], float] = monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("nowPanel")
        self._queue = queue
        self._clock = clock
        self._upload: Upload | None = None
        self._progress: Progress | None = None
        self._meter = Meter()
        self._state_since = self._left_since = clock()
        self._said: tuple[str, UploadState] | None = None
        self.running, self.idle, self.rows = RunningCard(), IdleCard(), QueueRows()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._connect()
        self._on_changed(None)

    @override
    def hasHeightForWidth(self) -> bool:
        return False  # else wrapped lines would ask for more than the least height

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.setMinimumHeight(self._height_of_all_states())
        return super().event(event)

    def tick(self) -> None:
        """Refresh what depends on the time alone."""
        self.running.bar.step()
        self._show_running()

    @property
    def is_ticking(self) -> bool:
        """Whether the timer of each second runs."""
        return self._timer.isActive()

    def _height_of_all_states(self) -> int:
        """Return how high the highest state is at this width, also while another one is shown."""
        busy = self._busy.minimumSizeHint().height()
        return max(busy, self.idle.least_height(self.width()))

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
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._stack)

    def _connect(self) -> None:
        self._queue.changed.connect(self._on_changed)
        self._queue.progressed.connect(self._on_progressed)
        self.running.cancel.clicked.connect(self._ask_to_cancel)
        self.running.retry.clicked.connect(self._retry)
        self.running.details.clicked.connect(self._ask_for_details)
        self.rows.removed.connect(self.cancelRequested)
        self.rows.first_asked.connect(self._queue.start_next)
        self.rows.up_asked.connect(self._queue.move_up)
        self.rows.down_asked.connect(self._queue.move_down)
        self._queue.line_changed.connect(lambda: self._on_changed(None))

    def _on_changed(self, upload: Upload | None) -> None:
        current, waiting = self._queue.current, self._queue.waiting
        if current is not None and current.state not in ON_THE_WIRE:
            waiting, current = (current, *waiting), None  # it is still being checked
        if upload is not None:
            if self._is_last(upload, current):
                self.idle.show_last(upload)
            self._announce(upload)
        self._take(current)
        self.rows.show_waiting(waiting, first_place=1 if current is None else 2)
        if current is None and waiting:
            self.running.show_pause(wording.pause(waiting[0], held=self._queue.held))
        busy = current is not None or bool(waiting)
        self._stack.setCurrentIndex(0 if busy else 1)

    def _announce(self, upload: Upload) -> None:
        """Say each new state once; a failure is said where it is shown."""
        if self._said == (upload.id, upload.state) or upload.state is UploadState.FAILED:
            return
        self._said = (upload.id, upload.state)
        announce(self, f"{upload.spec.label}: {wording.phase(upload, None)}")

    def _is_last(self, upload: Upload, current: Upload | None) -> bool:
        if self.idle.last_id == upload.id:
            return True
        left_now = self._upload is not None and self._upload.id == upload.id
        return left_now and (current is None or current.id != upload.id)

    def _take(self, current: Upload | None) -> None:
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
            self._progress, self._meter = None, Meter()
        if not self._timer.isActive():
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
        upload, progress = self._upload, self._progress
        if upload is None:
            return
        stalled = self._stalled()
        card = self.running
        card.name.show_text(upload.spec.label)
        card.region.setText(upload.spec.region)
        card.phase.show_text(wording.phase(upload, progress, stalled))
        card.show_bar(progress, busy=upload.state in _BUSY_STATES, paused=bool(stalled))
        waits = upload.state is UploadState.RETRY_WAIT
        card.show_waiting(waits=waits)
        card.retry.setVisible(waits or bool(stalled))
        card.cancel.setEnabled(upload.state is not UploadState.CANCELLING)
        card.details.setEnabled(True)
        self._show_figures(upload, progress, stalled)

    def _show_figures(self, upload: Upload, progress: Progress | None, stalled: float) -> None:
        card = self.running
        moving = upload.state is UploadState.UPLOADING and not stalled
        card.detail.setText(wording.of_total(progress) if progress else "")
        sending = progress if progress and progress.attempt else None
        card.detail.setToolTip(measures.exact_bytes(sending.sent) if sending else "")
        speed = self._meter.speed if moving else None
        card.speed.setText(measures.speed(speed) if speed else "")
        left = self._meter.seconds_left if moving else None
        self._show_time_left(measures.time_left(left) if moving else "")
        limit = wording.limited(self._meter.limit) if moving else ""
        card.note.show_text(wording.window_left(upload, left) or limit if progress else "")

    def _show_time_left(self, text: str) -> None:
        """Change the time left at most once a second, but take it away at once."""
        label, now = self.running.left, self._clock()
        if text != label.text() and (not text or not label.text() or now - self._left_since >= 1):
            self._left_since = now
            label.setText(text)

    def _stalled(self) -> float:
        """Return for how many seconds nothing has moved, 0 below the limit."""
        if self._upload is None or self._upload.state is not UploadState.UPLOADING:
            return 0
        still = self._meter.still_for(self._clock()) if self._progress else 0
        return still if still >= _STALL_SECONDS else 0

    def _ask_to_cancel(self) -> None:
        upload = self._upload
        if upload is None:
            return
        long = self._clock() - self._state_since > _PREPARING_ASK_SECONDS
        asked = upload.state in _ASKED_BEFORE or (upload.state is UploadState.PREPARING and long)
        if not asked or self.running.confirms(wording.cancel_question(self._progress)):
            self.cancelRequested.emit(upload.id)

    def _retry(self) -> None:
        if self._upload is not None:
            self._queue.retry_now(self._upload.id)

    def _ask_for_details(self) -> None:
        if self._upload is not None:
            self.detailsRequested.emit(self._upload.id)
