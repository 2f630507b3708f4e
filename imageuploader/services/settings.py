"""The settings, saved off the GUI thread."""

import logging
import threading
from dataclasses import replace
from typing import Protocol, Unpack

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.errors import UploadError
from imageuploader.domain.settings import Settings, SettingsChanges
from imageuploader.services.threads.workers import WorkerPool

log = logging.getLogger(__name__)


class SettingsStore(Protocol):
    """Stores the settings."""

    def load(self) -> Settings:
        """Return them; quick, as it is called before the first paint."""

    def save(self, settings: Settings) -> None:
        """Save them; may take as long as a disk does."""


class SettingsService(QObject):
    """The one holder of the settings: whoever needs them asks here, and changes them here.

    Signals:
        changed(settings): what they are now; `latest` is the same.
        failed(error): they could not be saved; they hold for this session.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = store.load()
        self._store = store
        self._one_at_a_time = threading.Lock()
        self._pool = WorkerPool(self)

    @property
    def latest(self) -> Settings:
        """The settings as they are now; any thread may read them."""
        return self._latest

    def update(self, **changes: Unpack[SettingsChanges]) -> None:
        """Change the settings that are given, and save all of them."""
        self._latest = replace(self._latest, **changes)
        self.changed.emit(self._latest)
        self._pool.start("settings", lambda _: self._save(), lambda _: None, self._on_failed)

    def shut_down(self) -> None:
        """Wait until everything is saved."""
        self._pool.shut_down()

    def _save(self) -> None:
        """Save the latest, whichever thread comes first: an older one never replaces a newer."""
        with self._one_at_a_time:
            self._store.save(self._latest)

    def _on_failed(self, error: UploadError) -> None:
        log.warning("the settings cannot be saved: %s", error.facts())
        self.failed.emit(error)
