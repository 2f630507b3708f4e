"""The threads that compress a body, at low priority as long as nobody waits for it."""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
_MOST_THREADS = 8
_LOWER = 10


def thread_count(*, is_urgent: bool = True) -> int:
    """Return how many threads compress; limited, so that memory is limited on any machine."""
    processors = os.cpu_count() or 1
    return min(_MOST_THREADS, processors if is_urgent else max(1, processors // 2))


def lower_priority() -> None:
    """Let this thread, and those that it starts, run after others; nothing where that is not known.

    There is no way back for a thread: the system does not let a user raise it again.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        with suppress(OSError):
            now = os.getpriority(os.PRIO_PROCESS, thread)
            os.setpriority(os.PRIO_PROCESS, thread, now + _LOWER)


class PackingThreads:
    """Threads for one body: few of low priority until it is urgent, then others, on all processors.

    Close it in any case, which waits for what was begun.
    """

    def __init__(self, is_urgent: Callable[[], bool]) -> None:
        self._is_urgent = is_urgent
        self._hurries = is_urgent()
        self._pools = [self._make_pool()]

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """Have some work done; its result is what is returned."""
        if not self._hurries and self._is_urgent():
            self._hurries = True
            self._pools[0].shutdown(wait=False)  # it ends what it has
            self._pools.append(self._make_pool())
        return self._pools[-1].submit(work)

    def close(self) -> None:
        """End all threads, without what they have not begun."""
        for pool in self._pools:
            pool.shutdown(cancel_futures=True)

    def _make_pool(self) -> ThreadPoolExecutor:
        count = thread_count(is_urgent=self._hurries)
        initializer = None if self._hurries else lower_priority
        return ThreadPoolExecutor(count, "pack", initializer)
