"""How far something has come, while it goes on."""

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from imageuploader.cli.output import Output
from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import NoWord
from imageuploader.domain.meter import STALLED_SECONDS, Meter
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.words.errors.no_answer import unanswered_text
from imageuploader.words.formatting import size, speed, time_left
from imageuploader.words.states import phase

TICK_SECONDS = 1.0
_SAID_ELSEWHERE = frozenset({UploadState.QUEUED, UploadState.FAILED})


class Percentage:
    """How far something has come, on a terminal; nothing is shown elsewhere."""

    def __init__(self, output: Output, text: str) -> None:
        columns = (TextColumn("{task.description}", markup=False), BarColumn())
        messages = output.messages
        shown = messages.is_terminal
        self._bar = Bar(*columns, console=messages, transient=True, disable=not shown)
        self._task = self._bar.add_task(text, total=100)

    def __enter__(self) -> Callable[[int], None]:
        self._bar.start()
        return self._tell

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def _tell(self, percent: int) -> None:
        self._bar.update(self._task, completed=percent)


class Live:
    """The running upload on standard error: a bar on a terminal, a line a phase elsewhere."""

    def __init__(
        self, output: Output, *, quiet: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._over = threading.Event()
        self._ticking = threading.Thread(target=self._tick, name="console", daemon=True)
        self._output = output
        self._quiet = quiet
        self._upload: Upload | None = None
        self._meter = Meter()
        self._shown = ""
        self._stalled = False
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.fields[facts]}", markup=False),
        )
        shown = output.messages.is_terminal and not quiet
        self._bar = Bar(*columns, console=output.messages, transient=True, disable=not shown)
        self._task = self._bar.add_task("", total=100, facts="")

    def __enter__(self) -> Self:
        self._bar.start()
        self._ticking.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._ticking.join()
        self._bar.stop()

    def kept(self, upload: Upload) -> None:
        """Show the state an upload has moved to."""
        self._upload = upload
        self._show(str(phase(upload)), busy=True)

    def looked(self, report: DiskReport) -> None:
        """Print what the check found."""
        for finding in () if self._quiet else report.findings:
            self._output.finding(finding)

    def unheard(self, why: NoWord | None) -> None:
        """Show why nothing is told of the image that is followed, or that it is told of again."""
        if self._upload is not None:
            self._show(str(unanswered_text(why) if why else phase(self._upload)), busy=True)

    def told(self, progress: Progress) -> None:
        """Show how far it is."""
        if self._upload is None:
            return
        self._meter.add(progress, self._clock())
        self._stalled = self._stalled and self._meter.stalled(self._clock())
        if not self._bar.disable:
            text = str(phase(self._upload, progress))
            facts = self._facts(progress) if progress.attempt else ""
            self._bar.update(
                self._task, description=text, total=100, completed=progress.percent, facts=facts
            )

    def _facts(self, progress: Progress) -> str:
        parts = [f"{size(progress.sent)} of {size(progress.total)}"]
        if self._meter.speed is not None:
            parts.append(str(speed(self._meter.speed)))
        if self._meter.seconds_left is not None:
            parts.append(str(time_left(self._meter.seconds_left)))
        return "  ".join(parts)

    def _show(self, text: str, *, busy: bool) -> None:
        if self._quiet or text == self._shown:
            return
        self._shown = text
        self._bar.update(self._task, description=text, total=None if busy else 100, facts="")
        if self._bar.disable and self._upload and self._upload.state not in _SAID_ELSEWHERE:
            self._output.say(text)

    def _tick(self) -> None:
        while not self._over.wait(TICK_SECONDS):
            self.look()

    def look(self) -> None:
        """Show what only the time tells: that nothing moves, and how long a wait still is."""
        upload, still_for = self._upload, self._meter.still_for(self._clock())
        stalled = upload is not None and upload.state is UploadState.UPLOADING
        stalled = stalled and still_for >= STALLED_SECONDS
        if upload is None or not (stalled or upload.state is UploadState.RETRY_WAIT):
            return
        text = str(phase(upload, still_for=still_for))
        if not self._bar.disable:
            self._bar.update(self._task, description=text, facts="")
        elif stalled and not self._quiet and not self._stalled:
            self._stalled = True
            self._output.say(text)
