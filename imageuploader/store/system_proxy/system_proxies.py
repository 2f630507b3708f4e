"""What the system answers about proxies, kept for a moment."""

import sys
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from imageuploader.domain.network.proxy import AskSystem

KEPT_SECONDS = 30.0
"""A computer may be carried to another network: an answer is not good for longer."""


def ask_system(url: str) -> tuple[str, ...]:
    """Ask this system for the proxies to a URL; empty if it names none."""
    if sys.platform == "linux":
        from imageuploader.store.system_proxy.portal import ask_portal

        answers = ask_portal(url)
    elif sys.platform == "win32":
        from imageuploader.store.system_proxy.winhttp import ask_winhttp

        answers = ask_winhttp(url)
    else:
        answers = ()
    return answers or read_settings(url)


def read_settings(url: str) -> tuple[str, ...]:
    """Return what Python reads of the settings of Windows and macOS: a proxy, but no script."""
    from urllib.request import getproxies, proxy_bypass  # brings TLS: no start waits for that

    if proxy_bypass(urlsplit(url).hostname or ""):
        return ("direct://",)
    proxies = getproxies()
    proxy = proxies.get("https") or proxies.get("all")
    if not proxy:
        return ()
    return (proxy if "://" in proxy else f"http://{proxy}",)


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
