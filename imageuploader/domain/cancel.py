"""Giving up, from another thread."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class CancelRequested(Exception):
    """The person gave up. It unwinds the work and is never shown as an error."""


class CancelToken:
    """A wish to stop: asked between steps, ends every wait, and shuts what blocks."""

    def __init__(self) -> None:
        self._fired = threading.Event()
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._shutters: list[Callable[[], None]] = []

    @property
    def fired(self) -> bool:
        """Whether somebody asked to stop."""
        return self._fired.is_set()

    def fire(self) -> None:
        """Ask to stop, and shut at once what the work may be blocked in."""
        with self._lock:
            self._fired.set()
            self._wake.set()
            shutters = list(self._shutters)
        for shut in shutters:
            shut()

    def check(self) -> None:
        """Raise CancelRequested if somebody asked to stop."""
        if self.fired:
            raise CancelRequested

    def wait(self, seconds: float) -> None:
        """Wait, less long if hurried; raise CancelRequested as soon as somebody asks to stop."""
        self._wake.clear()
        self.check()
        self._wake.wait(seconds)
        self.check()

    def hurry(self) -> None:
        """End the wait that is going on, if any, without asking to stop."""
        self._wake.set()

    @contextmanager
    def shutting(self, shut: Callable[[], None]) -> Iterator[None]:
        """Within the block, `shut` is called by the thread that fires the token."""
        with self._lock:
            self._shutters.append(shut)
        try:
            self.check()
            yield
        finally:
            with self._lock:
                self._shutters.remove(shut)
