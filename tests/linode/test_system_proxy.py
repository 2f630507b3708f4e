"""The proxy that the system names, over real sockets, and the environment that wins over it."""

import threading
from contextlib import contextmanager

import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import (
    BadSetting,
    NameNotFound,
    ProxyWantsPassword,
    Unreachable,
)
from imageuploader.domain.network.proxy import Network, ProxyMode, ProxySource, Route, first_usable
from imageuploader.domain.settings import Endpoint
from imageuploader.linode import routes
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.object_storage import Stored, put
from tests.fakes import CHUNK, Listener, firing, telling
from tests.linode.test_proxies import NAME, certificate, speaking, take
from tests.proxies import PASSWORD, USER, Proxy
from tests.tls import over_tls

__all__ = ["certificate"]


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in ("https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@contextmanager
def proxied(certificate, script=telling, scheme="http", **wants):
    """A proxy that leads to a Linode of a test; yields it and its address."""
    with Listener(over_tls(certificate, script)) as far:
        proxy = Proxy(far.port, **wants)
        with Listener(speaking(proxy, scheme)) as between:
            yield proxy, f"{scheme}://127.0.0.1:{between.port}"


@contextmanager
def client_of(certificate, *answers):
    """A client whose system answers this; `answers` may be a function."""
    ask = answers[0] if answers and callable(answers[0]) else lambda _: answers
    network = Network(ca_file=str(certificate), ask_system=ask)
    endpoint = Endpoint(f"https://{NAME}")
    with LinodeClient(endpoint, "secret", network=network, wait=lambda _: None) as client:
        yield client


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_the_api_is_asked_through_the_proxy_of_the_system(certificate, scheme):
    with proxied(certificate, scheme=scheme) as (proxy, url), client_of(certificate, url) as client:
        assert client.profile().username == "ada"
        assert client.route == Route(url, ProxySource.SYSTEM)
    assert proxy.asked == [f"{NAME}:443"]


def test_the_system_hears_the_host_of_an_upload_and_nothing_of_its_signature(certificate):
    heard = []

    def ask(url):
        heard.append(url)
        return (far_url,)

    with proxied(certificate, take) as (proxy, far_url):
        stored = put(
            f"https://{NAME}/b/1?Signature=s",
            [CHUNK] * 8,
            8 * len(CHUNK),
            cancel=CancelToken(),
            network=Network(ca_file=str(certificate), ask_system=ask),
        )
    assert (stored, proxy.asked, heard) == (Stored("far"), [f"{NAME}:443"], [f"https://{NAME}/"])


def test_the_first_proxy_that_can_be_used_is_taken(certificate):
    with proxied(certificate) as (proxy, url):
        answers = ("", "nonsense", "http://", "http://p:99999", "socks4://127.0.0.1:9", url)
        with client_of(certificate, *answers, "direct://") as client:
            assert client.profile().username == "ada"
    assert proxy.asked == [f"{NAME}:443"]


def test_a_user_and_a_password_in_the_answer_are_used_and_not_shown(certificate):
    with proxied(certificate, wants_password=True) as (_, url):
        known = url.replace("//", f"//{USER}:{PASSWORD}@")
        with client_of(certificate, known) as client:
            assert client.profile().username == "ada"
            assert client.route.shown_proxy == url
            assert PASSWORD not in repr(client.route)
        with client_of(certificate, url) as client, pytest.raises(ProxyWantsPassword):
            client.profile()


@pytest.mark.parametrize(
    "answers", [(), ("direct://",), ("DIRECT://", "http://127.0.0.1:9"), ("", "nonsense")]
)
def test_no_proxy_and_no_answer_both_mean_the_direct_way(certificate, answers):
    with client_of(certificate, *answers) as client, pytest.raises(NameNotFound):
        client.profile()


def test_a_proxy_of_a_kind_that_is_not_supported_is_not_gone_past(certificate, monkeypatch):
    wanted = BadSetting("proxy", "proxy.example", "socks4 proxies are not supported")
    with (
        client_of(certificate, "socks4://proxy.example:1080") as client,
        pytest.raises(BadSetting) as caught,
    ):
        client.profile()
    assert caught.value.facts() == wanted.facts()
    monkeypatch.setenv("ALL_PROXY", "socks4://proxy.example:1080")
    with pytest.raises(BadSetting) as caught, client_of(certificate):
        pass
    assert caught.value.facts() == wanted.facts()


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "ALL_PROXY", "https_proxy"])
def test_the_environment_wins_over_the_system(certificate, monkeypatch, name):
    with proxied(certificate) as (proxy, url):
        monkeypatch.setenv(name, url)
        with client_of(certificate, "http://127.0.0.1:9") as client:
            assert client.profile().username == "ada"
            assert client.route == Route(url, ProxySource.ENVIRONMENT)
    assert proxy.asked == [f"{NAME}:443"]


