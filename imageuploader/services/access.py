"""How Linode is reached, and what keeps the tokens."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

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


@dataclass(frozen=True, slots=True)
class Access:
    """How Linode is reached: where it is, a token given for this session, and the vault."""

    endpoint: Endpoint
    open_vault: Callable[[], Vault]
    token: str = field(default="", repr=False)
    practice: bool = False
