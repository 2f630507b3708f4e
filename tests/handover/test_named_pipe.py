"""The pipe of Windows; Python's connections are the same on a Unix socket elsewhere."""

import os
import threading

import pytest

from imageuploader.handover.named_pipe import PipeDoor, join
from imageuploader.handover.reply import REFUSED, TAKEN, Reply, Waits

LONG = Waits(answer=20, start=60)
LINE = b"a line\n"


@pytest.fixture
def address(tmp_path):
    return rf"\\.\pipe\imageuploader-test-{os.getpid()}" if os.name == "nt" else str(tmp_path / "p")


def listen(address):
    door = join(address, LINE, LONG)
    assert isinstance(door, PipeDoor)
    return door


def answers(door, answer, received):
    def serve():
        for visit in door.visits():
            received.append(visit.line())
            visit.answer(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    return thread


@pytest.mark.parametrize(("answer", "reply"), [(TAKEN, Reply.TAKEN), (REFUSED, Reply.REFUSED)])
def test_the_first_listens_and_the_second_hands_over(address, answer, reply):
    received: list[bytes] = []
    door = listen(address)
    thread = answers(door, answer, received)
    assert join(address, LINE, LONG) is reply
    door.stop()
    thread.join(20)
    assert not thread.is_alive()
    door.close()
    assert received == [LINE]


def test_a_window_that_hangs_is_not_waited_for_for_ever(address):
    door = listen(address)
    with pytest.raises(TimeoutError):
        join(address, LINE, Waits(answer=0.1, start=0.3))
    door.close()


def test_once_the_first_has_ended_the_next_listens(address):
    listen(address).close()
    listen(address).close()
