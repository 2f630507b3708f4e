"""Ctrl+C, a closed terminal and a terminate signal."""

import gzip
import os
import select
import signal
import sys
import time
from contextlib import ExitStack

import pytest

from imageuploader.cli.signals import SAME_SIGNAL_SECONDS
from imageuploader.domain.upload import UploadState as S
from tests.after_kill import sleep, states, wait_until
from tests.cli.console import ROOT, SECONDS
from tests.forked_process import Running, fork_python

pytestmark = pytest.mark.alone
pty = pytest.importorskip("pty", reason="no pseudo terminals here")

INSIDE = """
import os, signal
from imageuploader.cli.signals import cancel_on_signals
from imageuploader.domain.cancel import CancelRequested

def interrupt():
    os.kill(os.getpid(), signal.SIGINT)
    return True

with cancel_on_signals() as cancel, cancel.on_retry(interrupt):
    cancel.retry_now()
    try:
        cancel.sleep(30)
        cancel.sleep(30)
    except CancelRequested:
        print("cancelled")
"""


@pytest.fixture
def wide(tmp_path):
    """More than the socket buffers hold: the server must read it."""
    path = tmp_path / "wide.img.gz"
    path.write_bytes(gzip.compress(os.urandom(16 << 20), 0))
    return path


def run_code(code, *arguments):
    """Run code in a process of its own; return its exit code and what it prints."""
    with fork_python(["-c", code, *arguments], os.environ, ROOT) as process:
        try:
            out, _ = process.communicate(timeout=SECONDS)
        finally:
            process.kill()
    return process.returncode, out


def test_a_signal_that_comes_while_the_token_is_locked_is_not_lost():
    assert run_code(INSIDE) == (0, "cancelled\n")


TWICE = """
import os, signal, time
from imageuploader.cli.signals import SAME_SIGNAL_SECONDS, cancel_on_signals

with cancel_on_signals() as cancel:
    for name in NAMES:
        os.kill(os.getpid(), getattr(signal, name))
        time.sleep(PAUSE)
    begun = time.monotonic()
    cancel.sleep_in_cleanup(1)
    print(time.monotonic() - begun < 0.5)
"""


A_MOMENT = 1.5 * SAME_SIGNAL_SECONDS
CLEANUP_ABANDONED = [
    (["SIGINT", "SIGINT"], A_MOMENT, True),
    (["SIGINT", "SIGTERM"], A_MOMENT, True),
    (["SIGINT"], A_MOMENT, False),
    (["SIGINT", "SIGINT"], 0.05, False),  # one wish that came in two ways
    (["SIGHUP", "SIGHUP"], A_MOMENT, False),  # nobody is there to be impatient
]


def test_only_a_repeated_signal_after_a_moment_abandons_the_cleanup():
    started = list[Running]()
    with ExitStack() as running:
        for names, pause, _ in CLEANUP_ABANDONED:  # at the same time, as most of it is waiting
            code = TWICE.replace("NAMES", repr(names)).replace("PAUSE", str(pause))
            started.append(fork_python(["-c", code], os.environ, ROOT))
            running.enter_context(started[-1])
            running.callback(started[-1].kill)
        said = [process.communicate(timeout=SECONDS) for process in started]
    assert [out for out, _ in said] == [f"{at_once}\n" for _, _, at_once in CLEANUP_ABANDONED], said
    assert [process.returncode for process in started] == [0] * len(CLEANUP_ABANDONED)


@pytest.mark.parametrize(
    "held",
    [
        (("put-stalled", "delete-silent"), S.UPLOADING, "The unfinished image {} is still"),
        (("post-lost-silent",), S.REQUESTING, "An unfinished image may still be"),
    ],
)
def test_a_repeated_signal_does_not_wait_for_the_removal(linode, sandbox, wide, held):
    faults, state, left = held
    for fault in faults:
        sandbox.faults.add(fault)
    process = linode.fork("upload", wide, "--region", "us-ord", "--json")
    wait_until(lambda: sandbox.images and states(linode.home) == [state])
    if state is S.REQUESTING:
        sandbox.faults.add("api-silent")
    process.send_signal(signal.SIGINT)
    wait_until(lambda: states(linode.home) == [S.CANCELLING])
    sleep(1.5 * SAME_SIGNAL_SECONDS)
    process.send_signal(signal.SIGINT)
    again = time.monotonic()
    result = linode.finish(process)
    assert time.monotonic() - again < 5
    assert (result.code, result.json["state"]) == (130, "cancelled")
    assert left.format(*sandbox.images) in result.messages
    sandbox.faults.clear()
    assert linode("cleanup", "--yes", "--doubtful").code == 0
    assert sandbox.images == {}


class Terminal:
    """A terminal that runs one program."""

    def __init__(self, console, *arguments, deaf=False):
        self._pid, self._line = pty.fork()
        if not self._pid:  # the child
            if deaf:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)
            os.chdir(ROOT)
            command = [sys.executable, "-m", "imageuploader.cli", *map(str, arguments)]
            os.execve(sys.executable, command, console.environ)  # noqa: S606 - fork took the terminal

    def shows(self, word):
        """Wait until it shows a word."""
        seen = b""
        while word.encode() not in seen:
            ready, _, _ = select.select([self._line], [], [], SECONDS)
            assert ready, seen
            seen += os.read(self._line, 65536)
        return True

    def close(self):
        """Close the window; return the exit code, negative for a signal."""
        os.close(self._line)
        _, status = os.waitpid(self._pid, 0)
        return os.waitstatus_to_exitcode(status)


def test_a_closed_terminal_gives_up_and_leaves_nothing(linode, sandbox, wide):
    sandbox.faults.add("put-slow")
    terminal = Terminal(linode, "upload", wide, "--region", "us-ord")
    assert terminal.shows("Uploading 1")
    assert terminal.close() == 130
    assert sandbox.images == {}
    assert [row["state"] for row in linode.history()] == ["cancelled"]


def test_a_closed_terminal_stops_nothing_that_is_to_outlive_it(linode, wide, sandbox):
    sandbox.faults.add("put-reset", times=1)
    terminal = Terminal(linode, "upload", wide, "--region", "us-ord", "--no-wait", deaf=True)
    assert terminal.shows("Connection lost")
    terminal.close()
    assert [row["state"] for row in linode.history()] == ["available"]


DEAF = """
import os, signal
from imageuploader.cli.signals import cancel_on_signals
from imageuploader.domain.cancel import CancelRequested

with cancel_on_signals() as cancel:
    # Another thread takes the signal: as on Windows, nothing ends what the main thread waits for.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    os.kill(os.getpid(), signal.SIGINT)
    try:
        cancel.sleep(15)
    except CancelRequested:
        print("cancelled")
"""
DEAF_REQUEST = """
import os, signal, sys, threading
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import LinodeClient

pid, number = os.getpid(), signal.SIGINT
threading.Timer(0.5, os.kill, (pid, number)).start()
signal.pthread_sigmask(signal.SIG_BLOCK, {number})
try:
    LinodeClient(Endpoint(sys.argv[1]), "secret").profile()
except KeyboardInterrupt:
    print("interrupted")
"""


def test_a_signal_is_heard_while_the_main_thread_waits_for_a_lock():
    begun = time.monotonic()
    assert run_code(DEAF) == (0, "cancelled\n")
    assert time.monotonic() - begun < 10


def test_a_signal_is_heard_while_the_main_thread_waits_for_linode(sandbox):
    sandbox.faults.add("api-silent")
    begun = time.monotonic()
    assert run_code(DEAF_REQUEST, sandbox.url) == (0, "interrupted\n")
    assert time.monotonic() - begun < 15
