"""Aborts, proxies and the log, over real sockets."""

import errno
import logging
import socket
import threading
import time
from contextlib import contextmanager

import httpx
import pytest
from typing_extensions import override

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import ServerTrouble, Unreachable
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.loopback import names_this_computer, stays_here
from imageuploader.linode.object_storage import put
from imageuploader.linode.transport_errors import transport_error_of
from tests.fakes import Listener, firing, head_of, telling


def test_a_cancel_ends_a_request_and_the_next_one_works():
    begun, cancel = threading.Event(), CancelToken()

    def first_silent(connection: socket.socket) -> None:
        if far.accepted > 1:
            telling(connection)
            return
        head_of(connection)
        begun.set()
        connection.recv(1)

    with (
        Listener(first_silent) as far,
        LinodeClient(Endpoint(f"http://127.0.0.1:{far.port}"), "secret") as client,
    ):
        with (
            firing(cancel.cancel, begun, 0.0),
            client.ended_by(cancel),
            pytest.raises(Unreachable),
        ):
            client.profile()
        assert client.profile().username == "ada"


@pytest.mark.alone
def test_a_cancel_ends_the_requests_that_begin_after_it_too():
    """There is always a moment in which no request is under way."""

    def silent_after_the_first(connection: socket.socket) -> None:
        if far.accepted == 1:
            telling(connection)
        else:
            connection.recv(65536)
            connection.recv(65536)

    cancel, began = CancelToken(), time.monotonic()
    with (
        Listener(silent_after_the_first) as far,
        LinodeClient(Endpoint(f"http://127.0.0.1:{far.port}"), "secret") as client,
        client.ended_by(cancel),
    ):
        client.profile()
        cancel.cancel()
        with pytest.raises(Unreachable):
            client.profile()
        with pytest.raises(Unreachable):
            client.delete_image("private/1")
    assert time.monotonic() - began < 1


class LateCancel(CancelToken):
    """Calls its hooks after the blocks that they were for, as a thread may that was held up."""

    def __init__(self):
        super().__init__()
        self.hooks = []

    @override
    @contextmanager
    def on_cancel(self, hook):
        self.hooks.append(hook)
        yield


def test_a_cancel_that_is_late_does_not_end_what_comes_after_it():
    with (
        Listener(telling) as far,
        LinodeClient(Endpoint(f"http://127.0.0.1:{far.port}"), "secret") as client,
    ):
        cancel = LateCancel()
        with client.ended_by(cancel):
            pass
        (hook,) = cancel.hooks
        hook()
        assert client.profile().username == "ada"


@pytest.mark.alone
def test_a_cancel_ends_the_wait_before_another_attempt():
    begun, cancel = threading.Event(), CancelToken()

    def busy(connection: socket.socket) -> None:
        head_of(connection)
        connection.sendall(b"HTTP/1.1 500 No\r\nRetry-After: 20\r\nContent-Length: 0\r\n\r\n")
        begun.set()

    began = time.monotonic()
    with (
        Listener(busy) as far,
        LinodeClient(Endpoint(f"http://127.0.0.1:{far.port}"), "secret") as client,
        firing(cancel.cancel, begun, 0.2),
        client.ended_by(cancel),
        pytest.raises(ServerTrouble),
    ):
        client.profile()
    assert time.monotonic() - began < 2


@pytest.mark.alone
def test_no_request_outlives_the_time_it_is_given():
    def silent(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.recv(65536)

    began = time.monotonic()
    with (
        Listener(silent) as far,
        LinodeClient(Endpoint(f"http://127.0.0.1:{far.port}"), "secret") as client,
    ):
        with client.within(0.2), pytest.raises(Unreachable):
            client.delete_image("private/1")
        with client.within(0.2), pytest.raises(Unreachable):
            client.profile()
    assert time.monotonic() - began < 1


def test_a_time_limit_that_is_over_ends_nothing():
    with (
        Listener(telling) as far,
        LinodeClient(Endpoint(f"http://127.0.0.1:{far.port}"), "secret") as client,
    ):
        with client.within(0.05):
            pass
        threading.Event().wait(0.1)
        assert client.profile().username == "ada"


def test_loopback_is_reached_without_the_systems_proxy(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:1")
    with (
        Listener(telling) as far,
        LinodeClient(Endpoint(f"http://127.0.0.1:{far.port}"), "secret") as client,
    ):
        assert client.profile().username == "ada"


def test_other_hosts_are_reached_through_the_systems_proxy(monkeypatch):
    heads = []

    def proxy(connection: socket.socket) -> None:
        heads.append(head_of(connection)[0].split("\r\n")[0])
        connection.sendall(b"HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n")

    monkeypatch.setenv("no_proxy", "")
    with Listener(proxy) as far:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{far.port}")
        with pytest.raises(Unreachable) as caught:
            put("https://store.invalid/b/1?Signature=s", [b"a"], 1, cancel=CancelToken())
    assert heads == ["CONNECT store.invalid:443 HTTP/1.1"]
    assert (caught.value.sent, caught.value.host) == (False, "store.invalid")


@pytest.mark.parametrize(
    ("host", "is_meant", "is_certain"),
    [
        ("localhost", True, True),
        ("LocalHost", True, True),
        ("127.0.0.9", True, True),
        ("::1", True, True),
        ("[::1]", True, True),
        ("store.localhost", True, False),
        ("xlocalhost", False, False),
        ("localhost.example", False, False),
        ("10.0.0.1", False, False),
    ],
)
def test_loopback_is_known(host, is_meant, is_certain):
    assert names_this_computer(host) is is_meant
    assert stays_here(host) is is_certain


def test_log_holds_neither_token_nor_address(caplog):
    with (
        caplog.at_level(logging.DEBUG),
        Listener(telling) as far,
        LinodeClient(Endpoint(f"http://127.0.0.1:{far.port}"), "hush-hush") as client,
    ):
        client.profile()
    assert len(caplog.messages) == 1
    for secret in ("hush-hush", str(far.port)):
        assert secret not in caplog.text


def test_an_error_that_is_its_own_cause_is_told_like_any_other():
    broken = httpx.ReadError("the line broke")
    earlier = ValueError("something before it")
    earlier.__cause__ = earlier
    broken.__context__ = earlier
    told = transport_error_of(broken, "api.example.com")
    assert isinstance(told, Unreachable)
    assert told.host == "api.example.com"


def test_a_refusal_is_told_in_the_systems_words_for_sockets(monkeypatch):
    words = "No connection could be made because the target machine actively refused it."
    monkeypatch.setattr(socket, "errorTab", {errno.ECONNREFUSED: words}, raising=False)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(Unreachable) as caught:
        put(f"http://127.0.0.1:{port}/", [b"a"], 1, cancel=CancelToken())
    assert caught.value.reason == words.rstrip(".").lower()
