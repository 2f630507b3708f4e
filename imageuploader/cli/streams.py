"""The console's two streams, which may be closed, on a full disk, or without a reader."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO, cast

from rich.console import Console


class Messages(Console):
    """Standard error; if it cannot be written, the work goes on without messages.

    Its reader may have gone, its terminal may be closed, its disk may be full, or it was never
    open.
    """

    def __init__(self) -> None:
        stream = cast("TextIO | None", sys.stderr)
        file = cast("TextIO", _Forgiving(stream)) if stream else None
        super().__init__(file=file, stderr=True, soft_wrap=True)


class _Forgiving:
    """A stream that discards what is written once writing fails."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    def write(self, text: str) -> None:
        with self._discard_on_error():
            self._stream.write(text)

    def flush(self) -> None:
        with self._discard_on_error():
            self._stream.flush()

    @contextmanager
    def _discard_on_error(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            discard_output(self._stream)


def open_results() -> TextIO:
    """Return standard output, or the null device if it was never open."""
    return cast("TextIO | None", sys.stdout) or Path(os.devnull).open("w", encoding="utf-8")


def discard_output(stream: TextIO) -> None:
    """Send what is still written to a broken stream to the null device."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)
    with suppress(OSError):
        stream.flush()
