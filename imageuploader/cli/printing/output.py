"""Everything the console prints: results on standard output, the rest on standard error."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console

from imageuploader.cli.printing import json_output
from imageuploader.cli.printing.streams import discard_output, is_reader_gone
from imageuploader.domain.disk_report import DiskReport, Finding
from imageuploader.domain.errors import (
    DiskFailed,
    NoToken,
    TokenRefused,
    TokenStoreError,
    TokenStoreLocked,
    Unexpected,
    UploadError,
)
from imageuploader.domain.image import Image
from imageuploader.domain.printable import printable, printable_lines
from imageuploader.words.errors import Message, describe
from imageuploader.words.findings import finding_text, left_out_text
from imageuploader.words.image_fields import image_rows
from imageuploader.words.text import Text

_UNLOCK = Text("To unlock it: imageuploader-cli accounts unlock")
_ANOTHER_WAY = Text("Or set LINODE_TOKEN: it is used for one run, and never stored.")
STANDARD_OUTPUT = "standard output"


class Output:
    """The console's two streams."""

    def __init__(self, out: TextIO, messages: Console) -> None:
        self._out = out
        self.messages = messages
        self.has_json = False
        """Whether a result has been printed as JSON."""
        self.last_error: UploadError | None = None
        """The last error that was printed."""

    def print_result(self, text: str) -> None:
        """Print a line; raise BrokenPipeError if its reader is gone, or DiskFailed."""
        with self._translate_errors():
            print(printable_lines(text), file=self._out, flush=True)

    def print_json(self, value: object) -> None:
        """Print a result as one line of JSON."""
        self.print_result(_strict_json(value))
        self.has_json = True

    def print_json_array(self, values: Iterable[object]) -> None:
        """Print results as one line, a JSON array, with only one of them in memory at a time.

        An error in the middle becomes the last element, and is raised.
        """
        before = "["
        try:
            for value in values:
                with self._translate_errors():
                    self._out.write(before + _strict_json(value))
                before = ", "
        except BrokenPipeError:
            raise
        except Exception as error:
            ours = error if isinstance(error, UploadError) else Unexpected.of(error)
            self.print_result(before + _strict_json(json_output.failure(ours)) + "]")
            self.has_json = True
            raise
        self.print_result("[]" if before == "[" else "]")
        self.has_json = True

    @contextmanager
    def _translate_errors(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            if is_reader_gone(error, self._out):
                raise BrokenPipeError from error
            discard_output(self._out)
            raise DiskFailed(STANDARD_OUTPUT, error.strerror or type(error).__name__) from error

    def print_image(self, image: Image) -> None:
        """Print every field of an image."""
        rows = [(str(row.label), row.value) for row in image_rows(image)]
        width = max(len(label) for label, _ in rows)
        for label, value in rows:
            self.print_result(f"{label:<{width}}  {printable(str(value))}")

    def print_message(self, text: Text) -> None:
        """Print a sentence."""
        shown = printable_lines(str(text))
        self.messages.print(shown, markup=False, highlight=False, emoji=False, soft_wrap=True)

    def print_finding(self, finding: Finding) -> None:
        """Print what the check found, as a warning or a note."""
        template = Text("Warning: {finding}") if finding.is_warning else Text("Note: {finding}")
        self.print_message(template.with_facts(finding=finding_text(finding)))

    def print_report(self, report: DiskReport) -> None:
        """Print what the check found, and what is left out."""
        for finding in report.findings:
            self.print_finding(finding)
        if report.left_out_bytes:
            self.print_message(left_out_text(report))

    def print_warning(self, error: UploadError) -> None:
        """Print an error that stops nothing."""
        self.print_message(Text("Warning: {message}", message=describe(error).as_text()))

    def print_error(self, error: UploadError) -> None:
        """Print an error and its remedy."""
        self.last_error = error
        self.print_failure(describe(error))
        self.print_other_ways(error)

    def print_other_ways(self, error: UploadError) -> None:
        """Print what the console offers besides, where a token cannot be had."""
        if isinstance(error, TokenStoreLocked):
            self.print_message(_UNLOCK)
        if isinstance(error, NoToken | TokenRefused | TokenStoreError):
            self.print_message(_ANOTHER_WAY)

    def print_failure(self, message: Message) -> None:
        """Print the headline and the explanation of a failure in one line."""
        self.print_message(Text("Error: {message}", message=message.as_text()))


def _strict_json(value: object) -> str:
    return json.dumps(value, allow_nan=False)
