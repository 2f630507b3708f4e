"""A password store that is not known here is refused where it keeps tokens in plain text."""

import sys

import pytest

from imageuploader.domain.errors import TokenStorePlain
from imageuploader.store.vault import TokenVault
from tests.store.keyring_backends import (
    BehindAProperty,
    Chain,
    InAFile,
    InAFolder,
    InAnotherObject,
    InHex,
    InLines,
    InMemory,
    Sealed,
)

TOKEN = "0123456789abcdef" * 4
PLAIN = (InAFile, InLines, InHex, BehindAProperty, InAnotherObject, InAFolder)


@pytest.mark.parametrize("kind", PLAIN, ids=lambda kind: kind.__name__)
def test_a_store_whose_file_shows_what_it_keeps_is_refused_before_it_has_the_token(kind, tmp_path):
    backend = kind(tmp_path / "store")
    vault = TokenVault(backend)
    for ask in (lambda: vault.store("work", TOKEN), vault.where):
        with pytest.raises(TokenStorePlain) as caught:
            ask()
        assert caught.value.name == backend.name
    assert backend.written
    assert TOKEN.encode() not in backend.written
    assert backend.entries == {}


def test_a_store_of_no_known_name_that_hides_what_it_keeps_is_used_and_named(tmp_path):
    backend = Sealed(tmp_path / "store")
    vault = TokenVault(backend)
    vault.store("work", TOKEN)
    assert vault.token("work") == TOKEN
    assert vault.where() == f"{backend.name}, which this program does not know"
    assert backend.entries == {("imageuploader", "work"): TOKEN}


def test_a_chain_keeps_in_the_first_store_that_does_not_show_it(tmp_path):
    plain, good = InAFile(tmp_path / "store"), InMemory()
    vault = TokenVault(Chain(plain, good))
    vault.store("work", TOKEN)
    assert (plain.entries, good.entries) == ({}, {("imageuploader", "work"): TOKEN})
    assert vault.where().startswith(str(good.name))


@pytest.mark.parametrize(
    "variable",
    ["LOCALAPPDATA"] if sys.platform == "win32" else ["XDG_DATA_HOME", "XDG_CONFIG_HOME"],
)
def test_a_store_that_names_no_file_is_looked_for_where_such_stores_write(
    variable, tmp_path, monkeypatch
):
    monkeypatch.setenv(variable, str(tmp_path))
    folder = tmp_path / ("Python Keyring" if sys.platform == "win32" else "python_keyring")
    folder.mkdir()
    backend = InAFile(folder / "store")
    path = backend.path
    del backend.path
    monkeypatch.setattr(InAFile, "target", lambda _: path)
    with pytest.raises(TokenStorePlain):
        TokenVault(backend).store("work", TOKEN)


def test_a_token_that_is_there_already_can_still_be_read_and_removed(tmp_path):
    """It may be there from before; that is no reason to leave it."""
    backend = InAFile(tmp_path / "store")
    backend.set_password("imageuploader", "work", TOKEN)
    vault = TokenVault(backend)
    assert vault.token("work") == TOKEN
    vault.forget("work")
    assert backend.entries == {}
