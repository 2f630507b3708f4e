"""A session bus of a test's own, with a real keyring daemon, and a prompt that nobody answers."""

import os
import subprocess
import threading
import time
from contextlib import ExitStack, closing, contextmanager, suppress

import keyring.backend
import keyring.core

from tests.required_tools import tool

with suppress(ModuleNotFoundError):  # Windows has no such bus; `tool` then skips the test
    from jeepney import HeaderFields, MessageType, new_error, new_method_return
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection
PROMPTER = "org.gnome.keyring.SystemPrompter"
PORTAL = "org.freedesktop.portal.Desktop"
PASSWORD = b"PW"
_SECONDS = 10
_NOTHING_ELSE = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    {refusal}
  </policy>
</busconfig>
"""
"""A bus that starts no service by itself: what is there is what a test started."""


_NO_NEW_ITEMS = (
    '<deny send_interface="org.freedesktop.Secret.Collection" send_member="CreateItem"/>'
)


class SessionBus:
    """A bus with its own home folder; `start_keyring` and `lock` are what a desktop does."""

    def __init__(self, folder, stack):
        self.home, self._stack = folder / "home", stack
        runtime = folder / "run"
        for place in (self.home, runtime):
            place.mkdir(mode=0o700)
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        self.environ = kept | {
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "share"),
            "XDG_RUNTIME_DIR": str(runtime),
        }
        self._runtime, self._config = runtime, folder / "bus.conf"
        self._configure("")
        command = [tool("dbus-daemon"), f"--config-file={self._config}", "--nofork"]
        daemon = self._start([*command, "--print-address=1"], stdout=subprocess.PIPE)
        self.environ["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().decode().strip()
        daemon.stdout.close()

    def start_keyring(self):
        """Start the daemon with its login keyring unlocked."""
        command = [tool("gnome-keyring-daemon"), "--foreground", "--unlock"]
        daemon = self._start([*command, "--components=secrets"], stdin=subprocess.PIPE)
        daemon.stdin.write(PASSWORD)
        daemon.stdin.close()
        self._wait_for("org.freedesktop.secrets")

    def lock(self):
        """Lock the login keyring, as when its person leaves."""
        import secretstorage

        with closing(secretstorage.dbus_init()) as bus:
            secretstorage.get_default_collection(bus).lock()

    @contextmanager
    def refusal(self):
        """Within the block the bus lets nobody store anything, as an administrator may have it."""
        self._configure(_NO_NEW_ITEMS)
        self._reload()
        yield
        self._configure("")
        self._reload()

    def _configure(self, refusal):
        self._config.write_text(_NOTHING_ELSE.format(folder=self._runtime, refusal=refusal))

    def _reload(self):
        with closing(self._connect()) as bus:
            bus.send_and_get_reply(message_bus.ReloadConfig())

    @contextmanager
    def unanswered_prompt(self):
        """Within the block, a prompt is shown to somebody who never answers; yields its calls."""
        with self._service(PROMPTER, new_method_return) as calls:
            yield calls

    @contextmanager
    def portal(self, *proxies, signature="as", answers=True):
        """Within the block a desktop's portal answers with these proxies; yields the questions.

        With another signature it answers with what no portal does. It can do nothing else: Qt asks
        a portal for the theme.
        """
        questions: list[object] = []

        def reply(message):
            if message.header.fields[HeaderFields.member] != "Lookup":
                return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
            questions.append(message)
            body = (list(proxies),) if signature.startswith("a") else proxies
            return new_method_return(message, signature, body) if answers else None

        with self._service(PORTAL, reply):
            yield questions

    @contextmanager
    def _service(self, name, reply):
        """Within the block a service is there; yields the calls that it takes."""
        calls: list[object] = []
        over = threading.Event()
        with closing(self._connect()) as bus:
            bus.send_and_get_reply(message_bus.RequestName(name))
            thread = threading.Thread(target=_take, args=(bus, reply, calls, over))
            thread.start()
            try:
                yield calls
            finally:
                over.set()
                thread.join(_SECONDS)

    def _connect(self):
        return open_dbus_connection(bus=self.environ["DBUS_SESSION_BUS_ADDRESS"])

    def _start(self, command, **pipes):
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
        process = subprocess.Popen(
            command, env=self.environ, stderr=subprocess.DEVNULL, **(quiet | pipes)
        )
        self._stack.callback(_end, process)
        return process

    def _wait_for(self, name):
        end = time.monotonic() + _SECONDS
        with closing(self._connect()) as bus:
            while not bus.send_and_get_reply(message_bus.NameHasOwner(name)).body[0]:
                assert time.monotonic() < end
                time.sleep(0.02)


@contextmanager
def session_bus(folder, monkeypatch):
    """Start a bus, and let this process use it."""
    with ExitStack() as stack:
        bus = SessionBus(folder, stack)
        for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "HOME"):
            monkeypatch.setenv(name, bus.environ[name])
        _forget_stores()
        stack.callback(_forget_stores)
        yield bus


def _forget_stores():
    """Have keyring look for stores again: it keeps those that it found without this bus."""
    vars(keyring.backend.get_all_keyring).pop("saved_result", None)
    keyring.core._keyring_backend = None


def _take(bus, reply, calls, over):
    while not over.is_set():
        with suppress(TimeoutError):
            message = bus.receive(timeout=0.05)
            if message.header.message_type is MessageType.method_call:
                calls.append(message)
                if answer := reply(message):
                    bus.send(answer)


def _end(process):
    process.terminate()
    process.wait(_SECONDS)
