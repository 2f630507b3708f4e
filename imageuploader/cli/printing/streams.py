"""The console's two streams, which may be closed, on a full disk, or without a reader."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
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


def set_encoding(stream: TextIOWrapper, platform: str = sys.platform) -> None:
    """Have every character written, and as UTF-8 where the system would take an old code page.

    That is a file or a pipe on Windows, unless PYTHONIOENCODING says otherwise.
    """
    ours = platform == "win32" and not _is_terminal(stream) and "PYTHONIOENCODING" not in os.environ
    stream.reconfigure(encoding="utf-8" if ours else None, errors="backslashreplace")


def can_ask() -> bool:
    """Return whether there is a person to ask: standard input is open, and a terminal."""
    stream = _standard_input()
    return stream is not None and _is_terminal(stream)


def read_line(most: int) -> str:
    """Return the next line of standard input, and nothing if it was never open."""
    stream = _standard_input()
    return stream.readline(most) if stream else ""


def _standard_input() -> TextIO | None:
    return cast("TextIO | None", sys.stdin)


def _is_terminal(stream: TextIO) -> bool:
    """Return whether a stream is a terminal, which `isatty` says of Windows' null device too."""
    return stream.isatty() and _is_console(stream)


def is_reader_gone(error: OSError, stream: TextIO) -> bool:
    """Return whether writing failed because the reader of a pipe has gone, as with `| head`.

    Windows calls that an invalid argument.
    """
    if error.errno != errno.EINVAL:
        return isinstance(error, BrokenPipeError)
    with suppress(OSError, ValueError):
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    return False


def discard_output(stream: TextIO) -> None:
    """Send what is still written to a broken stream to the null device."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)
    with suppress(OSError):
        stream.flush()


if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    def _is_console(stream: TextIO) -> bool:
        """Return whether what is no file and no pipe is a console, and not another device."""
        handle, mode = msvcrt.get_osfhandle(stream.fileno()), wintypes.DWORD()
        kernel = ctypes.windll.kernel32
        return bool(kernel.GetConsoleMode(wintypes.HANDLE(handle), ctypes.byref(mode)))

else:

    def _is_console(_: TextIO) -> bool:
        """Return True: elsewhere `isatty` is true of terminals only."""
        return True
