"""Signing in with the browser, against the practice Linode; plain HTTP plays the browser."""

import os
import re
import socket
import subprocess
import sys
import threading
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from imageuploader.domain.accounts.browser_sign_in import Attempt
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.errors import NotEncrypted, SignInRefused
from imageuploader.domain.settings import Endpoint
from imageuploader.linode import browser_sign_in
from imageuploader.linode.browser_redirect import BrowserRedirect
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.transport import DIRECTLY
from imageuploader.sandbox.server import Sandbox
from tests.required_tools import tool


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(process_seconds=0.0) as practice:
        yield practice


class Browser:
    """Opens a page in a thread of its own, and follows the link that a person would click."""

    def __init__(self, answer="allow", **changes):
        self._answer, self._changes = answer, changes
        self.pages: list[str] = []
        self.thread = threading.Thread(target=self._go)

    def open(self, page):
        self.pages.append(page)
        self.thread.start()

    @property
    def redirect(self):
        return urlsplit(parse_qs(urlsplit(self.pages[0]).query)["redirect_uri"][0])

    def _go(self):
        with httpx.Client(trust_env=False) as http:
            shown = http.get(self.pages[0]).text
            found = re.search(f'id="{self._answer}" href="([^"]+)"', shown)
            assert found is not None
            link = found[1].replace("&amp;", "&")
            root = "{0.scheme}://{0.netloc}".format(urlsplit(self.pages[0]))
            back = http.get(root + link).headers["Location"]
            for name, value in self._changes.items():
                back = re.sub(f"{name}=[^&]*", f"{name}={value}", back)
            http.get("{0.scheme}://{0.netloc}/favicon.ico".format(urlsplit(back)))
            http.get(back)


def sign_in(sandbox, browser, cancel=None):
    try:
        return browser_sign_in.sign_in_with_browser(
            "client", browser.open, cancel or CancelToken(), login_url=sandbox.url
        )
    finally:
        browser.thread.join(5)
        assert not listening(browser.redirect.port)


def listening(port):
    with socket.socket() as sock:
        return sock.connect_ex(("127.0.0.1", port)) == 0


def test_consent_gives_a_token_with_the_least_scopes(sandbox):
    browser = Browser()
    token = sign_in(sandbox, browser)
    with LinodeClient(Endpoint(url=sandbox.url), token) as client:
        assert client.profile().scopes == "images:read_write events:read_only"
    assert browser.redirect.hostname == "127.0.0.1"
    assert "verifier" not in browser.pages[0]


@pytest.mark.parametrize(
    ("browser", "why"),
    [
        (Browser("deny"), "denied"),
        (Browser(state="other"), "state"),
        (Browser(code="guessed"), "code"),
        (Browser(code=""), "error"),
    ],
    ids=["denied", "wrong state", "wrong code", "no code"],
)
def test_what_is_no_consent_is_told_by_its_kind(sandbox, browser, why):
    with pytest.raises(SignInRefused) as caught:
        sign_in(sandbox, browser)
    assert caught.value.why == why


def test_a_wrong_verifier_gets_no_token(sandbox):
    browser, held = Browser(), []
    with BrowserRedirect() as redirect:
        attempt = Attempt("client", redirect.uri)
        browser.open(attempt.page(sandbox.url))
        code = attempt.code_in(redirect.wait(CancelToken(), 5))
    browser.thread.join(5)
    held.append(replace(attempt, verifier="another"))
    with pytest.raises(SignInRefused) as caught:
        browser_sign_in._token_for(code, held[0], CancelToken(), sandbox.url, DIRECTLY)
    assert caught.value.why == "code"


def test_a_browser_that_was_closed_is_waited_for_until_the_cancel(sandbox):
    cancel = CancelToken()
    browser = Browser()
    browser.thread = threading.Thread(target=cancel.cancel)
    with pytest.raises(CancelRequested):
        sign_in(sandbox, browser, cancel)


def test_a_browser_that_never_comes_back_is_told_as_that():
    with BrowserRedirect() as redirect, pytest.raises(SignInRefused) as caught:
        redirect.wait(CancelToken(), 0.15)
    assert caught.value.why == "closed"


def test_two_at_once_do_not_take_each_others_answers(sandbox):
    first, second = Browser(), Browser()
    with BrowserRedirect() as one, BrowserRedirect() as two:
        attempts = [Attempt("client", one.uri), Attempt("client", two.uri)]
        first.open(attempts[0].page(sandbox.url))
        second.open(attempts[1].page(sandbox.url))
        answers = [one.wait(CancelToken(), 5), two.wait(CancelToken(), 5)]
    for browser in (first, second):
        browser.thread.join(5)
    assert all(attempt.code_in(answer) for attempt, answer in zip(attempts, answers, strict=True))
    with pytest.raises(SignInRefused):
        attempts[0].code_in(answers[1])


def test_the_code_never_goes_out_in_the_clear():
    with pytest.raises(NotEncrypted):
        browser_sign_in.sign_in_with_browser(
            "client", lambda _: None, CancelToken(), login_url="http://login.example.com"
        )


def test_no_secret_of_an_attempt_is_shown_by_accident():
    attempt = Attempt("client", "http://127.0.0.1:1/signed-in")
    assert attempt.verifier not in repr(attempt)
    assert attempt.state not in repr(attempt)
    assert attempt.verifier not in attempt.page()


def test_a_connection_that_a_browser_opened_in_advance_holds_nobody_up():
    with BrowserRedirect() as redirect:
        port = urlsplit(redirect.uri).port
        with (
            socket.create_connection(("127.0.0.1", port)),
            socket.create_connection(("127.0.0.1", port)) as slow,
            socket.create_connection(("127.0.0.1", port)) as asking,
        ):
            slow.sendall(b"GET /signed-in?code=slow HTTP/1.1\r\n")
            asking.sendall(b"GET /signed-in?code=quick HTTP/1.1\r\n\r\n")
            assert redirect.wait(CancelToken(), 2) == "code=quick"


def test_a_wait_is_over_at_a_cancel_whatever_a_connection_does():
    cancel = CancelToken()
    with BrowserRedirect() as redirect:
        port = urlsplit(redirect.uri).port
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(b"GET ")
            timer = threading.Timer(0.2, cancel.cancel)
            timer.start()
            with pytest.raises(CancelRequested):
                redirect.wait(cancel, 2)
            timer.join()


NO_PORT = """
import socket
import subprocess
import sys
from pathlib import Path
from imageuploader.domain.errors import SignInRefused
from imageuploader.linode.browser_redirect import BrowserRedirect
Path("/proc/sys/net/ipv4/ip_local_port_range").write_text("40000 40001")
taken = [socket.create_server(("127.0.0.1", port)) for port in (40000, 40001)]
try:
    BrowserRedirect()
except SignInRefused as error:
    print(error.why)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a network of its own, which has two ports")
def test_a_computer_whose_ports_are_all_taken_is_told_as_that():
    alone = [tool("unshare"), "--net", *(["--map-root-user"] if os.geteuid() else [])]
    command = [*alone, sys.executable, "-c", NO_PORT]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    if done.stderr.startswith("unshare:"):
        pytest.skip("no network of its own may be made here")
    assert done.stdout.split() == ["port"], done.stderr
