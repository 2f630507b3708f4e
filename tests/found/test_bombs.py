"""An answer that swells when it is decompressed, on a real connection: little of it at a time."""

import gzip
import socket
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import AddressRefused, Garbled
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.object_storage import put
from tests.fakes import PROFILE, Listener, body_of, head_of

MEBI = 1024**2
MOST_MEBI = 40
BODY = b"the disk"
ZEROS = bytes(60 * MEBI)
REASON = b"<Error><Code>AccessDenied</Code></Error>"


def far_side(content: bytes, encoding: str, status: int = 200) -> Listener:
    head = f"HTTP/1.1 {status} X\r\nContent-Encoding: {encoding}\r\n"
    head += f"Content-Length: {len(content)}\r\n\r\n"

    def script(line: socket.socket) -> None:
        request, begun = head_of(line)
        if request.startswith("PUT"):
            body_of(line, begun, len(BODY))
        line.sendall(head.encode() + content)

    return Listener(script)


def ask(far: Listener) -> object:
    with LinodeClient(Endpoint(f"http://127.0.0.1:{far.port}"), "token") as client:
        return client.profile().username


def peak_mebi(act: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1] // MEBI
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_is_given_up_before_it_has_taken_much_memory(encoding):
    bomb = gzip.compress(ZEROS, 1) if encoding == "gzip" else zlib.compress(ZEROS, 1)

    def act() -> None:
        with pytest.raises(Garbled) as caught:
            ask(far)
        assert "longer than 16 MiB" in caught.value.reason

    with far_side(bomb, encoding) as far:
        assert peak_mebi(act) < MOST_MEBI


@pytest.fixture(scope="module")
def double_bomb() -> bytes:
    return gzip.compress(gzip.compress(ZEROS))


@pytest.mark.parametrize("encoding", ["gzip, gzip", "gzip,deflate", "br", "zstd", "what"])
def test_an_answer_in_an_encoding_that_was_not_asked_for_is_not_decompressed(encoding, double_bomb):
    def act() -> None:
        with pytest.raises(Garbled) as caught:
            ask(far)
        assert "compressed in a way" in caught.value.reason

    with far_side(double_bomb, encoding) as far:
        assert peak_mebi(act) < MOST_MEBI


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "identity", ""])
def test_an_answer_in_a_usual_encoding_is_read(encoding):
    plain = b'{"username": "%s"}' % str(PROFILE["username"]).encode()
    made = gzip.compress(plain) if encoding.lower() == "gzip" else plain
    with far_side(made, encoding) as far:
        assert ask(far) == PROFILE["username"]


@pytest.mark.parametrize(
    ("encoding", "code"), [("gzip", "AccessDenied"), ("gzip, gzip", ""), ("br", "")]
)
def test_the_reason_of_a_store_is_read_only_in_a_usual_encoding(encoding, code):
    content = gzip.compress(REASON + bytes(30 * MEBI))
    content = gzip.compress(content) if "," in encoding else content
    caught: list[AddressRefused] = []

    def act() -> None:
        address = f"http://127.0.0.1:{far.port}/image"
        with pytest.raises(AddressRefused) as error:
            put(address, [BODY], len(BODY), cancel=CancelToken())
        caught.append(error.value)

    with far_side(content, encoding, 403) as far:
        assert peak_mebi(act) < 20
    assert [error.code for error in caught] == [code]
