"""Where the token in use is stored, and what a person is asked if it is not."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import LocalError, TokenStoreError, UploadError
from imageuploader.services.accounts.patient_vault import GivenUp, PatientVault
from imageuploader.services.credentials import Vault
from imageuploader.services.threads.workers import WorkerPool


class TokenStore(QObject):
    """The password store as a person sees it; it is asked off the GUI thread.

    `place` is its name, empty while nothing can be stored there; `error` is why. `is_stored` tells
    that the token in use was stored there and read back, or came from there. `asks` is true while
    a person is to decide: unlock it, try again, or keep the token for this session only.

    Signals:
        changed(): any of these changed.
        not_kept(error): another secret could not be stored.
        not_removed(account, error): its token may still be in the password store.
    """

    changed = Signal()
    not_removed = Signal(str, object)
    not_kept = Signal(object)

    def __init__(self, open_vault: Callable[[], Vault], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place = ""
        self.error: LocalError | None = None
        self.is_stored = self.asks = self.is_unlocking = False
        self._over = GivenUp()
        self._vault = PatientVault(open_vault, self._over)
        self._unlock_cancel: CancelToken | None = None
        self._pool = WorkerPool(self)

    def load(self) -> None:
        """Ask for the name of the store, and whether it can be used."""
        self._pool.start("vault", lambda _: self._vault.where(), self._on_place, self._on_no_place)

    def token(self, account: str) -> str:
        """Return the token of an account; raise TokenGone, or why the store cannot be read."""
        return self._vault.token(account)

    def put(self, account: str, token: str) -> str:
        """Store a token, and return where; raise why that is impossible."""
        self._vault.store(account, token)
        return self._vault.where()

    def keep(self, entry: str, secret: str) -> None:
        """Store another secret than a token; `not_kept` tells why that is impossible."""
        self._pool.start(
            "store a secret",
            lambda _: self._vault.store(entry, secret) if secret else self._vault.forget(entry),
            lambda _: None,
            self.not_kept.emit,
        )

    def remove(self, account: str) -> None:
        """Remove the token of an account."""
        self._pool.start(
            "remove a token",
            lambda _: self._vault.forget(account),
            lambda _: None,
            lambda error: self.not_removed.emit(account, error),
        )

    def forget_question(self) -> None:
        """Ask nothing: another account is in use, or none."""
        self.stop_unlocking()
        self.error = self.error if not self.asks else None
        self._note_outcome(is_stored=False)

    def note_stored(self, place: str) -> None:
        """Note that the token in use is stored."""
        self.place, self.error = place, None
        self._note_outcome(is_stored=True)

    def note_read(self) -> None:
        """Note that the token in use came from the store."""
        self._note_outcome(is_stored=True)

    def ask(self, error: LocalError) -> None:
        """Let a person decide, as the token in use cannot be stored, or cannot be read."""
        self.place, self.error = "", error
        self.is_stored, self.asks = False, True
        self.changed.emit()

    def keep_for_session(self) -> None:
        """Leave the token in memory only: nothing is asked any more in this session."""
        self.stop_unlocking()
        self._note_outcome(is_stored=False)

    def unlock(
        self, account: str, token: str, on_stored: Callable[[], None], on_open: Callable[[], None]
    ) -> None:
        """Let the system ask for the password; then store a token, if there is one.

        Calls `on_stored` if it was, or `on_open` if there was none.
        """

        def work(cancel: CancelToken) -> str:
            self._vault.unlock(cancel)
            return self.put(account, token) if token else self._vault.where()

        def deliver(place: str) -> None:
            self.is_unlocking = False
            if token:
                self.note_stored(place)
                on_stored()
            else:
                self.asks = False
                self._on_place(place)
                on_open()

        self.is_unlocking = True
        self.changed.emit()
        worker = self._pool.start("unlock", work, deliver, self._on_locked, self._on_stopped)
        self._unlock_cancel = worker.cancel

    def stop_unlocking(self) -> None:
        """Take the system's prompt back."""
        if self.is_unlocking and self._unlock_cancel is not None:
            self._unlock_cancel.cancel()

    def give_up(self) -> None:
        """Let no thread wait for an answer of a person any more: the program ends."""
        self._over.set()

    def shut_down(self) -> None:
        """Wait until every thread has ended."""
        self.give_up()
        self._pool.shut_down()

    def _note_outcome(self, *, is_stored: bool) -> None:
        self.is_stored, self.asks = is_stored, False
        self.changed.emit()

    def _on_place(self, place: str) -> None:
        self.place = place
        self.error = self.error if self.asks else None
        self.changed.emit()

    def _on_no_place(self, error: UploadError) -> None:
        if isinstance(error, LocalError):
            self.place, self.error = "", error
        self.changed.emit()

    def _on_locked(self, error: UploadError) -> None:
        self.is_unlocking = False
        if isinstance(error, TokenStoreError):
            self.error = error
        self.changed.emit()

    def _on_stopped(self) -> None:
        self.is_unlocking = False
        self.changed.emit()
