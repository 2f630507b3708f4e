"""Notices and the count on the program's icon, where there is no session bus: macOS and Windows."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from imageuploader.ui.resources import resource

_TIMEOUT_MS = 10_000


class TrayNotices(QObject):
    """Shows notices beside an icon in the tray, which is there from a notice until a look.

    A click reports the key of the last one: the system does not say which it was.
    """

    def __init__(self, on_click: Callable[[str, str], None]) -> None:
        super().__init__()
        self._on_click, self._key = on_click, ""
        self.icon = QSystemTrayIcon(QIcon(str(resource("app.svg"))), self)
        self.icon.setToolTip(QGuiApplication.applicationDisplayName())
        self.icon.messageClicked.connect(self._click)
        self.icon.activated.connect(self._click)
        self._application = QApplication.instance()
        if isinstance(self._application, QGuiApplication):
            self._application.applicationStateChanged.connect(self._on_state)

    def notify(self, key: str, title: str, body: str, *, urgent: bool) -> None:
        """Show a notice; a click on it reports the key."""
        self._key = key
        kind = QSystemTrayIcon.MessageIcon
        self.icon.show()
        self.icon.showMessage(title, body, kind.Warning if urgent else kind.NoIcon, _TIMEOUT_MS)

    def show_progress(self, _share: float | None, count: int) -> None:
        """Show the count on the program's icon; the share is in the title of the window."""
        if isinstance(self._application, QGuiApplication):
            self._application.setBadgeNumber(count)

    def close(self) -> None:
        """Take the icon away."""
        self.icon.hide()

    def _click(self) -> None:
        self._on_click(self._key, "")

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.icon.hide()
