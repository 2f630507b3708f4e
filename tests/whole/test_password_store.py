"""The whole window on a real keyring, driven by the mouse: no outcome is silent or untrue."""

import sys

import pytest
from keyring.backends import SecretService, fail, null
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from imageuploader.app import Program
from imageuploader.domain.settings import Endpoint
from imageuploader.services.credentials import Credentials
from imageuploader.store.folders import folders_under
from imageuploader.store.vault import TokenVault
from tests.amounts import IS_THOROUGH
from tests.secrets_search import TOKEN
from tests.session_bus import session_bus
from tests.store.keyring_backends import Chain, PlaintextKeyring

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Linux desktop's store")


@pytest.fixture
def bus(tmp_path, monkeypatch):
    with session_bus(tmp_path, monkeypatch) as made:
        made.start_keyring()
        yield made


@pytest.fixture
def start(qtbot, tmp_path, sandbox):
    """Start the program, as often as needed, with one folder and one password store."""
    running: list[Program] = []

    def started(backend=SecretService.Keyring):
        while running:
            end(running.pop())
        access = Credentials(Endpoint(url=sandbox.url), lambda: TokenVault(backend()))
        program = Program(folders_under(tmp_path / "home" / "ours").create(), access, verbose=True)
        running.append(program)
        program.show()
        qtbot.waitUntil(lambda: bool(program.account.regions))
        store = program.account.store
        qtbot.waitUntil(lambda: bool(store.place or store.error))
        return program

    yield started
    while running:
        end(running.pop())


def end(program):
    program.window.close()
    program.close()
    program.window.deleteLater()


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def sign_in(qtbot, program):
    QTest.keyClicks(program.window.sign_in.token, TOKEN)
    press(program.window.sign_in.button)
    qtbot.waitUntil(lambda: program.account.signed_in)


def asks(program):
    return program.window.sign_in.isVisible()


def holding(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if TOKEN.encode() in path.read_bytes()]


def test_an_unlocked_store_keeps_the_token_and_nothing_is_asked(qtbot, bus, start, tmp_path):
    program = start()
    assert program.window.sign_in.store.text.text() == "Will be stored in GNOME Keyring"
    sign_in(qtbot, program)
    assert not asks(program)
    assert program.window.sign_in.store.text.text() == "Stored in GNOME Keyring"
    again = start()
    qtbot.waitUntil(lambda: again.account.username == "practice")
    assert not asks(again)
    TokenVault(SecretService.Keyring()).forget(again.account.name)
    gone = start()
    qtbot.waitUntil(lambda: asks(gone))
    assert gone.window.sign_in.store.text.text() == "The saved token is gone."
    sign_in(qtbot, gone)
    bus.lock()
    locked = start()
    qtbot.waitUntil(lambda: asks(locked))
    assert locked.window.sign_in.store.text.text() == "Your password store is locked."
    assert holding(tmp_path) == []


def test_a_locked_store_that_nobody_unlocks_blocks_nothing(qtbot, bus, start, tmp_path):
    bus.lock()
    program = start()
    panel = program.window.sign_in
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: asks(program))
    with bus.unanswered_prompt() as prompts:
        press(panel.store.action)
        qtbot.waitUntil(lambda: bool(prompts))
        assert "Answer the prompt" in panel.store.text.text()
        press(panel.store.action)
        qtbot.waitUntil(lambda: not program.account.store.is_unlocking)
        assert panel.store.action.text() == "&Unlock"
        press(panel.store.action)
        assert program.account.store.is_unlocking
        press(panel.store.keep)
        assert not asks(program)
        again = start()
    qtbot.waitUntil(lambda: asks(again))
    shown = again.window.sign_in.result.text()
    assert shown.startswith("Sign in again: the token was kept for the last session only")
    assert "locked" in shown
    assert holding(tmp_path) == []


def test_a_store_that_refuses_says_so_until_it_does_not(qtbot, bus, start, tmp_path):
    program = start()
    panel = program.window.sign_in
    with bus.refusal():
        sign_in(qtbot, program)
        qtbot.waitUntil(lambda: asks(program))
        assert panel.store.text.text().startswith("Access to the password store was refused")
        assert panel.store.action.text() == "&Try again"
        press(panel.store.action)
        qtbot.waitUntil(lambda: not program.account.store.is_unlocking)
        assert (asks(program), program.account.store.is_stored) == (True, False)
    press(panel.store.action)
    qtbot.waitUntil(lambda: not asks(program))
    assert panel.store.text.text() == "Stored in GNOME Keyring"
    assert holding(tmp_path) == []


NO_STORES = {
    "fail": fail.Keyring,
    "null": null.Keyring,
    "plain file": PlaintextKeyring,
    "empty chain": Chain,
}


@pytest.mark.parametrize("store", NO_STORES if IS_THOROUGH else ["fail"])
def test_without_a_store_the_window_says_so_and_goes_on(qtbot, start, tmp_path, store):
    program = start(NO_STORES[store])
    panel = program.window.sign_in
    assert panel.store.text.text().startswith("No password store was found on this system")
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: asks(program))
    press(panel.store.action)
    assert "gnome-keyring" in panel.result.text()
    press(panel.store.keep)
    assert not asks(program)
    assert holding(tmp_path) == []
