"""A far side that answers without end takes neither all memory nor all time."""

import gzip
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import httpx
import pytest

from imageuploader.codec.upload import upload_from_json, upload_to_json
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import Garbled, Rejected, Unreachable
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.linode import object_storage
from imageuploader.linode.client import MAX_ANSWER_BYTES, MAX_ERROR_BYTES, PAGE_SIZE, LinodeClient
from imageuploader.linode.timeouts import Timeouts, Timing
from tests.fakes import IMAGE, FarSide, paged
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


def test_many_long_pages_are_not_all_read():
    item = IMAGE | {"description": "x" * 10 * MEBI}
    far = FarSide(*(paged(item, page=page, pages=20) for page in range(1, 21)))
    with open_client(far) as client, pytest.raises(Garbled) as caught:
        client.images()
    assert caught.value.reason == "images is longer than 32 MiB"
    assert len(far.calls) == 4


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


SHAPES = {
    "lists": b"[" + b"[]," * (5 * MEBI) + b"[]]",
    "objects": b'{"data": [' + b"{}," * (5 * MEBI) + b"{}]}",
    "numbers": b"[" + b"1," * (7 * MEBI) + b"1]",
    "wide letters": b'"' + b"x" * (15 * MEBI) + "\N{GRINNING FACE}".encode() + b'"',
}
MEASURED = """
import sys
from imageuploader.codec.parse import json_from
from imageuploader.domain.errors import Garbled

def peak():
    with open("/proc/self/status", "rb") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(b"VmHWM"))

data = sys.stdin.buffer.read()
before = peak()
try:
    json_from(data)
except Garbled as error:
    print(peak() - before, error.reason)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells the most memory")
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.few(2)
def test_an_answer_of_the_allowed_length_does_not_swell_when_it_is_parsed(shape):
    assert len(SHAPES[shape]) < MAX_ANSWER_BYTES
    out = subprocess.run(
        [sys.executable, "-c", MEASURED], input=SHAPES[shape], check=True, capture_output=True
    ).stdout.decode()
    grown, _, reason = out.strip().partition(" ")
    assert reason == "its JSON is too large"
    assert int(grown) < 80 * 1024


def test_answers_are_nested_at_most_fifty_deep_and_what_is_kept_of_them_can_be_read_again():
    def deep(depth: int) -> dict[str, object]:
        value: object = "x"
        for _ in range(depth):
            value = [value]
        return {**IMAGE, "odd": value}

    with open_client(FarSide(httpx.Response(200, json=deep(50)))) as client:
        with pytest.raises(Garbled) as caught:
            client.image("private/77")
        assert "nested too deep" in caught.value.reason
    with open_client(FarSide(httpx.Response(200, json=deep(40)))) as client:
        image = client.image("private/77")
    kept = Upload(UploadSpec("web-1", "us-ord"), Path("disk.img"), image=image)
    assert upload_from_json(upload_to_json(kept)).image == image
