"""Running qemu-img: found, held within limits, and stopped at once when nobody wants it."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import ConverterFailed

_NAME = "qemu-img.exe" if os.name == "nt" else "qemu-img"
_USUAL_PLACES = {
    "darwin": ("/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin"),
    "win32": (
        "C:\\Program Files\\qemu",
        "C:\\Program Files (x86)\\qemu",
        "C:\\msys64\\mingw64\\bin",
    ),
}
_UNIX_PLACES = ("/usr/bin", "/usr/local/bin", "/home/linuxbrew/.linuxbrew/bin")
_MEMORY_BYTES = 2 * 1024**3
_READ_BYTES = 4096
_KEPT_BYTES = 16 * 1024
_PERCENT = re.compile(rb"\((\d+)\.\d+/100%\)")
_PROGRESS_BYTES = 64
_PROGRESS = re.compile(rb"\s*\(\d+\.\d+/100%\)\s*")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its exit code, negative for a signal, and what it said."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may take: seconds, of the clock and of a processor, and bytes of one file."""

    seconds: int
    file_bytes: int


def find_qemu_img(path: str | None = None, places: tuple[str, ...] | None = None) -> Path | None:
    """Return qemu-img from the folders in PATH, or from its usual places; None if it is in none."""
    folders = (os.environ.get("PATH", "") if path is None else path).split(os.pathsep)
    if places is None:
        places = _USUAL_PLACES.get(sys.platform, _UNIX_PLACES)
    for folder in (*folders, *places):
        program = Path(folder) / _NAME
        # A relative folder would be one of whoever sent the image.
        if program.is_absolute() and program.is_file() and os.access(program, os.X_OK):
            return program
    return None


def run_qemu_img(
    command: list[str],
    files: tuple[BinaryIO, ...],
    limits: Limits,
    *,
    told: Callable[[int], None],
    cancel: CancelToken,
) -> Ended:
    """Run it with open files that it may read, telling percent.

    Raises ConverterFailed if it does not start or takes too long, CancelRequested.
    """
    late = threading.Event()
    with _started(command, files) as child, cancel.on_cancel(child.kill):
        _limit(child.pid, limits)

        def stop() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(limits.seconds, stop)
        timer.start()
        try:
            said = _heard(child, told)
            code = child.wait()
        finally:
            timer.cancel()
            timer.join()
    cancel.check()
    if late.is_set():
        raise ConverterFailed(f"qemu-img took longer than {limits.seconds} s")
    return Ended(code, said)


@contextmanager
def _started(
    command: list[str], files: tuple[BinaryIO, ...]
) -> Iterator["subprocess.Popen[bytes]"]:
    try:
        child = subprocess.Popen(  # noqa: S603 - no shell; every argument is ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=tuple(file.fileno() for file in files) if os.name == "posix" else (),
            env=_environment(),
            cwd=Path(command[0]).parent,
            # Ctrl+C is for us: we end it, and what it made.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise ConverterFailed(error.strerror or str(error)) from error
    with child:
        try:
            yield child
        finally:
            child.kill()


def _environment() -> dict[str, str]:
    # Fewer arenas of malloc: they count as memory although nothing is in them.
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return kept | {"LC_ALL": "C", "MALLOC_ARENA_MAX": "1"}


if sys.platform == "linux":

    def _limit(pid: int, limits: Limits) -> None:
        """Bound a program that has just begun; code between fork and exec is unsafe with threads.

        Elsewhere only the clock and the size of the disk, which the headers tell, bound it.
        """
        import resource

        bounds = (
            (resource.RLIMIT_AS, _MEMORY_BYTES),
            (resource.RLIMIT_CPU, limits.seconds),
            (resource.RLIMIT_FSIZE, limits.file_bytes),
            (resource.RLIMIT_CORE, 0),
        )
        for kind, bound in bounds:
            with suppress(ProcessLookupError, PermissionError, ValueError):
                resource.prlimit(pid, kind, (bound, bound))

else:

    def _limit(pid: int, limits: Limits) -> None:
        """Do nothing: only the clock and the size that the headers tell bound it here."""
        del pid, limits


def _heard(child: "subprocess.Popen[bytes]", told: Callable[[int], None]) -> str:
    """What it says until it ends, without the progress: the beginning and the end of a lot."""
    said, rest, shown = _Said(), b"", -1
    if child.stdout is None:
        return ""
    while piece := os.read(child.stdout.fileno(), _READ_BYTES):
        rest += piece
        for found in _PERCENT.findall(rest):
            if (percent := min(99, int(found))) > shown:
                shown = percent
                told(percent)
        rest = _PROGRESS.sub(b"\n", rest)
        # Progress that has come half is kept until the other half has come too.
        said.add(rest[:-_PROGRESS_BYTES])
        rest = rest[-_PROGRESS_BYTES:]
    said.add(rest)
    return said.text


class _Said:
    """The beginning and the end of what was said."""

    def __init__(self) -> None:
        self._first, self._last = b"", b""

    def add(self, piece: bytes) -> None:
        room = _KEPT_BYTES - len(self._first)
        self._first += piece[:room]
        self._last = (self._last + piece[room:])[-_KEPT_BYTES:]

    @property
    def text(self) -> str:
        return (self._first + self._last).decode("utf-8", "replace").strip()
