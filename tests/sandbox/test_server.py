import errno
import gzip
import hashlib
import socket
import threading
import time
import tracemalloc
from urllib.parse import urlsplit

import httpx
import pytest

from imageuploader.sandbox.received_body import Unpacker
from imageuploader.sandbox.server import Sandbox
from imageuploader.sandbox.state import Bounds
from tests.sandbox.api_steps import open_api, put, request_upload

MEGABYTE = 1024**2


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def test_it_listens_on_the_given_port():
    port = free_port()
    with Sandbox(port=port) as sandbox:
        assert sandbox.url == f"http://127.0.0.1:{port}"
        assert httpx.get(f"{sandbox.url}/v4/regions").status_code == 200
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/v4/regions")


def test_a_taken_port_is_an_error():
    with Sandbox() as first, pytest.raises(OSError) as caught:  # noqa: PT011 - by its number
        Sandbox(port=int(first.url.rpartition(":")[2])).__enter__()
    assert caught.value.errno == errno.EADDRINUSE


def test_two_servers_share_no_state(sandbox, ticket):
    with Sandbox() as other:
        assert other.images == {}
    assert ticket[0] in sandbox.images


@pytest.mark.alone
def test_it_ends_soon_with_open_connections_and_images_in_processing():
    with Sandbox(process_seconds=60) as sandbox, open_api(sandbox) as api:
        put(request_upload(api)[1])
        start = time.monotonic()
        sandbox.__exit__(None, None, None)
        assert time.monotonic() - start < 2


def test_unpacking_holes_needs_little_memory():
    hole = gzip.compress(bytes(64 * MEGABYTE), 1)
    unpacker = Unpacker(1024 * MEGABYTE, threading.Event())
    tracemalloc.start()
    unpacker.feed(hole)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert unpacker.size == 64 * MEGABYTE
    assert peak < 2 * MEGABYTE


def test_unpacking_in_any_pieces_gives_the_same():
    raw = bytes(range(256)) * 2000
    body = gzip.compress(raw[:1000]) + gzip.compress(raw[1000:])
    unpacker = Unpacker(MEGABYTE, threading.Event())
    for at in range(0, len(body), 7):
        unpacker.feed(body[at : at + 7])
    assert unpacker.sha256() == hashlib.sha256(raw).hexdigest()


@pytest.mark.alone
def test_the_api_answers_while_an_image_is_taken_in(sandbox, api, ticket):
    member = gzip.compress(bytes(32 * MEGABYTE), 1)
    done = threading.Event()

    def send():
        put(ticket[1], member * 16)
        done.set()

    sender = threading.Thread(target=send)
    sender.start()
    answers = 0
    while not done.is_set():
        assert api.get("/profile").elapsed.total_seconds() < 1
        answers += 1
    sender.join()
    assert answers > 3
    assert sandbox.received[ticket[0]].raw_size == 512 * MEGABYTE


def test_a_silent_sender_is_cut_off_without_an_answer():
    with Sandbox(bounds=Bounds(silence_seconds=0.1)) as sandbox, open_api(sandbox) as api:
        name, address = request_upload(api)
        target = urlsplit(address)
        head = (
            f"PUT {target.path}?{target.query} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
        )
        with socket.create_connection((target.hostname, target.port), timeout=5) as line:
            line.sendall(f"{head}Content-Type: application/octet-stream\r\n\r\na".encode())
            assert line.recv(100) == b""
        assert name not in sandbox.received
