"""Real sockets: who listens, who hands over, and what a window that hangs or ends does."""

import os
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no Unix sockets", allow_module_level=True)

from imageuploader.handover.reply import REFUSED, TAKEN, Reply, Waits
from imageuploader.handover.unix_socket import SocketDoor, join
from tests.after_kill import wait_until

QUICK = Waits(answer=0.2, start=0.2)
LONG = Waits(answer=20, start=20)
LINE = b"a line\n"


@pytest.fixture
def address(tmp_path):
    return tmp_path / "k.sock"


def listen(address, waits=LONG):
    door = join(address, LINE, waits)
    assert isinstance(door, SocketDoor)
    return door


def next_visitor(door):
    came = []

    def has_come():
        came.append(door.accept())
        return came[-1] is not None

    wait_until(has_come)
    return came[-1]


def answers(door, answer, received):
    """Answer the next visitor on a thread, as the event loop of a window does."""

    def serve():
        connection = next_visitor(door)
        with connection:
            connection.settimeout(20)
            received.append(connection.recv(1000))
            connection.sendall(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    return thread


@pytest.mark.parametrize(("answer", "reply"), [(TAKEN, Reply.TAKEN), (REFUSED, Reply.REFUSED)])
def test_the_first_listens_and_the_second_hands_over(address, answer, reply):
    received: list[bytes] = []
    door = listen(address, LONG)
    thread = answers(door, answer, received)
    assert join(address, LINE, LONG) is reply
    thread.join()
    assert received == [LINE]
    door.close()


def test_nobody_else_may_use_the_socket(address):
    door = listen(address, LONG)
    assert address.stat().st_mode & 0o777 == 0o600
    door.close()
    assert not address.exists()


def test_what_a_killed_program_left_is_replaced(address):
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(address))
    left.close()
    door = listen(address, LONG)
    door.close()


def test_a_window_that_hangs_is_replaced(address):
    hung = listen(address, QUICK)
    os.utime(address, (1, 1))  # it is no start that is still under way
    door = listen(address, QUICK)
    hung.close()
    assert address.exists(), "the socket of the new window is not that of the hung one"
    received: list[bytes] = []
    thread = answers(door, TAKEN, received)
    assert join(address, LINE, LONG) is Reply.TAKEN
    thread.join()
    door.close()


def test_a_first_start_that_is_slow_is_waited_for(address):
    received: list[bytes] = []
    door = listen(address, QUICK)
    timer = threading.Timer(0.5, lambda: answers(door, TAKEN, received).join())
    timer.start()
    assert join(address, LINE, Waits(answer=0.05, start=20)) is Reply.TAKEN
    timer.join()
    door.close()


def test_a_clock_that_was_set_back_does_not_make_it_wait_longer(address):
    door = listen(address, QUICK)
    os.utime(address, (time.time() + 1000, time.time() + 1000))
    again = listen(address, QUICK)
    door.close()
    again.close()


def test_a_window_that_ends_without_an_answer_is_followed_by_the_next(address):
    door = listen(address, LONG)

    def end():
        connection = next_visitor(door)
        door.close()
        connection.close()

    thread = threading.Thread(target=end)
    thread.start()
    successor = join(address, LINE, LONG)
    thread.join()
    assert isinstance(successor, SocketDoor)
    successor.close()


def test_of_many_first_starts_at_once_one_listens(address):
    with ThreadPoolExecutor(8) as pool:
        answered: list[bytes] = []
        futures = [pool.submit(join, address, LINE, LONG) for _ in range(8)]
        wait_until(lambda: any(future.done() for future in futures))
        (door,) = [f.result() for f in futures if f.done() and isinstance(f.result(), SocketDoor)]
        for thread in [answers(door, TAKEN, answered) for _ in range(7)]:
            thread.join()
        ends = [future.result() for future in futures]
    assert isinstance(door, SocketDoor)
    assert sorted(map(type, ends), key=str) == sorted([SocketDoor] + [Reply] * 7, key=str)
    assert answered == [LINE] * 7
    door.close()


def test_a_program_of_another_user_is_not_let_in(address, monkeypatch):
    if not hasattr(socket, "SO_PEERCRED"):
        pytest.skip("the system does not tell who it is")
    door = listen(address, QUICK)
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    with socket.socket(socket.AF_UNIX) as visitor:
        visitor.connect(str(address))
        assert door.accept() is None
        visitor.settimeout(20)
        assert visitor.recv(1) == b""
    monkeypatch.undo()
    door.close()


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        join(tmp_path / "gone" / "k.sock", LINE, QUICK)
