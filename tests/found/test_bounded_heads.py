"""What comes before an answer's content is bounded too: its header lines, the interim answers."""

import socket
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing

import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import Garbled
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.answer_head import MOST_INTERIM, MOST_LINES
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.object_storage import Stored, put
from imageuploader.linode.sockets import SocketInterrupter, Stream
from imageuploader.linode.wakeup import SocketHandle
from imageuploader.words.errors import describe
from tests.fakes import PROFILE_ANSWER, Listener, head_of, received

BODY = b"the disk, to the end"
BEGUN = b"HTTP/1.1 200 OK\r\n"
INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
USUAL = PROFILE_ANSWER.removeprefix(BEGUN)
OWN_LINES = USUAL.partition(b"\r\n\r\n")[0].count(b"\n") + 1


def lines(count: int) -> bytes:
    return b"".join(b"X-Line-%d: 1\r\n" % number for number in range(count))


def far_side(answer: bytes, more: bytes = b"") -> Listener:
    """A server that answers each request so, and then goes on with more of it without end."""

    def script(line: socket.socket) -> None:
        _, body = head_of(line)
        while body and not BODY.endswith(body[-3:]):
            body += received(line)
        line.sendall(answer)
        while more:
            line.sendall(more)

    return Listener(script)


def ask(port: int) -> object:
    with LinodeClient(Endpoint(f"http://127.0.0.1:{port}"), "token") as client:
        return client.profile().username


def store(port: int) -> object:
    address = f"http://127.0.0.1:{port}/image?Signature=s"
    return put(address, [BODY], len(BODY), cancel=CancelToken())


BOTH = pytest.mark.parametrize("act", [ask, store])
Act = Callable[[int], object]


def refusal(act: Act, far: AbstractContextManager[Listener]) -> Garbled:
    began = time.monotonic()
    with far as listener, pytest.raises(Garbled) as caught:
        act(listener.port)
    assert time.monotonic() - began < 20
    return caught.value


@BOTH
def test_a_hundred_header_lines_are_read(act: Act):
    with far_side(BEGUN + lines(MOST_LINES - OWN_LINES) + USUAL) as far:
        assert act(far.port) in ("ada", Stored(""))


@BOTH
def test_one_more_header_line_is_not_read(act: Act):
    error = refusal(act, far_side(BEGUN + lines(MOST_LINES - OWN_LINES + 1) + USUAL))
    assert error.reason == "it has more than 100 header lines"
    assert "more than 100 header lines" in str(describe(error).explanation)


@BOTH
def test_header_lines_without_end_are_given_up(act: Act):
    assert "header lines" in refusal(act, far_side(BEGUN, b"a:\r\n")).reason


@BOTH
def test_twenty_interim_answers_are_passed_over(act: Act):
    with far_side(INTERIM * MOST_INTERIM + PROFILE_ANSWER) as far:
        assert act(far.port) in ("ada", Stored(""))


@BOTH
def test_one_more_interim_answer_is_not_passed_over(act: Act):
    error = refusal(act, far_side(INTERIM * (MOST_INTERIM + 1) + PROFILE_ANSWER))
    assert error.reason == "it begins with more than 20 interim responses"


@BOTH
def test_interim_answers_without_end_are_given_up(act: Act):
    assert "interim" in refusal(act, far_side(b"", INTERIM)).reason


@BOTH
def test_an_interim_answer_has_no_more_header_lines_either(act: Act):
    head = b"HTTP/1.1 102 Processing\r\n" + lines(MOST_LINES + 1) + b"\r\n"
    assert "header lines" in refusal(act, far_side(head + PROFILE_ANSWER)).reason


def test_lines_in_the_content_are_no_header_lines():
    content = b'{"username": "ada"' + b"\r\n" * 500 + b"}"
    answer = BEGUN + b"Content-Length: %d\r\n\r\n" % len(content) + content
    with far_side(answer) as far:
        assert ask(far.port) == "ada"


def test_the_answer_to_the_next_request_is_counted_anew():
    ours, theirs = socket.socketpair()
    with theirs, closing(Stream(ours, SocketHandle(ours), SocketInterrupter())) as stream:
        for _ in range(2):
            stream.write(b"GET / HTTP/1.1\r\n\r\n", 5)
            theirs.sendall(INTERIM * MOST_INTERIM + PROFILE_ANSWER)
            got = b""
            while not got.endswith(PROFILE_ANSWER):
                got += stream.read(100, 5)
