import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.errors import Unreachable
from imageuploader.linode.object_storage import Stored, put
from imageuploader.linode.timeouts import Timeouts
from tests.fakes import CHUNK, Listener, endless, firing, head_of, received, wait_for_reset


@contextmanager
def full_backlog() -> Iterator[int]:
    """A port on which connections are neither taken nor refused."""
    with ExitStack() as stack:
        server = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(server.getsockname())
        yield server.getsockname()[1]


@pytest.mark.alone
def test_cancel_ends_a_send_that_nobody_reads():
    cancel, begun, fired = CancelToken(), threading.Event(), []

    def store(_: socket.socket) -> None:
        far.over.wait(5)

    def cancel_now() -> None:
        fired.append(time.monotonic())
        cancel.cancel()

    with (
        Listener(store) as far,
        firing(cancel_now, begun, 0.2),
        pytest.raises(CancelRequested),
    ):
        put(f"http://127.0.0.1:{far.port}/", endless(begun.set), 1 << 40, cancel=cancel)
    assert time.monotonic() - fired[0] < 0.5


@pytest.mark.alone
def test_cancel_ends_waiting_for_the_answer():
    cancel, begun = CancelToken(), threading.Event()

    def store(connection: socket.socket) -> None:
        head_of(connection)
        begun.set()
        far.over.wait(5)

    began = time.monotonic()
    with (
        Listener(store) as far,
        firing(cancel.cancel, begun, 0.0),
        pytest.raises(CancelRequested),
    ):
        put(f"http://127.0.0.1:{far.port}/", [b"abc"], 3, cancel=cancel)
    assert time.monotonic() - began < 1


@pytest.mark.alone
def test_cancel_ends_connecting_to_a_host_that_is_silent():
    cancel, begun = CancelToken(), threading.Event()
    begun.set()
    began = time.monotonic()
    with (
        full_backlog() as port,
        firing(cancel.cancel, begun, 0.2),
        pytest.raises(CancelRequested),
    ):
        put(f"http://127.0.0.1:{port}/", [b"abc"], 3, cancel=cancel)
    assert time.monotonic() - began < 0.7


def test_cancel_before_the_start_makes_no_connection():
    cancel = CancelToken()
    cancel.cancel()
    with Listener(lambda _: None) as far, pytest.raises(CancelRequested):
        put(f"http://127.0.0.1:{far.port}/", [b"abc"], 3, cancel=cancel)
    assert far.accepted == 0


def test_cancel_resets_the_line_so_that_the_far_end_knows_at_once():
    cancel, begun, fired, closed = CancelToken(), threading.Event(), [], []

    def store(connection: socket.socket) -> None:
        if wait_for_reset(connection):
            closed.append(time.monotonic())

    def cancel_now() -> None:
        fired.append(time.monotonic())
        cancel.cancel()

    with (
        Listener(store) as far,
        firing(cancel_now, begun, 0.3),
        pytest.raises(CancelRequested),
    ):
        put(f"http://127.0.0.1:{far.port}/", endless(begun.set), 1 << 40, cancel=cancel)
    assert closed[0] - fired[0] < 0.5


@pytest.mark.alone
def test_a_hurry_breaks_a_line_that_stands_still():
    cancel, begun = CancelToken(), threading.Event()

    def store(_: socket.socket) -> None:
        far.over.wait(5)

    began = time.monotonic()
    with (
        Listener(store) as far,
        firing(cancel.retry_now, begun, 0.5),
        pytest.raises(Unreachable) as caught,
    ):
        put(
            f"http://127.0.0.1:{far.port}/",
            endless(begun.set),
            1 << 40,
            cancel=cancel,
            timeouts=Timeouts(still=0.2),
        )
    assert not caught.value.sent
    assert time.monotonic() - began < 2
    cancel.sleep(30)
    assert time.monotonic() - began < 4


def test_a_hurry_does_not_break_a_line_that_moves():
    cancel, begun = CancelToken(), threading.Event()
    chunks = [CHUNK] * 20

    def store(connection: socket.socket) -> None:
        _, came = head_of(connection)
        left = sum(map(len, chunks)) - len(came)
        while left:
            left -= len(received(connection, 64 * 1024))
            begun.set()
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    with Listener(store) as far, firing(cancel.retry_now, begun, 0.0):
        stored = put(f"http://127.0.0.1:{far.port}/", chunks, 20 * len(CHUNK), cancel=cancel)
    assert stored == Stored("")


def test_a_hurry_does_not_break_the_wait_for_the_answer():
    cancel, begun = CancelToken(), threading.Event()

    def store(connection: socket.socket) -> None:
        head_of(connection)
        begun.set()
        far.over.wait(0.4)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    with Listener(store) as far, firing(cancel.retry_now, begun, 0.2):
        stored = put(
            f"http://127.0.0.1:{far.port}/",
            [b"abc"],
            3,
            cancel=cancel,
            timeouts=Timeouts(still=0.1),
        )
    assert stored == Stored("")
