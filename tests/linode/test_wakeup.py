"""Interrupts where a shut socket wakes nobody, as on Windows."""

import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.errors import Unreachable
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.object_storage import put
from imageuploader.linode.timeouts import Timeouts
from imageuploader.linode.wakeup import READ, SocketHandle, SocketWaiter
from tests.fakes import Listener, endless, firing, head_of

pytestmark = pytest.mark.alone
SOON = 2.0
"""Far below every time limit of the requests, far above what a loaded machine adds."""


@pytest.fixture(autouse=True)
def shutting_wakes_nobody(monkeypatch):
    monkeypatch.setattr(socket.socket, "shutdown", lambda _sock, _how: None)


def reads_nothing(far, _line):
    far.over.wait(10)


def reads_the_head(far, line):
    head_of(line)
    far.over.wait(10)


@pytest.mark.parametrize(
    ("scheme", "play", "has_end"),
    [
        ("http", reads_nothing, False),
        ("http", reads_the_head, True),
        ("https", reads_nothing, True),
    ],
    ids=["sending", "waiting for the response", "in the TLS handshake"],
)
def test_a_cancel_ends_an_upload_that_stands_still(scheme, play, has_end):
    cancel, taken = CancelToken(), threading.Event()

    def script(line: socket.socket) -> None:
        taken.set()
        play(far, line)

    body, size = ([b"abc"], 3) if has_end else (endless(), 1 << 40)
    with Listener(script) as far, firing(cancel.cancel, taken, 0.3):
        address, began = f"{scheme}://127.0.0.1:{far.port}/", time.monotonic()
        with pytest.raises(CancelRequested):
            put(address, body, size, cancel=cancel)
    assert time.monotonic() - began < SOON


def test_try_again_now_ends_an_attempt_that_stands_still():
    cancel, taken = CancelToken(), threading.Event()

    def script(line: socket.socket) -> None:
        taken.set()
        reads_nothing(far, line)

    began = time.monotonic()
    with Listener(script) as far, firing(cancel.retry_now, taken, 0.5):
        address, times = f"http://127.0.0.1:{far.port}/", Timeouts(still=0.2)
        with pytest.raises(Unreachable):
            put(address, endless(), 1 << 40, cancel=cancel, timeouts=times)
    assert time.monotonic() - began < SOON


def test_a_time_limit_ends_a_request_and_a_cancel_the_next():
    asked, cancel = threading.Event(), CancelToken()

    def script(line: socket.socket) -> None:
        head_of(line)
        asked.set()
        line.recv(1)

    began = time.monotonic()
    with (
        Listener(script) as far,
        LinodeClient(Endpoint(f"http://127.0.0.1:{far.port}"), "secret") as client,
    ):
        with client.within(0.2), pytest.raises(Unreachable):
            client.delete_image("private/1")
        asked.clear()
        with (
            firing(cancel.cancel, asked, 0.2),
            pytest.raises(CancelRequested),
            client.ended_by(cancel),
        ):
            client.delete_image("private/1")
    assert time.monotonic() - began < SOON


def test_an_interrupt_wakes_whoever_waits_and_is_not_forgotten():
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    handle = SocketHandle(ours)
    waiter = SocketWaiter(ours, handle)
    with ours, theirs:
        with pytest.raises(TimeoutError):
            waiter.retry(lambda: ours.recv(1), READ, 0.01)
        thread = threading.Timer(0.1, handle.interrupt)
        thread.start()
        for _ in range(2):
            with pytest.raises(ConnectionAbortedError):
                waiter.retry(lambda: ours.recv(1), READ, 10)
        thread.join()
        readable = waiter.is_readable
        waiter.close()
        handle.close()
    assert readable


def open_numbers():
    """The numbers of the files and sockets that are open now."""
    return {path.name for path in Path("/proc/self/fd").iterdir()}


@pytest.mark.skipif(sys.platform != "linux", reason="no list of open files here")
def test_nothing_stays_open_behind_a_connection():
    opened = open_numbers()
    for _ in range(3):
        with Listener(lambda line: line.close()) as far, pytest.raises(Unreachable):
            put(f"http://127.0.0.1:{far.port}/", [b"abc"], 3, cancel=CancelToken())
    assert len(open_numbers()) <= len(opened)
