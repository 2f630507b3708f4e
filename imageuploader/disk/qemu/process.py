"""Finds and runs qemu-img, within limits, and kills it on cancellation."""

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
_USUAL_FOLDERS = {
    "darwin": ("/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin"),
    "win32": (
        "C:\\Program Files\\qemu",
        "C:\\Program Files (x86)\\qemu",
        "C:\\msys64\\mingw64\\bin",
    ),
}
_UNIX_FOLDERS = ("/usr/bin", "/usr/local/bin", "/home/linuxbrew/.linuxbrew/bin")
_MEMORY_BYTES = 2 * 1024**3
_READ_BYTES = 4096
_OUTPUT_BYTES = 16 * 1024
_PERCENT = re.compile(rb"\((\d+)\.\d+/100%\)")
_PROGRESS_BYTES = 64
ERRORS_FOUND = 2
"""The exit code of a check that found errors."""
_PROGRESS = re.compile(rb"\s*\(\d+\.\d+/100%\)\s*")


@dataclass(frozen=True, slots=True)
class RunResult:
    """The result of a run: the exit code, negative for a signal, and the output."""

    code: int
    output: str


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a run: seconds, of wall time and of CPU time, and bytes of a file.

    It ends at the first line of output that it is not allowed: a check may print hundreds of
    megabytes about one bad header.
    """

    seconds: int
    file_bytes: int
    allows: Callable[[str], bool] = lambda _: True


def find_qemu_img(
    path: str | None = None, usual_folders: tuple[str, ...] | None = None
) -> Path | None:
    """Return qemu-img from the folders in PATH, or from its usual folders; None without it."""
    folders = (os.environ.get("PATH", "") if path is None else path).split(os.pathsep)
    if usual_folders is None:
        usual_folders = _USUAL_FOLDERS.get(sys.platform, _UNIX_FOLDERS)
    for folder in (*folders, *usual_folders):
        program = Path(folder) / _NAME
        # A relative folder could be one that came with the image.
        if program.is_absolute() and program.is_file() and os.access(program, os.X_OK):
            return program
    return None


def run_qemu_img(
    command: list[str],
    files: tuple[BinaryIO, ...],
    limits: Limits,
    *,
    on_progress: Callable[[int], None],
    cancel: CancelToken,
) -> RunResult:
    """Run qemu-img, which inherits `files`, and report its progress.

    After a line that the limits do not allow it is stopped, with ERRORS_FOUND as its code.
    Raises ConverterFailed if it does not start or takes too long, CancelRequested.
    """
    late = threading.Event()
    with _start(command, files) as child, cancel.on_cancel(child.kill):
        _limit(child.pid, limits)

        def stop() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(limits.seconds, stop)
        timer.start()
        try:
            output, is_complete = _read_output(child, on_progress, limits.allows)
            if not is_complete:
                child.kill()
            code = child.wait() if is_complete else ERRORS_FOUND
        finally:
            timer.cancel()
            timer.join()
    cancel.check()
    if late.is_set():
        raise ConverterFailed(f"qemu-img took longer than {limits.seconds} s")
    return RunResult(code, output)


@contextmanager
def _start(command: list[str], files: tuple[BinaryIO, ...]) -> Iterator["subprocess.Popen[bytes]"]:
    try:
        child = subprocess.Popen(  # noqa: S603 - no shell; every argument is ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=tuple(file.fileno() for file in files) if os.name == "posix" else (),
            env=_environment(),
            cwd=Path(command[0]).parent,
            # Ctrl+C is for us: we kill it and remove its output.
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
    # Fewer malloc arenas: they count against the memory limit although they are empty.
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return kept | {"LC_ALL": "C", "MALLOC_ARENA_MAX": "1"}


if sys.platform == "linux":

    def _limit(pid: int, limits: Limits) -> None:
        """Limit a process that has just started: code between fork and exec is unsafe with threads.

        On other systems only wall time and the disk size in the headers limit it.
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
        """Do nothing: only wall time and the disk size in the headers limit it here."""
        del pid, limits


def _read_output(
    child: "subprocess.Popen[bytes]",
    on_progress: Callable[[int], None],
    on_line: Callable[[str], bool],
) -> tuple[str, bool]:
    """Return the output, without progress, and whether it was read to its end.

    Of a long output there are only head and tail.
    """
    output, rest, reported = _Output(on_line), b"", -1
    if child.stdout is None:
        return "", True
    while piece := os.read(child.stdout.fileno(), _READ_BYTES):
        rest += piece
        for match in _PERCENT.findall(rest):
            if (percent := min(99, int(match))) > reported:
                reported = percent
                on_progress(percent)
        rest = _PROGRESS.sub(b"\n", rest)
        # Keep enough for a progress message that has arrived only in part.
        output.add(rest[:-_PROGRESS_BYTES])
        rest = rest[-_PROGRESS_BYTES:]
        if output.is_enough:
            return output.text, False
    output.add(rest + b"\n")
    return output.text, not output.is_enough


class _Output:
    """Head and tail of the output, of which each line is passed to `on_line`."""

    def __init__(self, on_line: Callable[[str], bool]) -> None:
        self.is_enough = False
        self._first, self._last, self._line, self._on_line = b"", b"", b"", on_line

    def add(self, piece: bytes) -> None:
        *lines, self._line = (self._line + piece).split(b"\n")
        self._line = self._line[-_OUTPUT_BYTES:]
        for line in lines:
            self.is_enough = self.is_enough or not self._on_line(line.decode("utf-8", "replace"))
        room = _OUTPUT_BYTES - len(self._first)
        self._first += piece[:room]
        self._last = (self._last + piece[room:])[-_OUTPUT_BYTES:]

    @property
    def text(self) -> str:
        return (self._first + self._last).decode("utf-8", "replace").strip()
