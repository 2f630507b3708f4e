"""Giving up, or trying at once, from another thread."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class CancelRequested(Exception):
    """The person gave up, or the program ends.

    It unwinds the work and is never shown as an error.
    """


class CancelToken:
    """A wish to stop: asked between steps, ends every wait, and shuts what blocks."""

    def __init__(self) -> None:
        self._fired = threading.Event()
        self._abandoned = threading.Event()
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._shutters: list[Callable[[], None]] = []
        self._enders: list[Callable[[], None]] = []
        self._nudges: list[Callable[[], bool]] = []
        self._pauses = 0
        self._leaving = False

    @property
    def leaving(self) -> bool:
        """Whether there is no time to tidy up: the program ends."""
        return self._leaving

    @property
    def fired(self) -> bool:
        """Whether somebody asked to stop."""
        return self._fired.is_set()

    def fire(self, *, leaving: bool = False) -> None:
        """Ask to stop, and shut at once what the work may be blocked in.

        `leaving` says that the program ends; who gave up before that is tidied up after.
        """
        with self._lock:
            self._leaving = self._leaving or (leaving and not self.fired)
            self._fired.set()
            self._wake.set()
            shutters = list(self._shutters)
        for shut in shutters:
            shut()

    def abandon(self) -> None:
        """Ask to stop, and to end the tidying up as well: somebody has no patience left."""
        self.fire()
        with self._lock:
            self._abandoned.set()
            enders = list(self._enders)
        for end in enders:
            end()

    def check(self) -> None:
        """Raise CancelRequested if somebody asked to stop."""
        if self.fired:
            raise CancelRequested

    def wait(self, seconds: float) -> None:
        """Wait, less long if hurried; raise CancelRequested as soon as somebody asks to stop."""
        with self.pausing():
            self.check()
            self._wake.wait(seconds)
        self.check()

    @contextmanager
    def pausing(self) -> Iterator[None]:
        """Within the block, which is to end in a wait, a hurry already counts for that."""
        with self._lock:
            self._pauses += 1
        try:
            yield
        finally:
            with self._lock:
                self._pauses -= 1
                if not self._pauses and not self.fired:
                    self._wake.clear()

    def rest(self, seconds: float) -> None:
        """Wait while tidying up, as long as anybody has the patience."""
        self._abandoned.wait(seconds)

    def hurry(self) -> None:
        """Try at once, without asking to stop.

        Ends the wait that is going on or about to begin; or breaks what stands still, and the
        wait that follows is none. Where neither is so, nothing happens.
        """
        with self._lock:  # held, so that the work does not come to its next wait meanwhile
            broke = [nudge() for nudge in self._nudges]
            if self._pauses or any(broke):
                self._wake.set()

    @contextmanager
    def shutting(self, shut: Callable[[], None]) -> Iterator[None]:
        """Within the block, `shut` is called by the thread that fires the token."""
        with self._listed(self._shutters, shut):
            self.check()
            yield

    @contextmanager
    def ending(self, end: Callable[[], None]) -> Iterator[None]:
        """Within the block, which tidies up, `end` is called once nobody has the patience."""
        with self._listed(self._enders, end):
            if self._abandoned.is_set():
                end()
            yield

    @contextmanager
    def nudging(self, nudge: Callable[[], bool]) -> Iterator[None]:
        """Within the block, a hurry calls `nudge`, which tells whether it broke the work."""
        with self._listed(self._nudges, nudge):
            yield

    @contextmanager
    def _listed(self, those: list[T], one: T) -> Iterator[None]:
        with self._lock:
            those.append(one)
        try:
            yield
        finally:
            with self._lock:
                those.remove(one)
