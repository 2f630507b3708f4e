import sys

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from imageuploader.domain.errors import (
    NoTokenStore,
    TokenGone,
    TokenStoreLocked,
    TokenStoreRefused,
)
from imageuploader.store.vault import SessionVault, TokenVault
from tests.store.keyring_backends import (
    Chain,
    Forgetful,
    Harmless,
    InMemory,
    Leaking,
    Locked,
    PlaintextKeyring,
    Refusing,
)

TOKEN = "0123456789abcdef" * 4


class FromAlt(InMemory):
    __module__ = "keyrings.alt.file"


KeyringBackend._classes.discard(FromAlt)


@pytest.mark.parametrize(
    "vault", [TokenVault(InMemory()), SessionVault()], ids=["system", "session"]
)
def test_a_kept_token_comes_back_until_it_is_forgotten(vault):
    vault.store("work", TOKEN)
    assert vault.token("work") == TOKEN
    vault.forget("work")
    vault.forget("work")
    with pytest.raises(TokenGone) as caught:
        vault.token("work")
    assert caught.value.account == "work"
    assert TOKEN not in repr(vault)


def test_the_entry_is_the_accounts_under_the_programs_name():
    backend = InMemory()
    TokenVault(backend).store("work", TOKEN)
    assert backend.entries == {("imageuploader", "work"): TOKEN}


@pytest.mark.parametrize(
    "backend",
    [fail.Keyring(), null.Keyring(), PlaintextKeyring(), Harmless(), FromAlt(), Chain()],
    ids=["fail", "null", "plain file", "its child", "from alt", "empty chain"],
)
def test_a_store_that_is_none_or_a_plain_file_is_refused(backend):
    vault = TokenVault(backend)
    for ask in (lambda: vault.store("work", TOKEN), lambda: vault.token("work"), vault.where):
        with pytest.raises(NoTokenStore):
            ask()
    assert getattr(backend, "entries", {}) == {}


def test_a_chain_is_used_without_its_plain_file():
    plain, good = PlaintextKeyring(), InMemory()
    vault = TokenVault(Chain(plain, good))
    vault.store("work", TOKEN)
    assert (plain.entries, vault.token("work")) == ({}, TOKEN)


def test_a_token_further_down_a_chain_is_found_and_forgotten():
    first, second = InMemory(), InMemory()
    TokenVault(second).store("work", TOKEN)
    vault = TokenVault(Chain(first, second))
    assert vault.token("work") == TOKEN
    vault.forget("work")
    assert second.entries == {}


@pytest.mark.parametrize(
    ("backend", "kind"),
    [(Locked(), TokenStoreLocked), (Refusing(), TokenStoreRefused), (Leaking(), TokenStoreRefused)],
    ids=["locked", "refusing", "leaking"],
)
def test_check_15_each_failure_to_keep_has_its_kind(backend, kind):
    with pytest.raises(kind) as caught:
        TokenVault(backend).store("work", TOKEN)
    assert TOKEN not in str(caught.value)


def test_a_store_that_forgets_at_once_is_found_out():
    with pytest.raises(TokenStoreRefused):
        TokenVault(Forgetful()).store("work", TOKEN)


@pytest.mark.skipif(sys.platform == "win32", reason="a store of Linux needs its packages")
def test_the_store_is_named_for_eyes():
    from keyring.backends import SecretService, Windows, kwallet, macOS

    names = {
        SecretService.Keyring: "GNOME Keyring",
        kwallet.DBusKeyring: "KWallet",
        macOS.Keyring: "macOS Keychain",
        Windows.WinVaultKeyring: "Windows Credential Manager",
    }
    assert {kind: TokenVault(kind()).where() for kind in names} == names
