"""A far side that answers without end takes neither all memory nor all time."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress

import httpx
import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import Garbled, Rejected, Unreachable
from imageuploader.domain.settings import Endpoint
from imageuploader.linode import object_storage
from imageuploader.linode.client import MAX_ANSWER_BYTES, MAX_ERROR_BYTES, PAGE_SIZE, LinodeClient
from imageuploader.linode.timeouts import Timeouts, Timing
from tests.fakes import FarSide
from tests.linode.test_client import open_client

MEBI = 1024**2


def answering(content: bytes, status: int = 200, encoding: str = "identity") -> FarSide:
    headers = {"Content-Encoding": encoding}
    return FarSide(httpx.Response(status, headers=headers, content=content))


def test_a_long_answer_is_not_read_to_its_end():
    far = answering(b'"' + b"x" * MAX_ANSWER_BYTES + b'"')
    with open_client(far) as client, pytest.raises(Garbled) as caught:
        client.profile()
    assert "longer than 16 MiB" in caught.value.reason


def test_an_answer_that_swells_when_it_is_decompressed_is_not_read_to_its_end():
    bomb = gzip.compress(b'"' + bytes(20) * MEBI + b'"')
    assert len(bomb) < MEBI
    far = answering(bomb, encoding="gzip")
    with open_client(far) as client, pytest.raises(Garbled) as caught:
        client.profile()
    assert "longer than 16 MiB" in caught.value.reason


def test_of_a_long_error_the_beginning_is_read():
    body = b'{"errors": [{"reason": "no"}], "more": "' + b"x" * (MAX_ERROR_BYTES * 4) + b'"}'
    with open_client(answering(body, status=400)) as client, pytest.raises(Rejected):
        client.profile()


@pytest.mark.parametrize("envelope", [{"pages": 10**9}, {"data": [{}] * (PAGE_SIZE + 1)}])
def test_a_list_without_end_is_refused(envelope):
    far = FarSide(httpx.Response(200, json={"data": [], "page": 1, "pages": 1} | envelope))
    with open_client(far) as client, pytest.raises(Garbled) as caught:
        client.images()
    assert "more than 10,000 items" in caught.value.reason
    assert len(far.calls) == 1


@pytest.fixture
def dripping() -> Iterator[str]:
    """A server that sends one byte of its answer every 50 ms, for ever."""
    over = threading.Event()
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def serve() -> None:
            with suppress(OSError), closing(server.accept()[0]) as line:
                line.recv(65536)
                line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
                while not over.wait(0.05):
                    line.sendall(b" ")

        serving = threading.Thread(target=serve)
        serving.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        over.set()
        serving.join(10)


@pytest.mark.alone
def test_an_answer_that_drips_for_ever_ends_in_time(dripping):
    timing = Timing(whole=0.5)
    began = time.monotonic()
    with (
        LinodeClient(Endpoint(url=dripping), "token", timing=timing) as client,
        pytest.raises(Unreachable),
    ):
        client.profile()
    assert time.monotonic() - began < 10


@pytest.fixture
def dripping_store() -> Iterator[str]:
    """A store that takes a whole body, and then never comes to the end of its headers."""
    over = threading.Event()
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def serve() -> None:
            with suppress(OSError), closing(server.accept()[0]) as line:
                while not line.recv(65536).endswith(b"the end"):
                    pass
                line.sendall(b"HTTP/1.1 200 OK\r\nX-More: ")
                while not over.wait(0.05):
                    line.sendall(b"x")

        serving = threading.Thread(target=serve)
        serving.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/image"
        over.set()
        serving.join(10)


@pytest.mark.alone
def test_a_store_that_never_ends_its_answer_is_given_up(dripping_store):
    body = b"the disk, to the end"
    began = time.monotonic()
    with pytest.raises(Unreachable) as caught:
        object_storage.put(
            dripping_store,
            [body],
            len(body),
            cancel=CancelToken(),
            timeouts=Timeouts(whole_reply=0.5),
        )
    assert caught.value.sent
    assert time.monotonic() - began < 10
