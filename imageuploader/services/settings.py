"""The settings with two writers, written off the window's thread."""

import logging
import threading
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.errors import UploadError
from imageuploader.domain.settings import Settings
from imageuploader.services.threads.workers import WorkerPool

log = logging.getLogger(__name__)


class SettingsStore(Protocol):
    """Where settings are kept."""

    def load(self) -> Settings:
        """Return them; quick, as nothing is shown before."""

    def save(self, settings: Settings) -> None:
        """Keep them; may take as long as a disk does."""


class SettingsService(QObject):
    """What the account and the form want remembered.

    Signals:
        failed(error): they could not be written; they hold for this session.
    """

    failed = Signal(object)

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.latest = store.load()
        self._store = store
        self._one_at_a_time = threading.Lock()
        self._pool = WorkerPool(self)

    def accounts(self, settings: Settings) -> None:
        """Keep what the account service changed."""
        self._keep(replace(self.latest, accounts=settings.accounts, account=settings.account))

    def form(self, settings: Settings) -> None:
        """Keep what the form changed."""
        self._keep(
            replace(
                self.latest,
                region=settings.region,
                tags=settings.tags,
                cloud_init=settings.cloud_init,
            )
        )

    def shut_down(self) -> None:
        """Wait until all is written."""
        self._pool.shut_down()

    def _keep(self, settings: Settings) -> None:
        self.latest = settings
        self._pool.start("settings", lambda _: self._write(), self._on_written)

    def _write(self) -> None:
        """Write the latest, whoever comes first: an older one never replaces a newer."""
        with self._one_at_a_time:
            self._store.save(self.latest)

    def _on_written(self, outcome: object) -> None:
        if isinstance(outcome, UploadError):
            log.warning("the settings cannot be written: %s", outcome.facts())
            self.failed.emit(outcome)
