"""Progress on standard error, while something runs."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from imageuploader.cli.printing.output import Output
from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import NoWord
from imageuploader.domain.meter import Meter
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.words.errors.no_answer import unanswered_text
from imageuploader.words.formatting import size, speed, time_left
from imageuploader.words.states import phase
from imageuploader.words.text import Text

TICK_SECONDS = 1.0
_PRINTED_ELSEWHERE = frozenset({UploadState.QUEUED, UploadState.FAILED})


@contextmanager
def percent_bar(output: Output, text: Text) -> Iterator[Callable[[int], None]]:
    """Show a bar on a terminal, and nothing elsewhere; yield what takes the percentage."""
    messages = output.messages
    columns = (TextColumn("{task.description}", markup=False), BarColumn())
    bar = Bar(*columns, console=messages, transient=True, disable=not messages.is_terminal)
    task = bar.add_task(str(text), total=100)
    with bar:
        yield lambda percent: bar.update(task, completed=percent)


class UploadProgress:
    """The running upload on standard error: a bar on a terminal, else a line for each phase."""

    def __init__(
        self, output: Output, *, quiet: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
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

    @contextmanager
    def running(self) -> Iterator[None]:
        """Within the block, show the bar, and every second what changes with time."""
        ended = threading.Event()

        def tick() -> None:
            while not ended.wait(TICK_SECONDS):
                self.refresh()

        thread = threading.Thread(target=tick, name="console", daemon=True)
        with self._bar:
            thread.start()
            try:
                yield
            finally:
                ended.set()
                thread.join()

    def show_state(self, upload: Upload) -> None:
        """Show the state an upload has moved to."""
        self._upload = upload
        self._show(phase(upload))

    def show_findings(self, report: DiskReport) -> None:
        """Print what the check found."""
        if not self._quiet:
            self._output.print_report(report)

    def show_silence(self, reason: NoWord | None) -> None:
        """Show why Linode says nothing about the image; None when it answers again."""
        if self._upload is not None:
            self._show(unanswered_text(reason) if reason else phase(self._upload))

    def show_progress(self, progress: Progress) -> None:
        """Show how far the upload is."""
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

    def refresh(self) -> None:
        """Show what only time changes: that nothing moves, and how long a wait still takes."""
        upload, progress = self._upload, self._meter.latest(self._clock())
        stalled = upload is not None and upload.state is UploadState.UPLOADING
        stalled = stalled and progress is not None and progress.is_stalled
        if upload is None or not (stalled or upload.state is UploadState.RETRY_WAIT):
            return
        text = phase(upload, progress if stalled else None)
        if not self._bar.disable:
            self._bar.update(self._task, description=str(text), facts="")
        elif stalled and not self._quiet and not self._stalled:
            self._stalled = True
            self._output.print_message(text)

    def _facts(self, progress: Progress) -> str:
        """The columns beside the bar."""
        sent, total = size(progress.sent), size(progress.total)
        columns = [Text("{sent} of {total}", sent=sent, total=total)]
        if self._meter.speed is not None:
            columns.append(speed(self._meter.speed))
        if self._meter.seconds_left is not None:
            columns.append(time_left(self._meter.seconds_left))
        return "  ".join(map(str, columns))

    def _show(self, text: Text) -> None:
        """Show a phase of which no percentage is known."""
        if self._quiet or str(text) == self._shown:
            return
        self._shown = str(text)
        self._bar.update(self._task, description=self._shown, total=None, facts="")
        if self._bar.disable and self._upload and self._upload.state not in _PRINTED_ELSEWHERE:
            self._output.print_message(text)
