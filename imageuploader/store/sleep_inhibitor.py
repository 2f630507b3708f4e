"""Keeping the machine from falling asleep while an upload is on its way."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

from typing_extensions import override

from imageuploader.domain.closing import Closing
from imageuploader.domain.upload import ON_THE_WIRE, Upload

_LEAVE_SECONDS = 2.0
_log = logging.getLogger(__name__)


@contextmanager
def inhibited() -> Iterator[bool]:
    """Within the block the system does not fall asleep; yields whether it agreed to that."""
    from wakepy import keep

    # It raises RuntimeError where it lets go of a system that has gone meanwhile.
    with suppress(RuntimeError), keep.running(on_fail="pass") as mode:
        yield mode.active


Inhibit = Callable[[], AbstractContextManager[bool]]


class Awake(Closing):
    """Holds the machine awake from the first upload on its way until none is.

    The system is asked in a thread, as it may take its time. `told` hears from there whether
    the machine is kept awake now.
    """

    def __init__(
        self, told: Callable[[bool], None] = lambda _: None, inhibit: Inhibit = inhibited
    ) -> None:
        self._told = told
        self._inhibit = inhibit
        self._lock = threading.Lock()
        self._busy: set[str] = set()
        self._release: threading.Event | None = None
        self._threads: list[threading.Thread] = []
        self._holds = 0

    def follow(self, upload: Upload) -> None:
        """Hear that an upload moved, and hold or let go as its state asks."""
        with self._lock:
            if upload.state in ON_THE_WIRE:
                self._busy.add(upload.id)
            else:
                self._busy.discard(upload.id)
            self._settle()

    @override
    def close(self) -> None:
        """Let go, whatever runs; wait a moment until the system has heard of it."""
        with self._lock:
            self._busy.clear()
            self._settle()
            threads, self._threads = self._threads, []
        for thread in threads:
            thread.join(_LEAVE_SECONDS)

    def _settle(self) -> None:
        if self._busy and self._release is None:
            self._release = threading.Event()
            thread = threading.Thread(
                target=self._hold, args=(self._release,), name="awake", daemon=True
            )
            self._threads = [other for other in self._threads if other.is_alive()]
            self._threads.append(thread)
            thread.start()
        elif not self._busy and self._release is not None:
            self._release.set()
            self._release = None

    def _hold(self, release: threading.Event) -> None:
        with self._inhibit() as agreed:
            if not agreed:
                _log.info("the system offers no way to keep it awake")
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
        self._told(awake)
