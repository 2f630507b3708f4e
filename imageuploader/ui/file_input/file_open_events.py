"""Files that macOS opens in the program that runs: it sends them as events."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from typing_extensions import override


class FileOpenEvents(QObject):
    """Hands on each file that the system asks an application to open."""

    def __init__(self, application: QObject, on_files: Callable[[list[Path]], object]) -> None:
        super().__init__(application)
        self._on_files = on_files
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and (name := event.file()):
            self._on_files([Path(name)])
            return True
        return False
