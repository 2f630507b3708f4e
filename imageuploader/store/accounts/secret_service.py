"""Whether the desktop's Secret Service is locked, and unlocking it with a prompt that can be ended.

`keyring` opens the system's prompt on any call that finds the store locked, and waits for an
answer without end. So it is asked of the service itself before.
https://specifications.freedesktop.org/secret-service/
"""

from typing import TYPE_CHECKING

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    MatchRule,
    MessageType,
    Properties,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg
from typing_extensions import override

from imageuploader.domain.closing import Closing

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

    from imageuploader.domain.cancel import CancelToken

_NAME = "org.freedesktop.secrets"
_PATH = "/org/freedesktop/secrets"
_SERVICE = "org.freedesktop.Secret.Service"
_COLLECTION = "org.freedesktop.Secret.Collection"
_PROMPT = "org.freedesktop.Secret.Prompt"
_NONE = "/"
_REPLY_SECONDS = 5.0
_STEP_SECONDS = 0.1

_NO_ANSWER = (DBusErrorResponse, KeyError, OSError, ValueError)
"""No address of a bus, no bus, no service, or none that answers."""


def is_locked() -> bool:
    """Return whether the store is there, and any call of `keyring` would open a prompt."""
    try:
        with SecretService() as service:
            return service.is_locked()
    except _NO_ANSWER:
        return False


class SecretService(Closing):
    """A connection to the Secret Service; any call may raise what jeepney raises."""

    def __init__(self) -> None:
        self._bus: DBusConnection = open_dbus_connection(bus="SESSION")

    @override
    def close(self) -> None:
        """Close the connection; a prompt that is open goes with it."""
        self._bus.close()

    def is_locked(self) -> bool:
        """Return whether a secret can be read or stored only after a prompt."""
        collection = self._default_collection()
        if collection == _NONE:
            return True
        about = DBusAddress(collection, bus_name=_NAME, interface=_COLLECTION)
        return self._call(Properties(about).get("Locked"))[0] == ("b", True)

    def unlock(self, cancel: "CancelToken") -> bool:
        """Show the system's prompt; return whether the store is unlocked afterwards.

        Raises CancelRequested, and closes the prompt then.
        """
        collection = self._default_collection()
        if collection == _NONE:
            label = {f"{_COLLECTION}.Label": ("s", "Login")}
            prompt = self._ask_service("CreateCollection", "a{sv}s", label, "default")[1]
        else:
            prompt = self._ask_service("Unlock", "ao", [collection])[1]
        if prompt != _NONE:
            self._answer(str(prompt), cancel)
        return not self.is_locked()

    def _answer(self, path: str, cancel: "CancelToken") -> None:
        """Wait until a prompt was answered or dismissed."""
        prompt = DBusAddress(path, bus_name=_NAME, interface=_PROMPT)
        rule = MatchRule(type=MessageType.signal, path=path, interface=_PROMPT, member="Completed")
        with self._bus.filter(rule) as completed:
            self._call(new_method_call(prompt, "Prompt", "s", ("",)))
            while not cancel.cancelled:
                try:
                    self._bus.recv_until_filtered(completed, timeout=_STEP_SECONDS)
                except TimeoutError:
                    continue
                return
        cancel.check()

    def _default_collection(self) -> str:
        return str(self._ask_service("ReadAlias", "s", "default")[0])

    def _ask_service(self, method: str, signature: str, *body: object) -> tuple[object, ...]:
        service = DBusAddress(_PATH, bus_name=_NAME, interface=_SERVICE)
        return self._call(new_method_call(service, method, signature, body))

    def _call(self, message: "Message") -> tuple[object, ...]:
        return tuple(unwrap_msg(self._bus.send_and_get_reply(message, timeout=_REPLY_SECONDS)))
