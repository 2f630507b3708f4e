"""A console forked from a process that has imported it: a process of its own, without its start.

An interpreter that imports the console takes a second of a processor, which hundreds of tests
would pay each. What is about that start itself, or about streams that a shell sets up, starts an
interpreter (`Console.start`).
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
from contextlib import contextmanager
from functools import cache
from io import TextIOWrapper
from multiprocessing.connection import Connection
from typing import Any, Self

STDOUT, STDERR = 1, 2
READ_AT_START = ("PYTHON", "LC_", "LANG")
"""The variables that an interpreter reads once, when it starts."""


def can_fork(environ: Mapping[str, str]) -> bool:
    """Return whether a forked console would be as one that is started with this environment."""
    can = "forkserver" in multiprocessing.get_all_start_methods()
    return can and _read_at_start(environ) == _read_at_start(os.environ)


class ForkedConsole:
    """A running console, with what the tests use of `subprocess.Popen[str]`."""

    def __init__(self, module: str, arguments: Sequence[str], environ: Mapping[str, str]) -> None:
        with _pipe() as (out, to_out), _pipe() as (messages, to_messages):
            self.stdout, self.stderr = _reader(out), _reader(messages)
            given = (module, tuple(arguments), dict(environ), to_out, to_messages)
            self._process = _server().Process(target=_run, args=given)
            self._process.start()
        self.args = (module, *arguments)
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


@cache
def _server() -> Any:
    """Return the context whose first process starts the one that all others are forked from."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["imageuploader.cli.main", __name__])
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


def _run(
    module: str, arguments: Sequence[str], environ: Mapping[str, str], *to: Connection
) -> None:
    """Be the console, in the forked process."""
    os.environ.clear()
    os.environ.update(environ)
    tempfile.tempdir = None  # this environment may name another
    sys.argv = [module, *arguments]
    for number, end in zip((STDOUT, STDERR), to, strict=True):
        os.dup2(end.fileno(), number)
        end.close()
    sys.stdout, sys.stderr = _writer(STDOUT, "strict"), _writer(STDERR, "backslashreplace")
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        atexit._run_exitfuncs()  # a forked process would skip them
