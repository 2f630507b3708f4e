"""What a screen reader finds: the tree of a program, over the bus of AT-SPI."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.after_kill import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_REGISTRY, _ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
_ON_SCREEN = 0
FOCUSABLE, FOCUSED, SHOWING, SELECTED = 11, 12, 25, 23


class Gone(LookupError):
    """What was asked is not there any more."""


@dataclass(frozen=True)
class Node:
    """Something that a screen reader can name."""

    line: DBusConnection = field(repr=False, compare=False)
    owner: str
    path: str

    @property
    def name(self) -> str:
        """What is said of it."""
        return self._property("Name")

    @property
    def description(self) -> str:
        """What is said besides."""
        return self._property("Description")

    @property
    def role(self) -> str:
        """What kind of thing it is, such as `push button`."""
        role: str = self._ask(_ACCESSIBLE, "GetRoleName")[0]
        return role

    @property
    def children(self) -> "list[Node]":
        """What it consists of."""
        (found,) = self._ask(_ACCESSIBLE, "GetChildren")
        return [Node(self.line, owner, path) for owner, path in found]

    def has(self, state: int) -> bool:
        """Return whether it is in a state, such as FOCUSED."""
        ((low, high),) = self._ask(_ACCESSIBLE, "GetState")
        return bool((low | high << 32) >> state & 1)

    @property
    def area(self) -> tuple[int, int, int, int]:
        """Where it is on the screen: left, top, width and height."""
        area: tuple[int, int, int, int]
        (area,) = self._ask("org.a11y.atspi.Component", "GetExtents", "u", _ON_SCREEN)
        return area

    @property
    def middle(self) -> tuple[int, int]:
        """Where to click it."""
        left, top, width, height = self.area
        return left + width // 2, top + height // 2

    @property
    def text(self) -> str:
        """What is written in it."""
        text: str = self._ask("org.a11y.atspi.Text", "GetText", "ii", 0, -1)[0]
        return text

    def use(self) -> None:
        """Press it, as a screen reader does; its window stays where it is."""
        self._ask("org.a11y.atspi.Action", "DoAction", "i", 0)

    def shown(self) -> "Iterator[Node]":
        """Give it, and all that can be seen of what it consists of."""
        yield self
        for child in self.children:
            with suppress(Gone):
                if child.has(SHOWING):
                    yield from child.shown()

    def find(self, role: str, name: str) -> "Node | None":
        """Return what can be seen of that kind, or of any, whose name begins so; else None."""
        for node in self.shown():
            with suppress(Gone):
                if role in {node.role, ""} and node.name.startswith(name):
                    return node
        return None

    def wait_for(self, role: str, name: str) -> "Node":
        """Return what can be seen of that kind and name, once it is there."""
        found: Node = wait_until(lambda: self.find(role, name))
        return found

    def _property(self, name: str) -> str:
        properties = "org.freedesktop.DBus.Properties"
        value: str = self._ask(properties, "Get", "ss", _ACCESSIBLE, name)[0][1]
        return value

    def _ask(self, interface: str, method: str, kinds: str = "", *values: str | int):
        where = DBusAddress(self.path, self.owner, interface)
        asked = new_method_call(where, method, kinds or None, values)
        answer = self.line.send_and_get_reply(asked, timeout=20)
        if answer.header.message_type is MessageType.error:
            raise Gone(answer.body)
        return answer.body


def open_accessibility(session_bus: str) -> DBusConnection:
    """Open the bus on which the programs of a session answer screen readers."""
    bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    with open_dbus_connection(session_bus) as line:
        answer = line.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=20)
    return open_dbus_connection(answer.body[0])


def find_program(line: DBusConnection, name: str) -> Node | None:
    """Return the program of that name; None as long as it shows no window."""
    for program in Node(line, _REGISTRY, _ROOT).children:
        with suppress(Gone):
            if program.name == name and program.children:
                return program
    return None
