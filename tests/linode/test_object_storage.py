import logging
import socket
import struct
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import httpx
import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import (
    AddressRefused,
    FileChanged,
    Garbled,
    NameNotFound,
    RateLimited,
    ServerTrouble,
    Unreachable,
)
from imageuploader.linode.object_storage import Stored, expires_of, put
from imageuploader.linode.timeouts import UPLOAD_TIMEOUTS, Timeouts
from tests.fakes import CHUNK, FarSide, Listener, body_of, endless, head_of

DENIED = b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>"


def answer(status: str, body: bytes = b"", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def put_to(
    port: int, body: Iterable[bytes], size: int, timeouts: Timeouts = UPLOAD_TIMEOUTS
) -> Stored:
    address = f"http://127.0.0.1:{port}/b/77?Signature=se%2Fcret%3D&Expires=1"
    return put(address, body, size, cancel=CancelToken(), timeouts=timeouts)


def put_with_reply(reply: httpx.Response) -> Stored:
    address = "https://store.example/b/77?Signature=secret"
    far = httpx.MockTransport(FarSide(reply))
    return put(address, [b"x"], 1, cancel=CancelToken(), transport=far)


def test_request_has_exactly_the_headers_the_signature_allows():
    heads = []

    def store(connection: socket.socket) -> None:
        head, begun = head_of(connection)
        heads.append(head.split("\r\n"))
        body_of(connection, begun, 6)
        connection.sendall(answer("200 OK"))

    with Listener(store) as far:
        put_to(far.port, [b"abc", b"def"], 6)
    assert heads == [
        [
            "PUT /b/77?Signature=se%2Fcret%3D&Expires=1 HTTP/1.1",
            f"Host: 127.0.0.1:{far.port}",
            "Content-Type: application/octet-stream",
            "Content-Length: 6",
        ]
    ]


def test_all_bytes_arrive_in_order_and_the_etag_comes_back_bare():
    chunks = [bytes([number]) * 256 * 1024 for number in range(64)]
    came = []

    def store(connection: socket.socket) -> None:
        _, begun = head_of(connection)
        came.append(body_of(connection, begun, 64 * len(CHUNK)))
        connection.sendall(answer("200 OK", b"", 'ETag: "d41d8cd9"'))

    with Listener(store) as far:
        stored = put_to(far.port, chunks, 64 * len(CHUNK))
    assert (stored, came[0] == b"".join(chunks)) == (Stored("d41d8cd9"), True)


def test_early_answer_is_seen_though_the_far_end_reads_nothing_more():
    def store(connection: socket.socket) -> None:
        head_of(connection)
        connection.sendall(answer("403 Forbidden", DENIED))
        far.over.wait(5)

    with Listener(store) as far, pytest.raises(AddressRefused) as caught:
        put_to(far.port, endless(), 40_000 * len(CHUNK), Timeouts(write=3.0))
    assert caught.value.facts() == {"status": 403, "code": "AccessDenied"}


def test_early_answer_is_seen_though_the_socket_breaks_afterwards():
    def store(connection: socket.socket) -> None:
        head_of(connection)
        connection.sendall(answer("503 Slow Down", b"<Error><Code>SlowDown</Code></Error>"))

    with Listener(store) as far, pytest.raises(ServerTrouble) as caught:
        put_to(far.port, endless(), 40_000 * len(CHUNK))
    assert (caught.value.status, caught.value.reason) == (503, "SlowDown")


def test_status_counts_although_the_line_breaks_before_it_is_explained():
    def store(connection: socket.socket) -> None:
        _, begun = head_of(connection)
        body_of(connection, begun, 3)
        connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 500\r\n\r\n<Error><Code>Acc")

    with Listener(store) as far, pytest.raises(AddressRefused) as caught:
        put_to(far.port, [b"abc"], 3)
    assert caught.value.facts() == {"status": 403, "code": ""}


def test_answer_cut_short_within_its_head_may_mean_it_arrived():
    def store(connection: socket.socket) -> None:
        _, begun = head_of(connection)
        body_of(connection, begun, 3)
        connection.sendall(b"HTTP/1.1 200 OK\r\nETag: ")

    with Listener(store) as far, pytest.raises(Unreachable) as caught:
        put_to(far.port, [b"abc"], 3)
    assert caught.value.sent


def test_silence_after_the_last_byte_may_mean_it_arrived():
    def store(connection: socket.socket) -> None:
        head_of(connection)
        far.over.wait(5)

    with Listener(store) as far, pytest.raises(Unreachable) as caught:
        put_to(far.port, [b"abc"], 3, Timeouts(reply=0.1))
    assert (caught.value.sent, caught.value.reason) == (True, "no answer for 0.1 s")


def test_line_cut_after_the_last_byte_may_mean_it_arrived():
    def store(connection: socket.socket) -> None:
        _, begun = head_of(connection)
        body_of(connection, begun, 3)

    with Listener(store) as far, pytest.raises(Unreachable) as caught:
        put_to(far.port, [b"abc"], 3)
    assert caught.value.sent


def test_reset_midway_means_it_did_not_arrive():
    def store(connection: socket.socket) -> None:
        head_of(connection)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    with Listener(store) as far, pytest.raises(Unreachable) as caught:
        put_to(far.port, endless(), 40_000 * len(CHUNK))
    assert not caught.value.sent


def test_far_end_that_takes_nothing_is_given_up_after_the_write_seconds():
    def store(_: socket.socket) -> None:
        far.over.wait(5)

    with Listener(store) as far, pytest.raises(Unreachable) as caught:
        put_to(far.port, endless(), 40_000 * len(CHUNK), Timeouts(write=0.2))
    assert (caught.value.sent, caught.value.reason) == (False, "nothing was accepted for 0.2 s")


def test_refused_connection_did_not_arrive():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(Unreachable) as caught:
        put_to(port, [b"abc"], 3)
    assert caught.value.facts() == {
        "host": "127.0.0.1",
        "reason": "connection refused",
        "sent": False,
    }


def test_what_the_body_raises_comes_out_unchanged():
    error = FileChanged("debian.img.gz")

    def body() -> Iterator[bytes]:
        yield b"abc"
        raise error

    def store(connection: socket.socket) -> None:
        head_of(connection)
        far.over.wait(5)

    with Listener(store) as far, pytest.raises(FileChanged) as caught:
        put_to(far.port, body(), 6)
    assert caught.value is error


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (httpx.Response(403, content=DENIED), AddressRefused(403, "AccessDenied")),
        (httpx.Response(411), AddressRefused(411, "")),
        (httpx.Response(307, headers={"Location": "https://e/"}), AddressRefused(307, "")),
        (httpx.Response(408), ServerTrouble(408)),
        (httpx.Response(500, headers={"Retry-After": "7"}), ServerTrouble(500, "", 7.0)),
        (httpx.Response(429, headers={"Retry-After": "9"}), RateLimited(9.0)),
        (
            httpx.Response(503, headers={"X-Maintenance-Mode": "1"}),
            ServerTrouble(503, maintenance=True),
        ),
    ],
)
def test_refusal_carries_its_facts(reply, error):
    with pytest.raises(type(error)) as caught:
        put_with_reply(reply)
    assert caught.value.facts() == error.facts()


