"""The API and the upload through real proxies, over real sockets."""

import socket

import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import BadSetting, ProxyWantsPassword
from imageuploader.domain.network.proxy import Network, ProxyMode, checked_proxy
from imageuploader.domain.retry import is_transient
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.object_storage import Stored, put
from tests.fakes import CHUNK, Listener, body_of, head_of, telling
from tests.proxies import PASSWORD, USER, Proxy
from tests.tls import make_certificate, over_tls

NAME = "linode.invalid"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return make_certificate(tmp_path_factory.mktemp("proxies"), names=f"DNS:{NAME}")


def take(connection: socket.socket) -> None:
    head, begun = head_of(connection)
    length = next(row for row in head.split("\r\n") if row.startswith("Content-Length"))
    body_of(connection, begun, int(length.split()[1]))
    connection.sendall(b'HTTP/1.1 200 OK\r\nETag: "far"\r\nContent-Length: 0\r\n\r\n')


def network(scheme, port, certificate, **more):
    url = f"{scheme}://127.0.0.1:{port}"
    return Network(ProxyMode.MANUAL, url, ca_file=str(certificate), **more)


def speaking(proxy, scheme):
    return proxy.speak_http if scheme == "http" else proxy.speak_socks5


@pytest.mark.parametrize("scheme", ["http", "socks5", "socks5h"])
@pytest.mark.parametrize("wants_password", [False, True], ids=["open", "password"])
def test_bytes_and_questions_pass_a_proxy(certificate, scheme, wants_password):
    known = {"user": USER, "password": PASSWORD} if wants_password else {}
    with Listener(over_tls(certificate, take)) as far:
        proxy = Proxy(far.port, wants_password=wants_password)
        with Listener(speaking(proxy, scheme)) as between:
            way = network(scheme, between.port, certificate, **known)
            address = f"https://{NAME}/b/1?Signature=s"
            stored = put(address, [CHUNK] * 8, 8 * len(CHUNK), cancel=CancelToken(), network=way)
    assert (stored, proxy.asked) == (Stored("far"), [f"{NAME}:443"])


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_the_api_is_asked_through_a_proxy_too(certificate, scheme):
    with Listener(over_tls(certificate, telling)) as far:
        proxy = Proxy(far.port)
        with Listener(speaking(proxy, scheme)) as between:
            way = network(scheme, between.port, certificate)
            with LinodeClient(Endpoint(f"https://{NAME}"), "secret", network=way) as client:
                assert client.profile().username == "ada"
    assert proxy.asked == [f"{NAME}:443"]


@pytest.mark.parametrize("scheme", ["http", "socks5"])
@pytest.mark.parametrize("known", [{}, {"user": USER, "password": "wrong"}], ids=["none", "wrong"])
def test_a_proxy_that_wants_a_password_is_told_as_that(certificate, scheme, known):
    with Listener(speaking(Proxy(0, wants_password=True), scheme)) as between:
        way = network(scheme, between.port, certificate, **known)
        with pytest.raises(ProxyWantsPassword) as caught:
            put(f"https://{NAME}/b/1", [b"a"], 1, cancel=CancelToken(), network=way)
    assert caught.value.host == NAME
    assert not is_transient(caught.value)


def test_none_means_none_whatever_the_environment_says(monkeypatch, certificate):
    monkeypatch.setenv("no_proxy", "")
    with Listener(telling) as far:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{far.port}")
        with (
            pytest.raises(Exception, match=NAME),
            LinodeClient(
                Endpoint(f"https://{NAME}"),
                "secret",
                network=Network(ProxyMode.NONE, ca_file=str(certificate)),
                wait=lambda _: None,
            ) as client,
        ):
            client.profile()
        assert far.accepted == 0


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("proxy.example.com:3128", "http://proxy.example.com:3128"),
        (" socks5://10.0.0.1:1080 ", "socks5://10.0.0.1:1080"),
        ("HTTP://proxy:3128", "HTTP://proxy:3128"),
    ],
)
def test_an_address_of_a_proxy_may_leave_http_out(text, url):
    assert checked_proxy(text) == url


@pytest.mark.parametrize(
    "text", ["", "ftp://proxy:1", "http://", "http://ada:secret@proxy:3128", "http://p:99999"]
)
def test_what_is_no_address_of_a_proxy_is_refused_without_its_password(text):
    with pytest.raises(BadSetting) as caught:
        checked_proxy(text)
    assert "secret" not in str(caught.value.facts())


def test_no_password_is_shown_by_accident():
    assert PASSWORD not in repr(Network(ProxyMode.MANUAL, "http://p", USER, PASSWORD))
