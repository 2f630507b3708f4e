"""Signing in with a real Chromium: how each attempt ends, and that nothing listens after it.

The window's button is pressed with the mouse, and so is the link of the practice Linode's page.
"""

import json
import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from imageuploader.app import Program
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.settings import Endpoint
from imageuploader.linode.browser_sign_in import sign_in_with_browser
from imageuploader.services.credentials import Credentials
from imageuploader.store.folders import folders_under
from imageuploader.store.vault import SessionVault
from tests.amounts import IS_THOROUGH
from tests.chromium import Chromium

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Debian's Chromium")

thorough = pytest.mark.skipif(
    not IS_THOROUGH, reason="with THOROUGH=1; tests/linode plays it without Chromium"
)
LEAST = "scopes=images:read_write,events:read_only"
CHALLENGE_OF_ANOTHER = "code_challenge=" + "A" * 43


@pytest.fixture(scope="module")
def chromium():
    with Chromium() as browser:
        yield browser


class Desktop(QObject):
    """Opens pages in Chromium, as the desktop does; an address may be changed on its way."""

    def __init__(self, browser):
        super().__init__()
        self._browser, self.tabs = browser, []
        self.change = ("", "")

    @Slot(QUrl)
    def open(self, url):
        address = re.sub(*self.change, url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        self.tabs.append(self._browser.open(address))


@pytest.fixture
def desktop(chromium):
    opens = Desktop(chromium)
    QDesktopServices.setUrlHandler("http", opens, "open")  # type: ignore[arg-type]  # a str
    yield opens
    QDesktopServices.unsetUrlHandler("http")
    for tab in opens.tabs:
        tab.close()


@pytest.fixture
def program(qtbot, tmp_path, sandbox):
    places = folders_under(tmp_path / "home").create()
    client = {"oauth_client": "of-a-test", "login_url": sandbox.url}
    (places.config / "settings.json").write_text(json.dumps(client))
    access = Credentials(Endpoint(url=sandbox.url), SessionVault)
    made = Program(places, access, verbose=True)
    made.show()
    qtbot.waitUntil(lambda: bool(made.account.regions))
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()


def listening():
    """The addresses at which this process listens."""
    ours = {path.readlink().name for path in Path("/proc/self/fd").iterdir() if path.is_symlink()}
    rows = [row.split() for row in Path("/proc/self/net/tcp").read_text().splitlines()[1:]]
    return {row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in ours}


def press(program):
    QTest.mouseClick(program.window.sign_in.browser_button, Qt.MouseButton.LeftButton)


def ask(qtbot, program, desktop):
    """Press the button; return the page that Chromium shows then."""
    press(program)
    qtbot.waitUntil(lambda: bool(desktop.tabs))
    assert program.account.browser.is_waiting
    return desktop.tabs[-1]


def test_a_click_on_allow_signs_in_with_the_least_scopes(qtbot, program, desktop, tmp_path):
    before = listening()
    page = ask(qtbot, program, desktop)
    assert listening() > before
    assert "images:read_write events:read_only" in page.text("images")
    page.click("#allow")
    assert "go back to Image Uploader" in page.text("close this page")
    qtbot.waitUntil(lambda: program.account.signed_in)
    assert program.account.username == "practice"
    with program.account.open_client() as client:
        assert client.profile().scopes == "images:read_write events:read_only"
    assert listening() == before
    assert holding(tmp_path, LEAST) == []


ENDS = {
    "denied": ("deny", ("", ""), "Access was denied in the browser"),
    "wrong state": (
        "allow",
        ("(?<=[?&])state=[^&]*", "state=guessed"),
        "The browser came back with an answer to another sign-in",
    ),
    "wrong verifier": (
        "allow",
        ("code_challenge=[^&]*", CHALLENGE_OF_ANOTHER),
        "Linode did not accept the sign-in of the browser",
    ),
}


@pytest.mark.parametrize("end", ENDS if IS_THOROUGH else ["denied"])
def test_what_is_no_consent_is_told_and_can_be_tried_again(qtbot, program, desktop, end):
    answer, desktop.change, words = ENDS[end]
    before, panel = listening(), program.window.sign_in
    ask(qtbot, program, desktop).click(f"#{answer}")
    qtbot.waitUntil(lambda: words in panel.result.text())
    assert "Sign in with the browser once more, or paste a token." in panel.result.text()
    assert (program.account.signed_in, listening()) == (False, before)
    desktop.change = ("", "")
    press(program)
    qtbot.waitUntil(lambda: len(desktop.tabs) > 1)
    desktop.tabs[-1].click("#allow")
    qtbot.waitUntil(lambda: program.account.signed_in)


@thorough
def test_a_page_that_is_closed_leaves_a_button_that_ends_the_wait(qtbot, program, desktop):
    before = listening()
    ask(qtbot, program, desktop).close()
    desktop.tabs.clear()
    assert program.account.browser.is_waiting
    press(program)
    qtbot.waitUntil(lambda: listening() == before)
    assert not program.account.browser.is_waiting
    ask(qtbot, program, desktop).click("#allow")
    qtbot.waitUntil(lambda: program.account.signed_in)


@thorough
def test_two_at_once_each_get_their_own_answer(chromium, sandbox):
    before, pages, both = listening(), {}, threading.Barrier(3, timeout=10)

    def sign_in(client):
        def open_page(page):
            pages[client] = page
            both.wait()

        return sign_in_with_browser(client, open_page, CancelToken(), login_url=sandbox.url)

    with ThreadPoolExecutor(2) as pool:
        tokens = [pool.submit(sign_in, client) for client in ("one", "other")]
        both.wait()
        tabs = [chromium.open(pages[client]) for client in ("one", "other")]
        for tab in reversed(tabs):
            tab.click("#allow")
        assert [token.result(10) for token in tokens] == [LEAST, LEAST]
    assert listening() == before
    for tab in tabs:
        tab.close()


def holding(folder, secret):
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if secret.encode() in path.read_bytes()]
