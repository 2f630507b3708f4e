"""API endpoint, token, and the vault that stores tokens."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol, Self

from imageuploader.domain.accounts.found import FoundAccount
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.network.proxy import AskSystem, know_nothing
from imageuploader.domain.settings import Endpoint


class Vault(Protocol):
    """Stores tokens: the system's password store, or memory for this session."""

    def token(self, account: str) -> str:
        """Return a token; raise TokenGone, or why the store cannot be read."""

    def store(self, account: str, token: str) -> None:
        """Store a token; raise why that is impossible."""

    def forget(self, account: str) -> None:
        """Remove a token."""

    def where(self) -> str:
        """Return the store's name for display; raise why nothing can be stored."""

    def unlock(self, cancel: CancelToken) -> None:
        """Let the system ask for the store's password; raise why it stays locked."""


class RedactingVault:
    """A vault that passes every token to `redact`, so that no log shows it."""

    def __init__(self, vault: Vault, redact: Callable[[str], None]) -> None:
        self._vault = vault
        self._redact = redact

    def token(self, account: str) -> str:
        """Return a token; raise TokenGone, or why the store cannot be read."""
        token = self._vault.token(account)
        self._redact(token)
        return token

    def store(self, account: str, token: str) -> None:
        """Store a token; raise why that is impossible."""
        self._redact(token)
        self._vault.store(account, token)

    def forget(self, account: str) -> None:
        """Remove a token."""
        self._vault.forget(account)

    def where(self) -> str:
        """Return the store's name for display."""
        return self._vault.where()

    def unlock(self, cancel: CancelToken) -> None:
        """Let the system ask for the store's password; raise why it stays locked."""
        self._vault.unlock(cancel)


@dataclass(frozen=True, slots=True)
class Credentials:
    """How to reach Linode: endpoint, a token for this session only, and the vault."""

    endpoint: Endpoint
    open_vault: Callable[[], Vault]
    token: str = field(default="", repr=False)
    practice: bool = False
    find_accounts: Callable[[], tuple[FoundAccount, ...]] = tuple
    """Returns the accounts in the configuration files of other programs."""
    ask_system: AskSystem = know_nothing
    """Asks the system for the proxies to a URL."""

    def redacted_by(self, redact: Callable[[str], None]) -> Self:
        """Return these credentials, with every token passed to `redact` once it is known."""
        redact(self.token)
        return replace(self, open_vault=lambda: RedactingVault(self.open_vault(), redact))
