"""The console's two streams, which may be closed, full, or read by nobody any more."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO, cast

from rich.console import Console


class Messages(Console):
    """Standard error; when it can be written no more, the work goes on in silence.

    Its reader may have gone, its terminal been closed, its disk be full, or it was never open.
    """

    def __init__(self) -> None:
        stream = cast("TextIO | None", sys.stderr)
        heard = cast("TextIO", _Heard(stream)) if stream else None
        super().__init__(file=heard, stderr=True, soft_wrap=True)


class _Heard:
    """A stream as long as it can be written."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    def write(self, text: str) -> None:
        with self._or_silence():
            self._stream.write(text)

    def flush(self) -> None:
        with self._or_silence():
            self._stream.flush()

    @contextmanager
    def _or_silence(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            silence(self._stream)


def results() -> TextIO:
    """Return standard output; where it was never open, what is written goes nowhere."""
    return cast("TextIO | None", sys.stdout) or Path(os.devnull).open("w", encoding="utf-8")


def silence(stream: TextIO) -> None:
    """Let what is still written to a broken stream go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    with suppress(OSError):
        stream.flush()
