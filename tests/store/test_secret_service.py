"""A real gnome-keyring on a bus of the test's own: unlocked, locked, and never answered."""

import sys
import threading

import pytest
from keyring.backends import SecretService

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.errors import NoTokenStore, TokenStoreLocked
from imageuploader.store.vault import TokenVault
from tests.secrets_search import TOKEN
from tests.session_bus import session_bus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Linux desktop's store")


@pytest.fixture
def bus(tmp_path, monkeypatch):
    with session_bus(tmp_path, monkeypatch) as made:
        yield made


@pytest.fixture
def vault(bus):
    bus.start_keyring()
    return TokenVault(SecretService.Keyring())


def holding(folder):
    return [
        path for path in folder.rglob("*") if path.is_file() and TOKEN.encode() in path.read_bytes()
    ]


def test_a_stored_token_comes_back_and_stands_in_no_file(bus, vault):
    vault.store("work", TOKEN)
    assert (vault.where(), vault.token("work")) == ("GNOME Keyring", TOKEN)
    assert holding(bus.home.parent) == []
    vault.unlock(CancelToken())
    assert vault.token("work") == TOKEN


def test_a_locked_store_says_so_and_opens_no_prompt(bus, vault):
    vault.store("work", TOKEN)
    bus.lock()
    with bus.unanswered_prompt() as calls:
        for call in (
            lambda: vault.token("work"),
            lambda: vault.store("work", TOKEN),
            lambda: vault.forget("work"),
            vault.where,
        ):
            with pytest.raises(TokenStoreLocked):
                call()
        assert calls == []


def test_a_prompt_that_cannot_be_shown_leaves_the_store_locked(bus, vault):
    bus.lock()
    with pytest.raises(TokenStoreLocked):
        vault.unlock(CancelToken())


def test_a_prompt_that_nobody_answers_is_taken_back(bus, vault):
    bus.lock()
    cancel, ended = CancelToken(), []

    def unlock():
        try:
            vault.unlock(cancel)
        except CancelRequested:
            ended.append("cancelled")

    with bus.unanswered_prompt() as calls:
        thread = threading.Thread(target=unlock)
        thread.start()
        for _ in range(200):
            if calls:
                break
            threading.Event().wait(0.02)
        assert calls
        assert ended == []
        cancel.cancel()
        thread.join(5)
        assert ended == ["cancelled"]
    with pytest.raises(TokenStoreLocked):
        vault.token("work")


def test_a_bus_without_a_keyring_has_no_store(bus):  # noqa: ARG001 - the bus is all there is
    with pytest.raises(NoTokenStore):
        TokenVault().store("work", TOKEN)
