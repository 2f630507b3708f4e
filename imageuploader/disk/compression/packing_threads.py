"""The threads that compress a body, at low priority as long as nobody waits for it.

Beside a window they never have its priority: it must answer while all processors compress.
"""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TypeVar

T = TypeVar("T")
_MOST_THREADS = 8
_LOWEST = 10
_BESIDE_WINDOW = 5
"""Steps of niceness, as Linux counts: these 5 leave the window three times the share of a thread.

The window's events then come half as late, and the body is done as soon (bench loop_delay)."""


def thread_count(*, is_urgent: bool = True) -> int:
    """Return how many threads compress; limited, so that memory is limited on any machine."""
    processors = os.cpu_count() or 1
    return min(_MOST_THREADS, processors if is_urgent else max(1, processors // 2))


def lower_priority(steps: int = _LOWEST) -> None:
    """Let this thread, and those that it starts, run after others; nothing where that is not known.

    `steps` are those of Linux: each gives it about a fifth less time where others want it too.

    There is no way back for a thread: the system does not let a user raise it again.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        with suppress(OSError):
            now = os.getpriority(os.PRIO_PROCESS, thread)
            os.setpriority(os.PRIO_PROCESS, thread, now + steps)


class PackingThreads:
    """Threads for one body: few of low priority until it is urgent, then others, on all processors.

    With `beside_window` these, too, come after the threads of a window.
    Close it in any case, which waits for what was begun.
    """

    def __init__(self, is_urgent: Callable[[], bool], *, beside_window: bool = False) -> None:
        self._is_urgent = is_urgent
        self._urgent_steps = _BESIDE_WINDOW if beside_window else 0
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
        steps = self._urgent_steps if self._hurries else _LOWEST
        initializer = partial(lower_priority, steps) if steps else None
        return ThreadPoolExecutor(count, "pack", initializer)
