"""The desktop's services for notices and for files: they keep what they are asked to show."""

import threading
from dataclasses import dataclass

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

_NAME = "org.freedesktop.Notifications"
_FILES = "org.freedesktop.FileManager1"
_LOOK_SECONDS = 0.2


@dataclass(frozen=True)
class Notice:
    """A notice as it would be shown."""

    number: int
    title: str
    body: str
    actions: tuple[str, ...]


class DesktopServices:
    """Takes the notices and the files of a session bus, in a thread of its own."""

    def __init__(self, session_bus: str) -> None:
        self.notices: list[Notice] = []
        self.files: list[str] = []
        self._line = open_dbus_connection(session_bus)
        for name in (_NAME, _FILES):
            self._line.send_and_get_reply(message_bus.RequestName(name))
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def click(self, notice: Notice) -> None:
        """Click a notice, as a person does who wants to see what it tells of."""
        at = DBusAddress("/org/freedesktop/Notifications", interface=_NAME)
        self._line.send(new_signal(at, "ActionInvoked", "us", (notice.number, "default")))

    def close(self) -> None:
        """Take no more."""
        self._over.set()
        self._thread.join()
        self._line.close()

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                asked = self._line.receive(timeout=_LOOK_SECONDS)
            except TimeoutError:
                continue
            if asked.header.message_type is not MessageType.method_call:
                continue
            self._line.send(self._answer(asked))

    def _answer(self, asked: Message) -> Message:
        match asked.header.fields[HeaderFields.member]:
            case "Notify":
                _, _, _, title, body, actions, _, _ = asked.body
                self.notices.append(Notice(len(self.notices) + 1, title, body, tuple(actions)))
                return new_method_return(asked, "u", (len(self.notices),))
            case "ShowItems":
                self.files += asked.body[0]
                return new_method_return(asked)
            case _:
                return new_method_return(asked, "as", (["body", "actions"],))
