"""The accounts in the configuration files of other programs."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.accounts.found import FoundAccount
from imageuploader.services.threads.workers import WorkerPool, log_error


class OtherPrograms(QObject):
    """Looks for their accounts off the GUI thread; `found` are those that can be imported.

    Signals:
        changed(): others were found.
    """

    changed = Signal()

    def __init__(self, find: Callable[[], tuple[FoundAccount, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self.found: tuple[FoundAccount, ...] = ()
        self._find = find
        self._pool = WorkerPool(self)

    def load(self) -> None:
        """Look for them."""
        self._pool.start(
            "other programs",
            lambda _: self._find(),
            self._on_found,
            lambda error: log_error("other programs", error),
        )

    def shut_down(self) -> None:
        """Wait until the thread has ended."""
        self._pool.shut_down()

    def _on_found(self, found: tuple[FoundAccount, ...]) -> None:
        if found != self.found:
            self.found = found
            self.changed.emit()
