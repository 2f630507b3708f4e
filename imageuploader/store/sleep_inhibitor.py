"""Keeps the computer from sleeping during an upload."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING

from typing_extensions import override

from imageuploader.domain.closing import Closing
from imageuploader.domain.upload import ON_THE_WIRE, Upload

if TYPE_CHECKING:
    from wakepy.core import DBusAdapter, DBusMethodCall

_CLOSE_SECONDS = 2.0
START_SECONDS = 1.0
"""So late it asks the system: no computer falls asleep right after a click, and what it imports
would keep the window from showing how the upload begins."""

_NAMES = {"wakepy": "Image Uploader", "wakelock active": "Uploading a disk image"}
_log = logging.getLogger(__name__)


@contextmanager
def inhibit_sleep() -> Iterator[bool]:
    """Within the block the computer does not sleep; yields whether the system agreed to that."""
    from wakepy import keep

    adapter = _named_adapter() if sys.platform == "linux" else None
    # It raises RuntimeError when the inhibited service has disappeared.
    with suppress(RuntimeError), keep.running(on_fail="pass", dbus_adapter=adapter) as mode:
        yield mode.active


def _named_adapter() -> "type[DBusAdapter]":
    """An adapter that tells the system who keeps it awake and why, in place of wakepy's name."""
    from wakepy.core import DBusMethodCall
    from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter

    class Named(JeepneyDBusAdapter):
        @override
        def process(self, call: "DBusMethodCall") -> object:
            args = tuple(_NAMES.get(arg, arg) if isinstance(arg, str) else arg for arg in call.args)
            return super().process(DBusMethodCall(method=call.method, args=args))

    return Named


Inhibit = Callable[[], AbstractContextManager[bool]]


class SleepInhibitor(Closing):
    """Inhibits sleep from `start_seconds` after the first upload began until none runs.

    The system is called in a thread, as it may block. `on_change` is called there with whether
    sleep is inhibited now.
    """

    def __init__(
        self,
        on_change: Callable[[bool], None] = lambda _: None,
        inhibit: Inhibit = inhibit_sleep,
        start_seconds: float = START_SECONDS,
    ) -> None:
        self._on_change = on_change
        self._inhibit = inhibit
        self._start_seconds = start_seconds
        self._lock = threading.Lock()
        self._busy: set[str] = set()
        self._release: threading.Event | None = None
        self._threads: list[threading.Thread] = []
        self._holds = 0
        self._allowed = True

    def follow(self, upload: Upload) -> None:
        """Acquire or release the lock after an upload has changed state."""
        with self._lock:
            if upload.state in ON_THE_WIRE:
                self._busy.add(upload.id)
            else:
                self._busy.discard(upload.id)
            self._update_lock()

    def allow(self, allowed: bool) -> None:
        """Acquire the lock while uploads run, or release it and let the computer sleep."""
        with self._lock:
            self._allowed = allowed
            self._update_lock()

    @override
    def close(self) -> None:
        """Release the lock even if uploads run; wait a moment until the system has done it."""
        with self._lock:
            self._busy.clear()
            self._update_lock()
            threads, self._threads = self._threads, []
        for thread in threads:
            thread.join(_CLOSE_SECONDS)

    def _update_lock(self) -> None:
        wanted = self._busy and self._allowed
        if wanted and self._release is None:
            self._release = threading.Event()
            thread = threading.Thread(
                target=self._hold, args=(self._release,), name="sleep-inhibitor", daemon=True
            )
            self._threads = [other for other in self._threads if other.is_alive()]
            self._threads.append(thread)
            thread.start()
        elif not wanted and self._release is not None:
            self._release.set()
            self._release = None

    def _hold(self, release: threading.Event) -> None:
        if release.wait(self._start_seconds):
            return
        with self._inhibit() as agreed:
            if not agreed:
                _log.info("the system offers no way to inhibit sleep")
                return
            self._count(1)
            try:
                release.wait()
            finally:
                self._count(-1)

    def _count(self, step: int) -> None:
        with self._lock:
            self._holds += step
            awake = self._holds > 0
        self._on_change(awake)
