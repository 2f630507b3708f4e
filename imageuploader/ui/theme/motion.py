"""Whether the desktop asks for less motion, where Qt itself does not know it."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

_SERVICE, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")
_ANSWER_MS = 3_000


class Motion(QObject):
    """Asks the settings portal, which GNOME and others have, once and without waiting for it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_reduced = False

    def ask(self) -> None:
        """Ask; until there is an answer motion is as Qt has it."""
        if sys.platform != "linux":
            return
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SETTINGS, "Read")
        call.setArguments(list(_ANIMATIONS))
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call, _ANSWER_MS), self)
        watcher.finished.connect(self._on_finished)

    def _on_finished(self, watcher: "QDBusPendingCallWatcher") -> None:
        if not watcher.isError():
            answer = watcher.reply().arguments()
            self.is_reduced = bool(answer) and plain_value(answer[0]) is False


def plain_value(value: object) -> object:
    """Return what is in D-Bus's variants, which this method of the portal nests."""
    while hasattr(value, "variant"):
        value = value.variant()
    return value
