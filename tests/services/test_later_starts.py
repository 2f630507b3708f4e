"""What arrives at the door of the first window: messages, and whatever else a program may send."""

import socket
import sys
import threading
from contextlib import suppress

import pytest

from imageuploader.handover import named_pipe
from imageuploader.handover.reply import REFUSED, TAKEN, Reply, Waits
from imageuploader.handover.start_message import Message, encode
from imageuploader.services import later_starts
from imageuploader.services.later_starts import LaterStarts

if sys.platform == "win32":
    pytest.skip("Windows has no Unix sockets", allow_module_level=True)

from imageuploader.handover import unix_socket

LONG = Waits(answer=20, start=20)
GOOD = Message(("/d/disk.img",), {"XDG_ACTIVATION_TOKEN": "t"})


@pytest.fixture
def address(tmp_path):
    return tmp_path / "k.sock"


class Heard(LaterStarts):
    """Remembers what has arrived."""

    def __init__(self, door):
        super().__init__(door)
        self.got: list[Message] = []
        self.arrived.connect(self.got.append)


@pytest.fixture
def starts(qtbot, address):
    door = unix_socket.join(address, b"", LONG)
    listening = Heard(door)
    yield listening
    listening.close()
    qtbot.wait(0)  # what has left is deleted


@pytest.fixture
def visit(address):
    opened = []

    def visits(*parts):
        sock = socket.socket(socket.AF_UNIX)
        opened.append(sock)
        sock.settimeout(20)
        sock.connect(str(address))
        for part in parts:
            sock.sendall(part)
        return sock

    yield visits
    for sock in opened:
        sock.close()


def answer_to(qtbot, sock):
    """What is answered, while the event loop runs."""
    answers = []
    thread = threading.Thread(target=lambda: answers.append(sock.recv(100)))
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive())
    return answers[0]


def test_a_message_is_taken_and_answered(qtbot, starts, visit):
    assert answer_to(qtbot, visit(encode(GOOD))) == TAKEN
    assert starts.got == [GOOD]


def test_a_message_in_pieces_is_one(qtbot, starts, visit):
    line = encode(GOOD)
    sock = visit(line[:5])
    qtbot.wait(20)
    sock.sendall(line[5:])
    assert answer_to(qtbot, sock) == TAKEN
    assert starts.got == [GOOD]


def test_a_message_of_thousands_of_files_is_taken(qtbot, starts, visit):
    many = Message(tuple(f"/d/{'ü' * 50}{number}.img" for number in range(10_000)), {})
    sock = visit()
    sender = threading.Thread(target=sock.sendall, args=(encode(many),))
    sender.start()
    assert answer_to(qtbot, sock) == TAKEN
    sender.join()
    assert starts.got == [many]


@pytest.mark.parametrize(
    "line", [b"no JSON\n", b"\xff\xfe\n", b"{}\n", b"\n"], ids=["text", "bytes", "other", "empty"]
)
def test_what_is_no_message_is_refused(qtbot, starts, visit, line):
    assert answer_to(qtbot, visit(line)) == REFUSED
    assert starts.got == []


def test_a_message_without_an_end_is_cut_off(qtbot, starts, visit, monkeypatch):
    monkeypatch.setattr(later_starts, "MESSAGE_BYTES", 100_000)
    sock = visit()

    def pour():
        with suppress(OSError):
            for _ in range(1000):
                sock.sendall(b"x" * 100_000)
            pytest.fail("it was all read")

    pouring = threading.Thread(target=pour)
    pouring.start()
    qtbot.waitUntil(lambda: not pouring.is_alive())
    assert starts.got == []


@pytest.mark.parametrize("sent", [b"", b'{"files": ['], ids=["nothing", "half"])
def test_who_says_no_more_is_left_after_the_time_of_an_answer(
    qtbot, starts, visit, monkeypatch, sent
):
    monkeypatch.setattr(later_starts, "ANSWER_SECONDS", 0.05)
    assert answer_to(qtbot, visit(sent)) == b""
    assert starts.got == []


def test_who_has_given_up_is_not_heard(qtbot, starts, visit):
    visit(encode(GOOD)).close()
    assert answer_to(qtbot, visit(encode(Message((), {})))) == TAKEN
    assert starts.got == [Message((), {})]


def test_who_hangs_up_at_once_stops_nothing(qtbot, starts, visit):
    for _ in range(50):
        visit().close()
    assert answer_to(qtbot, visit(encode(GOOD))) == TAKEN
    assert starts.got == [GOOD]


def test_more_visits_than_are_heard_at_once_wait_for_their_turn(qtbot, starts, visit, monkeypatch):
    monkeypatch.setattr(later_starts, "ANSWER_SECONDS", 0.2)
    silent = [visit() for _ in range(later_starts.MOST_VISITS * 2)]
    assert answer_to(qtbot, visit(encode(GOOD))) == TAKEN
    assert (len(silent), starts.got) == (32, [GOOD])


def test_a_dialog_that_the_message_opens_does_not_take_it_twice(qtbot, starts, visit):
    starts.arrived.connect(lambda _: qtbot.wait(50))
    assert answer_to(qtbot, visit(encode(GOOD))) == TAKEN
    assert starts.got == [GOOD]


def test_once_closed_the_next_start_listens_itself(qtbot, starts, visit, address):
    waiting = visit()
    qtbot.wait(20)
    starts.close()
    assert answer_to(qtbot, waiting) == b""
    door = unix_socket.join(address, encode(GOOD), LONG)
    assert isinstance(door, unix_socket.SocketDoor)
    door.close()


def test_a_pipe_is_heard_on_a_thread(qtbot, tmp_path):
    address = str(tmp_path / "p")
    door = named_pipe.join(address, b"", LONG)
    assert isinstance(door, named_pipe.PipeDoor)
    starts = Heard(door)
    replies: list[named_pipe.PipeDoor | Reply] = []
    lines = (b"no JSON\n", encode(GOOD))
    second = threading.Thread(
        target=lambda: replies.extend(named_pipe.join(address, line, LONG) for line in lines)
    )
    second.start()
    qtbot.waitUntil(lambda: not second.is_alive())
    starts.close()
    assert replies == [Reply.REFUSED, Reply.TAKEN]
    assert starts.got == [GOOD]
