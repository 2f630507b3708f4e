"""What the desktop is told while the window is behind: notices, and progress at the launcher."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from imageuploader.domain.errors import TokenRefused
from imageuploader.domain.upload import ON_THE_WIRE, Progress, Upload, UploadState
from imageuploader.ui.language import translate
from imageuploader.ui.text import upload_text
from imageuploader.ui.text.error_text import headline_clause
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.queue.upload_queue import UploadQueue
    from imageuploader.services.settings import SettingsService

_SIGN_IN = "sign-in"
_SUMMARY = "summary"
_S = UploadState


class Desktop(Protocol):
    """Shows notices and progress outside the window; never blocks, and may do nothing."""

    def notify(self, key: str, title: str, body: str, *, urgent: bool) -> None:
        """Show a notice; a click on it reports the key."""

    def show_progress(self, share: float | None, count: int) -> None:
        """Show a share of 0 to 1 and a count; None and 0 take them away."""

    def close(self) -> None:
        """Take everything back."""


class Notices(QObject):
    """Tells the desktop what ends while the window is behind, as far as the settings want it.

    What succeeds is told once nothing is on its way any more, in one notice for all.

    Signals:
        clicked(id, token): a notice of that upload was clicked; of none for an empty id. The token
            lets the window come to the front where the system wants one.
    """

    clicked = Signal(str, str)

    def __init__(
        self,
        window: QWidget,
        queue: "UploadQueue",
        settings: "SettingsService",
        make_desktop: Callable[[Callable[[str, str], None]], Desktop],
    ) -> None:
        super().__init__(window)
        self._window, self._queue, self._settings = window, queue, settings
        self._desktop = make_desktop(self.clicked.emit)
        self._under_way: set[str] = set()
        self._done: dict[str, Upload] = {}
        self._failed: dict[str, Upload] = {}
        self._asked_to_sign_in = False
        self._shown: tuple[int | None, int] = (None, 0)
        queue.changed.connect(self._on_changed)
        queue.progressed.connect(self._on_progressed)
        queue.waiting_changed.connect(self._on_waiting)

    def shut_down(self) -> None:
        """Take progress and count away."""
        self._show(None, 0)
        self._desktop.close()

    @Slot(object)
    def _on_changed(self, upload: Upload) -> None:
        was_under_way = upload.id in self._under_way
        if not upload.is_final:
            self._under_way.add(upload.id)
        elif was_under_way:
            self._under_way.discard(upload.id)
            self._on_end(upload)
        if self._queue.current is None or self._queue.current.state not in ON_THE_WIRE:
            self._show(None, self._count)
        self._on_waiting()

    def _on_end(self, upload: Upload) -> None:
        if upload.state is _S.AVAILABLE:
            self._done[upload.id] = upload
        elif upload.state in {_S.FAILED, _S.GONE}:
            self._failed[upload.id] = upload
            self._tell_failure(upload)
        if not self._under_way:
            self._tell_end()

    def _tell_failure(self, upload: Upload) -> None:
        if self._is_behind:
            QApplication.alert(self._window)
        if self._is_behind and self._settings.latest.notify_bad:
            title = translate(Text("“{label}” failed", label=upload.spec.label))
            body = upload_text.phase(upload, None)
            self._desktop.notify(upload.id, title, body, urgent=True)

    def _tell_end(self) -> None:
        """Everything is over: one notice for all that succeeded, whatever else happened."""
        done, failed = list(self._done.values()), len(self._failed)
        self._done, self._failed = {}, {}
        if (done or failed) and self._settings.latest.sound:
            QApplication.beep()
        if not done or not (self._is_behind and self._settings.latest.notify_good):
            return
        if len(done) == 1 and not failed:
            title = translate(Text("“{label}” is available", label=done[0].spec.label))
            self._desktop.notify(done[0].id, title, done[0].image_id, urgent=False)
            return
        title = translate(
            Text.plural("1 image is available", "{count} images are available", count=len(done))
        )
        self._desktop.notify(_SUMMARY, title, _others(failed), urgent=False)

    def _on_waiting(self) -> None:
        """Tell once that uploads wait for a sign-in."""
        waits = self._queue.waiting_for_sign_in
        had_asked, self._asked_to_sign_in = self._asked_to_sign_in, waits
        if waits and not had_asked and self._is_behind and self._settings.latest.notify_bad:
            title = translate(Text("Sign in to continue"))
            errors = (upload.error for upload in self._queue.waiting if upload.error is not None)
            reason = headline_clause(next(errors, TokenRefused()))
            body = translate(Text("{reason}. Uploads wait.", reason=reason))
            self._desktop.notify(_SIGN_IN, title, body, urgent=True)

    @Slot(str, object)
    def _on_progressed(self, upload_id: str, progress: Progress) -> None:
        current = self._queue.current
        if current is not None and current.id == upload_id and current.state in ON_THE_WIRE:
            self._show(progress.percent, self._count)

    @property
    def _count(self) -> int:
        return len(self._queue.waiting) + int(self._queue.current is not None)

    @property
    def _is_behind(self) -> bool:
        return QApplication.activeWindow() is None

    def _show(self, percent: int | None, count: int) -> None:
        if (percent, count) != self._shown:
            self._shown = percent, count
            self._desktop.show_progress(None if percent is None else percent / 100, count)


def _others(failed: int) -> str:
    if not failed:
        return ""
    return translate(Text.plural("1 upload failed", "{count} uploads failed", count=failed))
