"""A vault whose calls can be given up: a prompt that nobody answers blocks nothing."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeVar

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import TokenStoreLocked
from imageuploader.services.credentials import Vault

T = TypeVar("T")

PATIENCE_SECONDS = 30.0
"""How long a call waits for a person; only `unlock`, which can be cancelled, waits longer."""

_STEP_SECONDS = 0.1


class GivenUp(threading.Event):
    """Set when the program ends: no call waits any longer."""


class PatientVault:
    """Passes every call to a vault in a thread of its own, which is abandoned if it takes long.

    Some stores (KWallet, macOS) open a prompt from any call, and do not return before an answer.
    """

    def __init__(
        self, open_vault: Callable[[], Vault], over: GivenUp, seconds: float = PATIENCE_SECONDS
    ) -> None:
        self._open_vault, self._over, self._seconds = open_vault, over, seconds

    def token(self, account: str) -> str:
        """Return a token; raise TokenGone, or why the store cannot be read."""
        return self._wait_for(lambda: self._open_vault().token(account))

    def store(self, account: str, token: str) -> None:
        """Store a token; raise why that is impossible."""
        self._wait_for(lambda: self._open_vault().store(account, token))

    def forget(self, account: str) -> None:
        """Remove a token."""
        self._wait_for(lambda: self._open_vault().forget(account))

    def where(self) -> str:
        """Return the store's name for display; raise why nothing can be stored."""
        return self._wait_for(lambda: self._open_vault().where())

    def unlock(self, cancel: CancelToken) -> None:
        """Let the system ask for the store's password; raise why it stays locked."""
        self._open_vault().unlock(cancel)

    def _wait_for(self, call: Callable[[], T]) -> T:
        """Return what a call returns; raise TokenStoreLocked if it still waits for an answer."""
        outcome: Future[T] = Future()

        def run() -> None:
            try:
                outcome.set_result(call())
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                outcome.set_exception(error)

        threading.Thread(target=run, name="password-store", daemon=True).start()
        for _ in range(max(1, round(self._seconds / _STEP_SECONDS))):
            if wait([outcome], _STEP_SECONDS).done:
                return outcome.result()
            if self._over.is_set():
                break
        raise TokenStoreLocked
