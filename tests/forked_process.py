"""Python forked from a process that has imported the program: its own, but for its start.

An interpreter that imports the console takes a second of a processor, and one that imports the
window two, which hundreds of tests would pay each. What is about that start itself, about the end
of an interpreter, or about streams that a shell sets up, starts an interpreter.
"""

import atexit
import io
import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from io import TextIOWrapper
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import Any, Self

ROOT = Path(__file__).parent.parent
STDIN, STDOUT, STDERR = 0, 1, 2
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Gives a process on Windows a console of its own, in which Ctrl+C can be pressed."""
READ_AT_START = ("PYTHON", "LC_", "LANG")
"""The variables that an interpreter reads once, when it starts."""

CAN_FORK_QT = sys.platform == "linux"
"""Whether a process that has loaded Qt can be forked, which on macOS ends in a crash."""


def can_fork(environ: Mapping[str, str]) -> bool:
    """Return whether a forked process would be as one that is started with this environment."""
    can = "forkserver" in multiprocessing.get_all_start_methods()
    return can and _read_at_start(environ) == _read_at_start(os.environ)


def fork_python(arguments: Sequence[str], environ: Mapping[str, str], cwd: Path) -> "Running":
    """Start Python with these arguments, without the time that it takes where that can be."""
    if CAN_FORK_QT and can_fork(environ):
        return ForkedProcess(arguments, environ, cwd=cwd)
    return start_python(arguments, environ, cwd)


def start_python(
    arguments: Sequence[str], environ: Mapping[str, str], cwd: Path
) -> "subprocess.Popen[str]":
    """Start Python as a person's shell does, but for streams in UTF-8, as a forked one's."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        creationflags=NO_WINDOW,
    )


@dataclass(frozen=True)
class Start:
    """What is started: the arguments of `python`, of which the first is -m or -c, and where."""

    arguments: tuple[str, ...]
    environ: Mapping[str, str]
    folder: str


class ForkedProcess:
    """A running process, with what the tests use of `subprocess.Popen[str]`."""

    def __init__(
        self,
        arguments: Sequence[str],
        environ: Mapping[str, str],
        *,
        cwd: Path,
        stdin: int = subprocess.DEVNULL,
    ) -> None:
        """Start it with a descriptor as its standard input, or `subprocess.DEVNULL`."""
        start = Start(tuple(arguments), dict(environ), str(cwd))
        read = None if stdin == subprocess.DEVNULL else Connection(os.dup(stdin), writable=False)
        with _pipe() as (out, to_out), _pipe() as (messages, to_messages), read or nullcontext():
            self.stdout, self.stderr = _reader(out), _reader(messages)
            given = (start, read, to_out, to_messages)
            self._process = _server().Process(target=_run, args=given)
            self._process.start()
        self.args = start.arguments
        self.pid: int = self._process.pid

    @property
    def returncode(self) -> int | None:
        """Its exit code, or minus the signal that killed it; None while it runs."""
        code: int | None = self._process.exitcode
        return code

    def poll(self) -> int | None:
        """Return `returncode`."""
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Return its exit code once it has ended; raise TimeoutExpired."""
        self._process.join(timeout)
        if self.returncode is None:
            raise subprocess.TimeoutExpired(self.args, timeout or 0)
        return self.returncode

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Return what it writes on both streams until it ends; raise TimeoutExpired."""
        with ThreadPoolExecutor(2) as readers:
            try:
                read = [readers.submit(_rest, stream) for stream in (self.stdout, self.stderr)]
                out, messages = (each.result(timeout) for each in read)
                self.wait(timeout)
            except TimeoutError:
                self.kill()  # else the readers would wait on
                raise subprocess.TimeoutExpired(self.args, timeout or 0) from None
        return out, messages

    def send_signal(self, number: int) -> None:
        """Send a signal to it, if it runs."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stdout.close()
        self.stderr.close()
        self._process.join()


Running = ForkedProcess | subprocess.Popen[str]


@cache
def _server() -> Any:
    """Return the context whose first process starts the one that all others are forked from."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.imported_once", __name__])
    return context


def _read_at_start(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if name.startswith(READ_AT_START)}


@contextmanager
def _pipe() -> Iterator[tuple[Connection, Connection]]:
    """Make a pipe that a process to be forked can be given, and close these ends of it after."""
    reader, writer = multiprocessing.Pipe(duplex=False)
    with reader, writer:
        yield reader, writer


def _reader(end: Connection) -> TextIOWrapper:
    return TextIOWrapper(io.BufferedReader(io.FileIO(os.dup(end.fileno()), "r")), encoding="utf-8")


def _rest(stream: TextIOWrapper) -> str:
    """Read a stream to its end and close it; nothing is left of one that is closed."""
    if stream.closed:
        return ""
    with stream:
        return stream.read()


def _writer(descriptor: int, errors: str) -> TextIOWrapper:
    file = io.FileIO(descriptor, "w", closefd=False)
    to, by_line = io.BufferedWriter(file), descriptor == STDERR
    return TextIOWrapper(to, encoding="utf-8", errors=errors, line_buffering=by_line)


def _run(start: Start, read: Connection | None, *to: Connection) -> None:
    """Be the program, in the forked process."""
    os.environ.clear()
    os.environ.update(start.environ)
    os.chdir(start.folder)
    tempfile.tempdir = None  # this environment may name another
    if read is not None:  # else it is the null device, which `multiprocessing` has opened
        os.dup2(read.fileno(), STDIN)
        read.close()
        sys.stdin = open(STDIN, encoding="utf-8", closefd=False)  # noqa: SIM115 - open to its end
    for number, end in zip((STDOUT, STDERR), to, strict=True):
        os.dup2(end.fileno(), number)
        end.close()
    sys.stdout, sys.stderr = _writer(STDOUT, "strict"), _writer(STDERR, "backslashreplace")
    try:
        _run_main(*start.arguments)
    finally:
        atexit._run_exitfuncs()  # a forked process would skip them


def _run_main(kind: str, given: str, *arguments: str) -> None:
    """Run a module, or code, as Python does with -m and -c."""
    if kind == "-m":
        sys.argv = [given, *arguments]
        runpy.run_module(given, run_name="__main__", alter_sys=True)
    else:
        sys.argv = [kind, *arguments]
        sys.modules["__main__"] = main = ModuleType("__main__")
        exec(compile(given, "<string>", "exec"), vars(main))  # noqa: S102 - a test's own code
