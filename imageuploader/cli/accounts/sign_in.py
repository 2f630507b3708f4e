"""Signing in from the console: the token is examined, stored, and only then saved as an account."""

from dataclasses import dataclass, replace

from imageuploader.domain.accounts.rights import TokenFacts
from imageuploader.domain.accounts.saved import (
    find_account,
    put_account,
    require_name,
    unused_name,
)
from imageuploader.domain.errors import BadAccountName
from imageuploader.domain.network.proxy import Network
from imageuploader.domain.settings import Endpoint, SavedAccount, Settings
from imageuploader.linode.client import LinodeClient
from imageuploader.store.folders import Folders
from imageuploader.store.settings import SettingsFile
from imageuploader.store.vault import TokenVault
from imageuploader.transfer.token_check import examine_token


class Book:
    """The accounts in the settings file."""

    def __init__(self, places: Folders) -> None:
        self._file = SettingsFile(places.config / "settings.json")
        self.settings = self._file.load()

    def save(self, settings: Settings) -> None:
        """Save the settings; raise DiskFailed or NoSpace."""
        self._file.save(settings)
        self.settings = settings


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An account as it was saved, where its token is, and what Linode told of that."""

    account: SavedAccount
    store: str
    facts: TokenFacts


def sign_in(book: Book, token: str, name: str, endpoint: Endpoint, network: Network) -> SignedIn:
    """Examine a token, store it, and put its account into use.

    Raises what `examine_token` and the password store do; nothing is saved then.
    """
    with LinodeClient(endpoint, token, network=network) as client:
        facts = examine_token(client, token)
    name = _name_for(book, name, facts.username, endpoint)
    vault = TokenVault()
    vault.store(name, token)
    expires = facts.expires.isoformat() if facts.expires else ""
    account = SavedAccount(name, facts.username, endpoint, expires=expires)
    accounts = put_account(book.settings.accounts, account)
    book.save(replace(book.settings, accounts=accounts, account=name))
    saved = find_account(accounts, name) or account
    return SignedIn(saved, vault.where(), facts)


def _name_for(book: Book, wanted: str, username: str, endpoint: Endpoint) -> str:
    """Return the name of the same user's account, else a new one; never that of another user."""
    accounts = book.settings.accounts
    same = [one for one in accounts if (one.username, one.endpoint.url) == (username, endpoint.url)]
    if not wanted:
        return same[0].name if same else unused_name(accounts, username or "default")
    require_name(wanted)
    known = next((one for one in accounts if wanted in {one.name, one.shown_name}), None)
    if known is not None and known not in same:
        raise BadAccountName(wanted, "taken")
    return known.name if known else wanted
