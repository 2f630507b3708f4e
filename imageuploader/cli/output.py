"""All that the console prints: results on standard output, the rest on standard error."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console

from imageuploader.cli import json_output
from imageuploader.cli.streams import silence
from imageuploader.domain.disk_report import Finding
from imageuploader.domain.errors import DiskFailed, Unexpected, UploadError
from imageuploader.domain.image import Image
from imageuploader.domain.printable import printable, printable_lines
from imageuploader.words.errors import Message, describe
from imageuploader.words.findings import finding_text
from imageuploader.words.image_fields import image_rows

STANDARD_OUTPUT = "standard output"


class Output:
    """The console's two streams."""

    def __init__(self, out: TextIO, messages: Console) -> None:
        self._out = out
        self.messages = messages
        self.has_json = False
        """Whether a result was printed as JSON."""
        self.last_error: UploadError | None = None
        """What was said last to have gone wrong."""

    def line(self, text: str) -> None:
        """Print a result; raise BrokenPipeError if nobody reads it any more, or DiskFailed."""
        with self._written():
            print(printable_lines(text), file=self._out, flush=True)

    def json(self, value: object) -> None:
        """Print a result as one line of JSON."""
        self.line(_strict(value))
        self.has_json = True

    def json_array(self, values: Iterable[object]) -> None:
        """Print results as one line, a JSON array, with no more than one of them in memory.

        What goes wrong in the middle is its last element, and is raised.
        """
        before = "["
        try:
            for value in values:
                with self._written():
                    self._out.write(before + _strict(value))
                before = ", "
        except BrokenPipeError:
            raise
        except Exception as error:
            ours = error if isinstance(error, UploadError) else Unexpected.of(error)
            self.line(before + _strict(json_output.of_stop(ours)) + "]")
            self.has_json = True
            raise
        self.line("[]" if before == "[" else "]")
        self.has_json = True

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            silence(self._out)
            raise DiskFailed(STANDARD_OUTPUT, error.strerror or type(error).__name__) from error

    def image(self, image: Image) -> None:
        """Print every field of an image."""
        rows = [(str(row.label), row.value) for row in image_rows(image)]
        width = max(len(label) for label, _ in rows)
        for label, value in rows:
            self.line(f"{label:<{width}}  {printable(str(value))}")

    def say(self, text: str) -> None:
        """Print a message."""
        text = printable_lines(text)
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
        self.last_error = error
        self.failure(describe(error))

    def failure(self, message: Message) -> None:
        """Print headline and explanation of a failure as one line."""
        self.say(f"Error: {_sentence(str(message.headline))} {message.explanation}".rstrip())


def _strict(value: object) -> str:
    return json.dumps(value, allow_nan=False)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
