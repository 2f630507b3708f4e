"""Shows a file in the system's file manager, selected there."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from imageuploader.services.threads.qt_delete import delete_soon

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

_SERVICE, _PATH = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"
_ANSWER_MS = 3_000


def show_file(widget: QWidget, file: Path) -> None:
    """Select a file in a file manager; open its folder where that is impossible."""
    if not file.exists():
        _open_folder(file)
    elif sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(file)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(file)])
    else:
        _Selection(widget, file).start()


def _open_folder(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


class _Selection(QObject):
    """Asks the file manager of the desktop, which may not be there, without waiting for it."""

    def __init__(self, widget: QWidget, file: Path) -> None:
        super().__init__(widget)
        self._file = file

    def start(self) -> None:
        """Ask; without an answer in 3 s the folder is opened."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            _open_folder(self._file)
            delete_soon(self)
            return
        fully = QUrl.ComponentFormattingOption.FullyEncoded
        address = QUrl.fromLocalFile(str(self._file)).toString(fully)
        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "ShowItems")
        call.setArguments([[address], ""])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call, _ANSWER_MS), self)
        watcher.finished.connect(self._on_finished)

    def _on_finished(self, watcher: "QDBusPendingCallWatcher") -> None:
        if watcher.isError():
            _open_folder(self._file)
        delete_soon(self)
