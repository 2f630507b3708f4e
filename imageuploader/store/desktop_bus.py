"""Notices of the desktop and progress at its launcher, over the session bus.

https://specifications.freedesktop.org/notification-spec/ and Unity's LauncherEntry, which GNOME's
dock and KDE's task bar read too. Without a bus, or without such a service, nothing happens.
"""

import html
import logging
import os
import queue
import select
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from typing_extensions import override

from imageuploader.domain.closing import Closing

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

NOTIFICATIONS = "org.freedesktop.Notifications"
LAUNCHER = "com.canonical.Unity.LauncherEntry"
_PATH = "/org/freedesktop/Notifications"
_REPLY_SECONDS = 2.0
_CLOSE_SECONDS = 2.0
_NORMAL, _CRITICAL = 1, 2
_USUAL_TIME, _STAYS = -1, 0
_log = logging.getLogger(__name__)

Click = Callable[[str, str], None]
"""Called with the key of a notice and the token that lets a window come to the front, or empty."""


class DesktopBus(Closing):
    """Sends notices and progress, in a thread of its own; no call waits.

    `on_click` is called there when a person clicks a notice.
    """

    def __init__(self, application_id: str, on_click: Click) -> None:
        self._id, self._on_click = application_id, on_click
        self._wishes: queue.SimpleQueue[Callable[[_Session], None] | None] = queue.SimpleQueue()
        self._ours, self._theirs = socket.socketpair()
        self._thread: threading.Thread | None = None

    def notify(self, key: str, title: str, body: str, *, urgent: bool) -> None:
        """Show a notice; an urgent one stays until it is closed. `key` comes back with a click."""
        self._wish(lambda session: session.notify(key, title, body, urgent=urgent))

    def show_progress(self, share: float | None, count: int) -> None:
        """Show a share of 0 to 1 and a count at the launcher; None and 0 take them away."""
        self._wish(lambda session: session.show_progress(share, count))

    @override
    def close(self) -> None:
        """End the thread, after what was asked for before."""
        if self._thread is None:
            self._theirs.close()
        else:
            self._wish(None)
            self._thread.join(_CLOSE_SECONDS)
        self._ours.close()

    def _wish(self, wish: "Callable[[_Session], None] | None") -> None:
        if sys.platform != "linux":
            return
        self._wishes.put(wish)
        with suppress(OSError):
            self._ours.send(b"\0")
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="desktop-bus", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        with self._theirs:
            try:
                with _open_session_bus() as line:
                    self._serve(_Session(line, self._id, self._on_click))
            except (OSError, KeyError, ValueError, TimeoutError) as error:
                _log.info("no session bus: %s", type(error).__name__)

    def _serve(self, session: "_Session") -> None:
        while True:
            ready, _, _ = select.select([session.line.sock, self._theirs], [], [])
            if self._theirs in ready:
                self._theirs.recv(1)
                wish = self._wishes.get()
                if wish is None:
                    return
                wish(session)
            session.hear()


def _open_session_bus() -> "DBusConnection":
    from jeepney.io.blocking import open_dbus_connection

    try:
        return open_dbus_connection(bus="SESSION")
    except RuntimeError as error:  # it is reached in a way that jeepney does not know
        raise OSError(str(error)) from error


class _Session:
    """One connection to the bus."""

    def __init__(self, line: "DBusConnection", application_id: str, on_click: Click) -> None:
        self.line = line
        self._id, self._on_click = application_id, on_click
        self._asked: dict[int, str] = {}
        self._keys: dict[int, str] = {}
        self._token = ""
        self._markup: bool | None = None

    def notify(self, key: str, title: str, body: str, *, urgent: bool) -> None:
        from jeepney import DBusAddress, new_method_call

        if self._markup is None:
            self._begin()
        address = DBusAddress(_PATH, NOTIFICATIONS, NOTIFICATIONS)
        hints = {
            "urgency": ("y", _CRITICAL if urgent else _NORMAL),
            "desktop-entry": ("s", self._id),
        }
        body = html.escape(body, quote=False) if self._markup else body
        timeout = _STAYS if urgent else _USUAL_TIME
        content = ("Image Uploader", 0, self._id, title, body, ["default", ""], hints, timeout)
        serial = next(self.line.outgoing_serial)
        self._asked[serial] = key
        self.line.send(new_method_call(address, "Notify", "susssasa{sv}i", content), serial)

    def show_progress(self, share: float | None, count: int) -> None:
        from jeepney import DBusAddress, new_signal

        path = f"/io/github/imageuploader/launcher/{os.getpid()}"
        facts = {
            "progress": ("d", share or 0.0),
            "progress-visible": ("b", share is not None),
            "count": ("x", count),
            "count-visible": ("b", count > 0),
        }
        body = (f"application://{self._id}.desktop", facts)
        emitter = DBusAddress(path, interface=LAUNCHER)
        self.line.send(new_signal(emitter, "Update", "sa{sv}", body))

    def hear(self) -> None:
        """Take what has arrived."""
        with suppress(TimeoutError):
            while True:
                self._take(self.line.receive(timeout=0))

    def _begin(self) -> None:
        """Listen to clicks, and ask whether a `<` in a body would be markup."""
        from jeepney import DBusAddress, DBusErrorResponse, MatchRule, new_method_call
        from jeepney.bus_messages import message_bus
        from jeepney.wrappers import unwrap_msg

        rule = MatchRule(type="signal", interface=NOTIFICATIONS, path=_PATH)
        self.line.send_and_get_reply(message_bus.AddMatch(rule), timeout=_REPLY_SECONDS)
        address = DBusAddress(_PATH, NOTIFICATIONS, NOTIFICATIONS)
        self._markup = False
        with suppress(DBusErrorResponse, TimeoutError):
            question = new_method_call(address, "GetCapabilities")
            reply = self.line.send_and_get_reply(question, timeout=_REPLY_SECONDS)
            self._markup = "body-markup" in unwrap_msg(reply)[0]

    def _take(self, message: "Message") -> None:
        from jeepney import HeaderFields, MessageType

        fields = message.header.fields
        if message.header.message_type is MessageType.method_return:
            key = self._asked.pop(fields.get(HeaderFields.reply_serial, 0), None)
            if key is not None and message.body:
                self._keys[message.body[0]] = key
        elif message.header.message_type is MessageType.signal:
            self._hear_signal(fields.get(HeaderFields.member, ""), message.body)

    def _hear_signal(self, name: str, body: tuple[object, ...]) -> None:
        number = body[0] if body and isinstance(body[0], int) else 0
        if number not in self._keys:
            return
        if name == "ActivationToken":
            self._token = str(body[1])
        elif name == "ActionInvoked":
            token, self._token = self._token, ""
            self._on_click(self._keys[number], token)
        elif name == "NotificationClosed":
            del self._keys[number]