def test_any_2xx_is_stored_and_a_weak_etag_is_bare_too():
    assert put_with_reply(httpx.Response(204, headers={"ETag": 'W/"ab"'})) == Stored("ab")


@pytest.mark.parametrize("address", ["", "no address", "ftp://h/x", "http://", "http://[::1"])
def test_senseless_address_is_garbled(address):
    with pytest.raises(Garbled):
        put(address, [b""], 0, cancel=CancelToken())


def test_name_without_address_is_told_apart():
    with pytest.raises(NameNotFound) as caught:
        put("http://nosuch.invalid/", [b"x"], 1, cancel=CancelToken())
    assert caught.value.host == "nosuch.invalid"


def test_address_is_neither_in_the_error_nor_in_the_log(caplog):
    with caplog.at_level(logging.DEBUG), pytest.raises(AddressRefused) as caught:
        put_with_reply(httpx.Response(403))
    assert "secret" not in f"{caught.value!r}{caplog.text}"


@pytest.mark.parametrize(
    ("address", "moment"),
    [
        (
            "https://h/x?Signature=s&Expires=1790000000",
            datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC),
        ),
        (
            "https://h/x?X-Amz-Date=20261124T060000Z&X-Amz-Expires=3600",
            datetime(2026, 11, 24, 7, tzinfo=UTC),
        ),
        ("https://h/x?Expires=soon", None),
        ("https://h/x", None),
        ("https://h/x?Expires=99999999999999999999", None),
    ],
)
def test_address_says_until_when_it_is_valid(address, moment):
    assert expires_of(address) == moment
