"""What the system answers about proxies, kept for a moment."""

import sys
import threading
import time
from collections.abc import Callable

from imageuploader.domain.network.proxy import AskSystem

KEPT_SECONDS = 30.0
"""A computer may be carried to another network: an answer is not good for longer."""


def ask_system(url: str) -> tuple[str, ...]:
    """Ask this system for the proxies to a URL; empty if it has nothing that could be asked."""
    if sys.platform == "win32":
        from imageuploader.store.system_proxy.winhttp import ask_winhttp

        return ask_winhttp(url)
    if sys.platform != "linux":
        return ()
    from imageuploader.store.system_proxy.portal import ask_portal

    return ask_portal(url)


class SystemProxies:
    """Asks once for many requests. May be used by several threads; none waits for another."""

    def __init__(
        self, ask: AskSystem = ask_system, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._ask, self._clock = ask, clock
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[float, tuple[str, ...]]] = {}

    def find(self, url: str) -> tuple[str, ...]:
        """Return the proxies to a URL, the best first; an answer counts for half a minute."""
        with self._lock:
            now = self._clock()
            fresh = {of: kept for of, kept in self._kept.items() if now < kept[0] + KEPT_SECONDS}
            self._kept = fresh
            if url in fresh:
                return fresh[url][1]
        answers = self._ask(url)
        with self._lock:
            self._kept[url] = (self._clock(), answers)
        return answers
