"""How Linode is reached, and what keeps the tokens."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol, Self

from imageuploader.domain.settings import Endpoint


class Vault(Protocol):
    """Keeps tokens: the system's password store, or this session's memory."""

    def token(self, account: str) -> str:
        """Return a token; raise TokenGone, or why the store cannot be asked."""

    def keep(self, account: str, token: str) -> None:
        """Keep a token; raise why that cannot be done."""

    def forget(self, account: str) -> None:
        """Remove a token."""

    def where(self) -> str:
        """Return the store's name for eyes."""


class RedactingVault:
    """A vault that tells `hide`, such as the log's, every token that passes."""

    def __init__(self, vault: Vault, hide: Callable[[str], None]) -> None:
        self._vault = vault
        self._hide = hide

    def token(self, account: str) -> str:
        """Return a token; raise TokenGone, or why the store cannot be asked."""
        token = self._vault.token(account)
        self._hide(token)
        return token

    def keep(self, account: str, token: str) -> None:
        """Keep a token; raise why that cannot be done."""
        self._hide(token)
        self._vault.keep(account, token)

    def forget(self, account: str) -> None:
        """Remove a token."""
        self._vault.forget(account)

    def where(self) -> str:
        """Return the store's name for eyes."""
        return self._vault.where()


@dataclass(frozen=True, slots=True)
class Credentials:
    """How Linode is reached: where it is, a token given for this session, and the vault."""

    endpoint: Endpoint
    open_vault: Callable[[], Vault]
    token: str = field(default="", repr=False)
    practice: bool = False

    def hidden_by(self, hide: Callable[[str], None]) -> Self:
        """Return the same, every token of it told to `hide` as soon as it is known."""
        hide(self.token)
        return replace(self, open_vault=lambda: RedactingVault(self.open_vault(), hide))
