"""All that the console prints: results on standard output, the rest on standard error."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar
from typing_extensions import override

from imageuploader.domain.disk import DiskReport, Finding
from imageuploader.domain.errors import UploadError
from imageuploader.domain.image import Image
from imageuploader.domain.meter import Meter
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.words.errors import Message, describe
from imageuploader.words.fields import image_rows
from imageuploader.words.findings import finding_text
from imageuploader.words.measures import size, speed, time_left
from imageuploader.words.states import phase

_SAID_ELSEWHERE = frozenset({UploadState.QUEUED, UploadState.FAILED})


class Messages(Console):
    """Standard error; when nobody reads it any more, the work goes on in silence."""

    def __init__(self) -> None:
        super().__init__(stderr=True, soft_wrap=True)

    @override
    def on_broken_pipe(self) -> None:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Let what is still written to a broken stream go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


class Output:
    """The console's two streams."""

    def __init__(self, out: TextIO, messages: Console) -> None:
        self._out = out
        self.messages = messages

    def line(self, text: str) -> None:
        """Print a result; raise BrokenPipeError if nobody reads it any more."""
        print(text, file=self._out, flush=True)

    def json(self, value: object) -> None:
        """Print a result as one line of JSON."""
        self.line(json.dumps(value))

    def json_array(self, values: Iterable[object]) -> None:
        """Print results as one line, a JSON array, with no more than one of them in memory."""
        before = "["
        for value in values:
            self._out.write(before + json.dumps(value))
            before = ", "
        self.line("[]" if before == "[" else "]")

    def image(self, image: Image) -> None:
        """Print every field of an image."""
        rows = [(str(row.label), row.value) for row in image_rows(image)]
        width = max(len(label) for label, _ in rows)
        for label, value in rows:
            self.line(f"{label:<{width}}  {value}")

    def say(self, text: str) -> None:
        """Print a message."""
        self.messages.print(text, markup=False, highlight=False, emoji=False, soft_wrap=True)

    def finding(self, finding: Finding) -> None:
        """Print what the check found, a warning or a note."""
        kind = "Warning" if finding.is_warning else "Note"
        self.say(f"{kind}: {finding_text(finding)}")

    def warn(self, error: UploadError) -> None:
        """Print what is not as it should be, and stops nothing."""
        message = describe(error)
        self.say(f"Warning: {_sentence(str(message.headline))} {message.explanation}".rstrip())

    def error(self, error: UploadError) -> None:
        """Print what went wrong and what to do."""
        self.failure(describe(error))

    def failure(self, message: Message) -> None:
        """Print headline and explanation of a failure as one line."""
        self.say(f"Error: {_sentence(str(message.headline))} {message.explanation}".rstrip())


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


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

    def __init__(self, output: Output, *, quiet: bool) -> None:
        self._output = output
        self._quiet = quiet
        self._upload: Upload | None = None
        self._meter = Meter()
        self._shown = ""
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
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def kept(self, upload: Upload) -> None:
        """Show the state an upload has moved to."""
        self._upload = upload
        self._show(str(phase(upload)), busy=True)

    def looked(self, report: DiskReport) -> None:
        """Print what the check found."""
        for finding in () if self._quiet else report.findings:
            self._output.finding(finding)

    def told(self, progress: Progress) -> None:
        """Show how far it is."""
        if self._upload is None:
            return
        self._meter.add(progress, time.monotonic())
        if not self._bar.disable:
            text = str(phase(self._upload, progress))
            facts = self._facts(progress) if progress.attempt else ""
            self._bar.update(
                self._task, description=text, total=100, completed=progress.percent, facts=facts
            )

    def _facts(self, progress: Progress) -> str:
        parts = [f"{size(progress.sent)} of {size(progress.total)}"]
        if self._meter.speed is not None:
            parts.append(speed(self._meter.speed))
        if self._meter.seconds_left is not None:
            parts.append(time_left(self._meter.seconds_left))
        return "  ".join(parts)

    def _show(self, text: str, *, busy: bool) -> None:
        if self._quiet or text == self._shown:
            return
        self._shown = text
        self._bar.update(self._task, description=text, total=None if busy else 100, facts="")
        if self._bar.disable and self._upload and self._upload.state not in _SAID_ELSEWHERE:
            self._output.say(text)