def test_a_socks_without_its_version_as_gnome_exports_it_is_used(certificate, monkeypatch):
    with proxied(certificate, scheme="socks5") as (proxy, url):
        monkeypatch.setenv("ALL_PROXY", url.replace("socks5", "socks") + "/")
        with client_of(certificate) as client:
            assert client.profile().username == "ada"
    assert proxy.asked == [f"{NAME}:443"]


def test_no_proxy_in_the_environment_wins_for_its_hosts_alone(certificate, monkeypatch):
    with proxied(certificate) as (proxy, url):
        monkeypatch.setenv("NO_PROXY", f"elsewhere.example,{NAME}")
        with client_of(certificate, url) as client, pytest.raises(NameNotFound):
            client.profile()
        assert proxy.asked == []
        monkeypatch.setenv("NO_PROXY", "elsewhere.example")
        with client_of(certificate, url) as client:
            assert client.profile().username == "ada"


def test_a_computer_in_another_network_takes_the_way_of_that(certificate):
    with proxied(certificate) as (office, first), proxied(certificate) as (home, second):
        ways = iter([(first,), (first,), (second,)])
        with client_of(certificate, lambda _: next(ways)) as client:
            for _ in range(3):
                client.profile()
            assert client.route.proxy == second
    assert (len(office.asked), len(home.asked)) == (2, 1)


def test_a_cancel_is_heard_while_the_system_thinks(certificate):
    asked, over, cancel = threading.Event(), threading.Event(), CancelToken()

    def think(_url):
        asked.set()
        over.wait(30)
        return ()

    try:
        with (
            client_of(certificate, think) as client,
            client.ended_by(cancel),
            firing(cancel.cancel, asked, 0.0),
            pytest.raises(Unreachable) as caught,
        ):
            client.profile()
        assert type(caught.value) is Unreachable  # and not that the name was looked up
    finally:
        over.set()


def test_a_system_that_never_answers_is_waited_for_a_moment_only(certificate, monkeypatch):
    monkeypatch.setattr(routes, "SYSTEM_SECONDS", 0.05)
    over = threading.Event()
    try:
        with (
            client_of(certificate, lambda _: over.wait(30) and ()) as client,
            pytest.raises(NameNotFound),
        ):
            client.profile()
    finally:
        over.set()


def test_a_system_is_not_asked_about_this_computer_nor_by_a_manual_setting(certificate):
    def ask(_url):
        raise AssertionError

    with Listener(telling) as far:
        network = Network(ask_system=ask)
        endpoint = Endpoint(f"http://127.0.0.1:{far.port}")
        with LinodeClient(endpoint, "secret", network=network) as client:
            assert client.profile().username == "ada"
    with proxied(certificate) as (_, url):
        manual = Network(ProxyMode.MANUAL, url, ca_file=str(certificate), ask_system=ask)
        with LinodeClient(Endpoint(f"https://{NAME}"), "secret", network=manual) as client:
            assert client.profile().username == "ada"
            assert client.route == Route(url, ProxySource.SETTINGS)


@pytest.mark.parametrize(
    ("answers", "proxy"),
    [
        (["socks://p:1"], "socks5://p:1"),
        (["HTTP://p"], "http://p"),
        (["quic://p:1", "https://[::1]:8"], "https://[::1]:8"),
        (["p:3128", "//p", "http://p:x"], ""),
    ],
)
def test_answers_are_read_as_desktops_write_them(answers, proxy):
    assert first_usable(answers) == proxy


@pytest.mark.parametrize(
    ("proxy", "shown"),
    [("", ""), ("http://p:1", "http://p:1"), ("socks5://a:b@p:1/", "socks5://p:1")],
)
def test_a_proxy_is_shown_without_its_secrets(proxy, shown):
    assert Route(proxy).shown_proxy == shown
