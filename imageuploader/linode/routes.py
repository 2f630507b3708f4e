"""Through which proxy a host is reached: as the settings, the environment or the system say."""

import threading
import time
from urllib.request import getproxies_environment, proxy_bypass

import httpx

from imageuploader.domain.network.proxy import (
    DIRECT_ROUTE,
    Network,
    ProxyMode,
    ProxySource,
    Route,
    checked_proxy,
    first_usable,
)
from imageuploader.linode.loopback import names_this_computer
from imageuploader.linode.sockets import SocketInterrupter

SYSTEM_SECONDS = 3.0
"""The longest that the system is waited for; it is asked by a thread that is then abandoned."""

_STEP_SECONDS = 0.05


def known_route(host: str, network: Network) -> Route | None:
    """Return the way to a host; None if the system is to be asked for it. Raise BadSetting.

    This computer is never behind a proxy.
    """
    if names_this_computer(host) or network.mode is ProxyMode.NONE:
        return DIRECT_ROUTE
    if network.mode is ProxyMode.MANUAL:
        return Route(checked_proxy(network.proxy_url), ProxySource.SETTINGS)
    environment = getproxies_environment()
    if environment and proxy_bypass(host):  # as NO_PROXY says then, on every system
        return DIRECT_ROUTE
    proxy = environment.get("https") or environment.get("all")
    if not proxy:
        return None
    url = proxy if "://" in proxy else f"http://{proxy}"
    return Route(first_usable([url]) or url, ProxySource.ENVIRONMENT)


def ask_for_route(url: httpx.URL, network: Network, interrupter: SocketInterrupter) -> Route:
    """Ask the system for the way to a URL, of which it is told no more than the host.

    Without an answer in time it is the direct one. Raise httpx.ConnectError once interrupted.
    """
    answers: list[str] = []
    origin = f"{url.scheme}://{url.netloc.decode('ascii')}/"
    asking = threading.Thread(
        target=lambda: answers.extend(network.ask_system(origin)), name="proxy-lookup", daemon=True
    )
    interrupts, end = interrupter.interrupts, time.monotonic() + SYSTEM_SECONDS
    asking.start()
    while asking.is_alive() and time.monotonic() < end:
        if interrupter.is_interrupted(interrupts):
            raise httpx.ConnectError("aborted")
        asking.join(_STEP_SECONDS)
    return Route(first_usable(answers), ProxySource.SYSTEM)
