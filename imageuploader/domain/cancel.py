"""Cancelling work, or making it retry at once, from another thread."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class CancelRequested(Exception):
    """The work was cancelled, or the program is exiting.

    It unwinds the work and is never shown as an error.
    """


class CancelToken:
    """A request to stop: checked between steps, ends every sleep, interrupts blocking calls."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._forced = threading.Event()
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._cancel_hooks: list[Callable[[], None]] = []
        self._force_hooks: list[Callable[[], None]] = []
        self._retry_hooks: list[Callable[[], bool]] = []
        self._sleepers = 0
        self._leaving = False

    @property
    def leaving(self) -> bool:
        """Whether there is no time to clean up: the program is exiting."""
        return self._leaving

    @property
    def cancelled(self) -> bool:
        """Whether a stop was requested."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Request a stop, and interrupt at once what the work may be blocked in."""
        with self._lock:
            self._cancelled.set()
            self._wake.set()
            hooks = list(self._cancel_hooks)
        for hook in hooks:
            hook()

    def leave(self) -> None:
        """Cancel because the program is exiting; work cancelled earlier is still cleaned up."""
        with self._lock:
            self._leaving = self._leaving or not self.cancelled
        self.cancel()

    def force(self) -> None:
        """Cancel, and abandon the cleanup as well."""
        self.cancel()
        with self._lock:
            self._forced.set()
            hooks = list(self._force_hooks)
        for hook in hooks:
            hook()

    def check(self) -> None:
        """Raise CancelRequested if a stop was requested."""
        if self.cancelled:
            raise CancelRequested

    def sleep(self, seconds: float) -> None:
        """Sleep until then or `retry_now`; raise CancelRequested as soon as a stop is requested."""
        with self.before_sleep():
            self.check()
            self._wake.wait(seconds)
        self.check()

    @contextmanager
    def before_sleep(self) -> Iterator[None]:
        """Within the block, which must end in a sleep, `retry_now` already skips that sleep."""
        with self._lock:
            self._sleepers += 1
        try:
            yield
        finally:
            with self._lock:
                self._sleepers -= 1
                if not self._sleepers and not self.cancelled:
                    self._wake.clear()

    def sleep_in_cleanup(self, seconds: float) -> None:
        """Sleep during the cleanup; `force` ends it."""
        self._forced.wait(seconds)

    def retry_now(self) -> None:
        """Skip the wait before the next attempt, without requesting a stop.

        Ends a sleep that is in progress or about to begin; or interrupts a stalled attempt and
        skips the sleep that follows. Otherwise does nothing.
        """
        with self._lock:  # held, so that the work does not reach its next sleep meanwhile
            interrupted = [hook() for hook in self._retry_hooks]
            if self._sleepers or any(interrupted):
                self._wake.set()

    @contextmanager
    def on_cancel(self, hook: Callable[[], None]) -> Iterator[None]:
        """Within the block, `hook` is called by the thread that cancels."""
        with self._registered(self._cancel_hooks, hook):
            self.check()
            yield

    @contextmanager
    def on_force(self, hook: Callable[[], None]) -> Iterator[None]:
        """Within the block, which cleans up, `hook` is called when the cleanup is abandoned."""
        with self._registered(self._force_hooks, hook):
            if self._forced.is_set():
                hook()
            yield

    @contextmanager
    def on_retry(self, hook: Callable[[], bool]) -> Iterator[None]:
        """Within the block, `retry_now` calls `hook`, which returns whether it interrupted work."""
        with self._registered(self._retry_hooks, hook):
            yield

    @contextmanager
    def _registered(self, hooks: list[T], hook: T) -> Iterator[None]:
        with self._lock:
            hooks.append(hook)
        try:
            yield
        finally:
            with self._lock:
                hooks.remove(hook)
