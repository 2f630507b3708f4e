"""Signing in with the browser, off the GUI thread."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.accounts.browser_sign_in import LIFETIME
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import UploadError
from imageuploader.services.accounts.network_access import NetworkAccess
from imageuploader.services.settings import SettingsService
from imageuploader.services.threads.workers import WorkerPool


class BrowserSignIn(QObject):
    """One attempt at a time: a new one takes the place of the one before.

    Signals:
        changed(): whether the browser is waited for.
        page_requested(address): this page is to be opened; it has no secret that is good for more.
        arrived(token): Linode gave a token, valid for two hours.
        failed(error): the attempt came to nothing.
    """

    changed = Signal()
    page_requested = Signal(str)
    arrived = Signal(str)
    failed = Signal(object)
    _page_made = Signal(int, str)

    def __init__(
        self, settings: SettingsService, network: NetworkAccess, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._network = settings, network
        self._cancel: CancelToken | None = None
        self._attempt = 0
        self._ends: dict[str, datetime] = {}
        self._page_made.connect(self._on_page)
        self._pool = WorkerPool(self)

    @property
    def is_possible(self) -> bool:
        """Whether a client is registered for it."""
        return bool(self._settings.latest.oauth_client)

    @property
    def is_waiting(self) -> bool:
        """Whether the browser is waited for."""
        return self._cancel is not None

    def end_of(self, token: str) -> datetime | None:
        """Return when a token expires that the browser signed in for, None for any other."""
        return self._ends.get(token)

    def start(self) -> None:
        """Begin an attempt, and end the one before."""
        self.stop()
        self._attempt += 1
        attempt = self._attempt
        latest = self._settings.latest

        def ask(cancel: CancelToken) -> str:
            from imageuploader.linode.browser_sign_in import sign_in_with_browser

            return sign_in_with_browser(
                latest.oauth_client,
                lambda page: self._page_made.emit(attempt, page),
                cancel,
                login_url=latest.login_url,
                network=self._network.current(),
            )

        worker = self._pool.start(
            "browser",
            ask,
            lambda token: self._on_token(attempt, token),
            lambda error: self._on_failed(attempt, error),
        )
        self._cancel = worker.cancel
        self.changed.emit()

    def stop(self) -> None:
        """Wait for the browser no longer."""
        if self._cancel is not None:
            self._cancel.cancel()
            self._cancel = None
            self.changed.emit()

    def shut_down(self) -> None:
        """End the attempt, and wait until its thread has ended."""
        self._pool.shut_down()

    def _on_page(self, attempt: int, page: str) -> None:
        """Open the page of the latest attempt; that of one before may still be on its way here."""
        if self._is_latest(attempt):
            self.page_requested.emit(page)

    def _is_latest(self, attempt: int) -> bool:
        return self.is_waiting and attempt == self._attempt

    def _on_token(self, attempt: int, token: str) -> None:
        if not self._is_latest(attempt):
            return
        self._cancel = None
        self._ends = {token: datetime.now(UTC) + LIFETIME}
        self.changed.emit()
        self.arrived.emit(token)

    def _on_failed(self, attempt: int, error: UploadError) -> None:
        if not self._is_latest(attempt):
            return
        self._cancel = None
        self.changed.emit()
        self.failed.emit(error)
