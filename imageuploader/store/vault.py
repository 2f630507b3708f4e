"""Stores tokens in the system's password store, never in a file."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, KeyringLocked, NoKeyringError

from imageuploader.domain.accounts.saved import IN_MEMORY
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.errors import (
    NoTokenStore,
    TokenGone,
    TokenStoreLocked,
    TokenStorePlain,
    TokenStoreRefused,
    UploadError,
)
from imageuploader.store.keyring_probe import keeps_plaintext

SERVICE = "imageuploader"
_log = logging.getLogger(__name__)
_REFUSED = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt", "keyrings.cryptfile")
_LOCKED = frozenset({"LockedException", "PromptDismissedException"})  # secretstorage's own
_NONE = frozenset({"SecretServiceNotAvailableException"})
_PROMPTING = frozenset({"keyring.backends.SecretService", "keyring.backends.libsecret"})
"""The stores that open the system's prompt on any call that finds them locked."""

_NAMES = {
    "keyring.backends.SecretService": "GNOME Keyring",
    "keyring.backends.libsecret": "GNOME Keyring",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.macOS": "macOS Keychain",
    "keyring.backends.Windows": "Windows Credential Manager",
}


class TokenVault:
    """The system's password store, one entry per account.

    Where that can be known before, no call but `unlock` waits for a person.
    """

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._given = backend

    def token(self, account: str) -> str:
        """Return a token; raise TokenGone, NoTokenStore, TokenStoreLocked, TokenStoreRefused."""
        for backend in self._backends():
            with _translate_errors():
                _require_unlocked(backend)
                token = backend.get_password(SERVICE, account)
            if token:
                return token
        raise TokenGone(account)

    def store(self, account: str, token: str) -> None:
        """Store a token; raise as `where` does."""
        backend = self._choose_backend()
        with _translate_errors():
            _require_unlocked(backend)
            backend.set_password(SERVICE, account, token)
            stored = backend.get_password(SERVICE, account)
        if stored != token:
            raise TokenStoreRefused("the stored token could not be read back")

    def forget(self, account: str) -> None:
        """Remove a token, if it is there; raise as `store` does."""
        for backend in self._backends():
            with _translate_errors():
                _require_unlocked(backend)
                if backend.get_password(SERVICE, account) is not None:
                    backend.delete_password(SERVICE, account)

    def where(self) -> str:
        """Return the store's display name; an unknown one is probed, and marked as unknown.

        Raises NoTokenStore, TokenStorePlain, TokenStoreLocked or TokenStoreRefused.
        """
        backend = self._choose_backend()
        with _translate_errors():
            _require_unlocked(backend)
        return _known_name(backend) or f"{backend.name}, which this program does not know"

    def unlock(self, cancel: CancelToken) -> None:
        """Let the system ask for the password of its store, if that is locked.

        Raises as `where` does, and CancelRequested, which takes the prompt back.
        """
        backend = self._choose_backend()
        with _translate_errors():
            if _is_locked(backend) and not _unlock(cancel):
                raise KeyringLocked

    def _choose_backend(self) -> KeyringBackend:
        """The first store that does not save tokens in plain text."""
        backends = self._backends()
        for backend in backends:
            if _known_name(backend):
                return backend
            with _translate_errors():
                if not keeps_plaintext(backend, SERVICE):
                    return backend
        raise TokenStorePlain(str(backends[0].name))

    def _backends(self) -> list[KeyringBackend]:
        """The usable stores, without those that are known to be insecure."""
        with _translate_errors():
            chosen = self._given or keyring.get_keyring()
            inside = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
        safe = [backend for backend in inside if _is_safe(backend)]
        if not safe:
            raise NoTokenStore
        return safe


class SessionVault:
    """Tokens in memory, until the program ends."""

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}

    def token(self, account: str) -> str:
        """Return a token; raise TokenGone."""
        if account not in self._tokens:
            raise TokenGone(account)
        return self._tokens[account]

    def store(self, account: str, token: str) -> None:
        """Store a token until the program ends."""
        self._tokens[account] = token

    def forget(self, account: str) -> None:
        """Remove a token, if it is there."""
        self._tokens.pop(account, None)

    def where(self) -> str:
        """Return the display name of this store."""
        return IN_MEMORY

    def unlock(self, cancel: CancelToken) -> None:
        """Do nothing: memory is never locked."""


def _known_name(backend: KeyringBackend) -> str:
    """The common name of a system's store; empty for any other."""
    return _NAMES.get(type(backend).__module__, "")


def _require_unlocked(backend: KeyringBackend) -> None:
    if _is_locked(backend):
        raise KeyringLocked


def _is_locked(backend: KeyringBackend) -> bool:
    """Whether a call would open a prompt; False where only the call itself can tell."""
    if type(backend).__module__ not in _PROMPTING:
        return False
    from imageuploader.store.accounts import secret_service

    return secret_service.is_locked()


def _unlock(cancel: CancelToken) -> bool:
    from imageuploader.store.accounts.secret_service import SecretService

    with SecretService() as service:
        return service.unlock(cancel)


def _is_safe(backend: KeyringBackend) -> bool:
    """Whether neither it nor a base class is a plain file or a dummy."""
    return not any(
        kind.__module__.startswith(_REFUSED) or "plaintext" in kind.__name__.lower()
        for kind in type(backend).__mro__
    )


@contextmanager
def _translate_errors() -> Iterator[None]:
    """Translate the password store's failures; backends let foreign exceptions through."""
    try:
        yield
    except CancelRequested:
        raise
    except Exception as error:
        _log.warning("password store: %s", type(error).__name__)
        raise _token_store_error(error) from error


def _token_store_error(error: Exception) -> UploadError:
    name = type(error).__name__
    if isinstance(error, KeyringLocked) or name in _LOCKED:
        return TokenStoreLocked()
    if isinstance(error, NoKeyringError) or name in _NONE:
        return NoTokenStore()
    return TokenStoreRefused((isinstance(error, KeyringError) and str(error)) or name)
