"""Reports of what went wrong inside the program, beside the log; nothing is ever sent."""

import faulthandler
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from imageuploader import __version__
from imageuploader.processes import is_running

REPORTS = 10
"""How many are kept; the oldest are removed."""

REPORT_CHARACTERS = 60_000
_FATAL_BYTES = 200_000
_OLDEST_SECONDS = 60.0
"""A file that is empty and older than this belongs to a program that was killed."""


class CrashReport(NamedTuple):
    """What is shown and copied, and the file it is in: None if it could not be written."""

    text: str
    path: Path | None


class CrashReports:
    """Writes reports into a folder, without secrets and without the name of the home folder."""

    def __init__(self, folder: Path, redact: Callable[[str], str]) -> None:
        self.folder = folder
        self._redact = redact
        self._fatal: FatalFile | None = None

    def save(self, error: BaseException, thread: str) -> CrashReport:
        """Write the report of an exception."""
        import traceback

        with suppress(Exception):  # a broken __str__ must not hide the rest
            trace = "".join(traceback.format_exception(error))
            return self._write(f"In the thread {thread}:\n{trace}")
        return self._write(f"In the thread {thread}: {type(error).__name__}, and no more is known")

    def watch(self) -> "FatalFile | None":
        """Let faults that end the program at once be written to a file, if there can be one."""
        with suppress(OSError):
            self._fatal = self._fatal or FatalFile(self.folder)
        return self._fatal

    def earlier_fault(self) -> CrashReport | None:
        """Return the report on a run that such a fault has ended, once; None if there is none."""
        found = None
        for path in sorted(self.folder.glob("fault-*.txt")):
            if self._fatal and path == self._fatal.path:
                continue
            with suppress(OSError):
                if text := _read_start(path):
                    found = self._write(f"The program ended at once:\n{text}")
                    path.unlink()
                elif time.time() - path.stat().st_mtime > _OLDEST_SECONDS and not _runs(path):
                    path.unlink()
        return found

    def _write(self, what: str) -> CrashReport:
        text = self.scrub("\n".join([*_facts(), "", _shorten(what)]))
        path = self.folder / f"crash-{time.strftime('%Y%m%d-%H%M%S')}-{time.time_ns() % 10**6}.txt"
        try:
            number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
        except OSError:
            return CrashReport(text, None)
        for old in sorted(self.folder.glob("crash-*.txt"))[:-REPORTS]:
            with suppress(OSError):
                old.unlink()
        return CrashReport(text, path)

    def scrub(self, text: str) -> str:
        """Return a text without secrets and without the name of the home folder."""
        for home in sorted(_homes(), key=len, reverse=True):
            text = text.replace(home, "~")
        return self._redact(text)


class FatalFile:
    """The file into which Python writes where each thread stood when a fault ended the program.

    It is empty, and removed by `close`, in a run that ends well.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"fault-{os.getpid()}.txt"
        number = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace")
        faulthandler.enable(self._file)

    def note(self, line: str) -> None:
        """Write why the program is about to end."""
        with suppress(OSError, ValueError):
            self._file.write(f"{line}\n")
            self._file.flush()

    def close(self) -> None:
        """End it: this run ends well."""
        faulthandler.disable()
        self._file.close()
        with suppress(OSError):
            self.path.unlink()


def _facts() -> list[str]:
    import platform

    return [
        f"Image Uploader {__version__}{', packed' if getattr(sys, 'frozen', False) else ''}",
        f"Python {platform.python_version()} on {_system()}",
        time.strftime("%Y-%m-%d %H:%M:%S %z"),
    ]


def _system() -> str:
    """Tell the system; asked about Windows, `platform` starts a command and waits for it."""
    if sys.platform == "win32":
        found = sys.getwindowsversion()
        return f"Windows {found.major}.{found.minor}.{found.build}"
    import platform

    return platform.platform()  # noqa: TID251 - not on Windows


def _shorten(text: str) -> str:
    """Keep the start and the end of a very long text."""
    half = REPORT_CHARACTERS // 2
    return text if len(text) <= REPORT_CHARACTERS else f"{text[:half]}\n[...]\n{text[-half:]}"


def _homes() -> Iterator[str]:
    """Give the name of the home folder as it is told, and as it is; `/` is no name."""
    with suppress(RuntimeError, OSError):
        home = Path.home()
        for folder in {home, home.resolve()}:
            if folder != Path(folder.anchor):
                yield str(folder)


def _read_start(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_FATAL_BYTES).decode("utf-8", "replace")


def _runs(path: Path) -> bool:
    """Whether the program that a file of a fault is named after still runs."""
    number = path.stem.rpartition("-")[2]
    return number.isdecimal() and is_running(int(number))
