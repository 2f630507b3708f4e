"""Trust, over real sockets and with a real certificate."""

import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.errors import AddressRefused, BadSetting, NotTrusted, Unreachable
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.object_storage import Stored, put
from imageuploader.linode.timeouts import Timeouts
from tests.fakes import CHUNK, Listener, body_of, endless, firing, head_of, received, telling
from tests.tls import make_certificate, over_tls


@pytest.fixture(scope="session")
def certificate(tmp_path_factory) -> Path:
    """A certificate for 127.0.0.1 that only itself vouches for."""
    return make_certificate(Path(tmp_path_factory.mktemp("tls")))


def accept_tls(connection: socket.socket) -> None:
    head, begun = head_of(connection)
    length = next(row for row in head.split("\r\n") if row.startswith("Content-Length"))
    body_of(connection, begun, int(length.split()[1]))
    connection.sendall(b'HTTP/1.1 200 OK\r\nETag: "tls"\r\nContent-Length: 0\r\n\r\n')


def refuse_tls(connection: socket.socket) -> None:
    head_of(connection)
    connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
    while connection.recv(65536):
        continue


def test_bytes_pass_over_tls_with_a_ca_file_of_ones_own(certificate):
    size = 64 * len(CHUNK)
    with Listener(over_tls(certificate, accept_tls)) as far:
        stored = put(
            f"https://127.0.0.1:{far.port}/b/1",
            [CHUNK] * 64,
            size,
            cancel=CancelToken(),
            ca_file=str(certificate),
        )
    assert stored == Stored("tls")


@pytest.mark.big
def test_a_slow_reader_over_tls_is_not_taken_for_one_that_stands_still(certificate):
    piece = bytes(1 << 20)

    def slowly(connection: socket.socket) -> None:
        _, begun = head_of(connection)
        left = len(piece) - len(begun)
        while left:
            left -= len(received(connection, 8 * 1024))
            far.over.wait(0.01)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    with Listener(over_tls(certificate, slowly), receive_bytes=8 * 1024) as far:
        stored = put(
            f"https://127.0.0.1:{far.port}/b/1",
            [piece],
            len(piece),
            cancel=CancelToken(),
            ca_file=str(certificate),
            timeouts=Timeouts(write=0.6),
        )
    assert stored == Stored("")


@pytest.mark.alone
def test_early_answer_is_seen_over_tls(certificate):
    began = time.monotonic()
    with Listener(over_tls(certificate, refuse_tls)) as far, pytest.raises(AddressRefused):
        put(
            f"https://127.0.0.1:{far.port}/b/1",
            endless(),
            1 << 40,
            cancel=CancelToken(),
            ca_file=str(certificate),
        )
    assert time.monotonic() - began < 2


@pytest.mark.alone
def test_cancel_ends_a_handshake_that_hangs(certificate):
    cancel, begun = CancelToken(), threading.Event()

    def silent(_: socket.socket) -> None:
        begun.set()
        far.over.wait(5)

    began = time.monotonic()
    with (
        Listener(silent) as far,
        firing(cancel.cancel, begun, 0.1),
        pytest.raises(CancelRequested),
    ):
        put(
            f"https://127.0.0.1:{far.port}/",
            [b"abc"],
            3,
            cancel=cancel,
            ca_file=str(certificate),
        )
    assert time.monotonic() - began < 0.6


@pytest.mark.alone
def test_cancel_ends_a_send_over_tls_that_nobody_reads(certificate):
    cancel, begun = CancelToken(), threading.Event()

    def silent(_: socket.socket) -> None:
        far.over.wait(5)

    began = time.monotonic()
    with (
        Listener(over_tls(certificate, silent)) as far,
        firing(cancel.cancel, begun, 0.2),
        pytest.raises(CancelRequested),
    ):
        put(
            f"https://127.0.0.1:{far.port}/",
            endless(begun.set),
            1 << 40,
            cancel=cancel,
            ca_file=str(certificate),
        )
    assert time.monotonic() - began < 1


def test_check_21_client_tells_who_is_not_trusted_and_why(certificate):
    with (
        Listener(over_tls(certificate, telling)) as far,
        LinodeClient(Endpoint(f"https://127.0.0.1:{far.port}"), "secret") as client,
        pytest.raises(NotTrusted) as caught,
    ):
        client.profile()
    assert caught.value.host == "127.0.0.1"
    assert "self" in caught.value.reason


def test_check_21_client_trusts_the_ca_file(certificate):
    with Listener(over_tls(certificate, telling)) as far:
        endpoint = Endpoint(f"https://127.0.0.1:{far.port}", ca_file=str(certificate))
        with LinodeClient(endpoint, "secret") as client:
            assert client.profile().username == "ada"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no variable adds to the store")
def test_check_21_a_ca_in_the_store_of_the_system_needs_no_setting(certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with (
        Listener(over_tls(certificate, telling)) as far,
        LinodeClient(Endpoint(f"https://127.0.0.1:{far.port}"), "secret") as client,
    ):
        assert client.profile().username == "ada"


def test_ca_file_that_is_missing_is_a_bad_setting(tmp_path):
    path = str(tmp_path / "no.pem")
    with pytest.raises(BadSetting) as caught:
        LinodeClient(Endpoint(ca_file=path), "")
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "no.pem").stat()
    reason = str(missing.value.strerror).lower()  # in the system's own words
    assert caught.value.facts() == {"name": "ca", "value": path, "reason": reason}


def test_ca_file_without_a_certificate_is_a_bad_setting(tmp_path):
    broken = tmp_path / "broken.pem"
    broken.write_text("no certificate")
    with pytest.raises(BadSetting) as caught:
        put("https://127.0.0.1:1/", [b""], 0, cancel=CancelToken(), ca_file=str(broken))
    assert (caught.value.name, caught.value.reason) == ("ca", "no certificate in it")


def test_plain_http_where_tls_is_expected_says_so():
    def plain(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with Listener(plain) as far, pytest.raises(Unreachable) as caught:
        put(f"https://127.0.0.1:{far.port}/", [b"a"], 1, cancel=CancelToken())
    assert not caught.value.sent
    assert caught.value.reason in {"wrong version number", "record layer failure"}
