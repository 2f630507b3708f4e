"""Through which proxy the network is reached, and whom besides the system it trusts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias
from urllib.parse import urlsplit

from imageuploader.domain.errors import BadSetting

SCHEMES = ("http", "https", "socks5", "socks5h")
PASSWORD_ENTRY = "proxy"  # noqa: S105 - the name of an entry
"""Under this name the password store has the password of the proxy, as no account may be called."""

AskSystem: TypeAlias = Callable[[str], tuple[str, ...]]
"""Asks the system which proxies lead to a URL, the best first; `direct://` is the way without one.

It may take seconds. No answer at all means that the system knows nothing.
"""

_DIRECT = "direct"


class ProxyMode(StrEnum):
    """Where the address of the proxy comes from."""

    SYSTEM = "system"
    NONE = "none"
    MANUAL = "manual"


class ProxySource(StrEnum):
    """Who named a proxy."""

    SETTINGS = "settings"
    ENVIRONMENT = "environment"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Route:
    """The way to a host: through a proxy that somebody named, or directly."""

    proxy: str = field(default="", repr=False)
    """Its whole address, which may have a password; empty for the direct way."""
    source: ProxySource | None = None

    @property
    def shown_proxy(self) -> str:
        """The proxy without user and password, empty for the direct way."""
        scheme, _, rest = self.proxy.partition("://")
        return f"{scheme}://{rest.rpartition('@')[2].strip('/')}" if rest else ""


DIRECT_ROUTE = Route()


def know_nothing(_url: str) -> tuple[str, ...]:
    """Answer as a system that knows of no proxies."""
    return ()


@dataclass(frozen=True, slots=True)
class Network:
    """The proxy, and a file of CA certificates that are trusted besides those of the system.

    `proxy_url` and `user` count in the manual mode only. SYSTEM is the variables of the
    environment, NO_PROXY with them, and where they name none what `ask_system` answers.
    """

    mode: ProxyMode = ProxyMode.SYSTEM
    proxy_url: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: str = ""
    ask_system: AskSystem = field(default=know_nothing, repr=False, compare=False)


def checked_proxy(text: str) -> str:
    """Return the address of a proxy; raise BadSetting if it is none. http:// may be left out."""
    url = text.strip()
    url = url if "://" in url else f"http://{url}"
    if not _is_usable(url):
        raise BadSetting("proxy", text, "it must look like http://proxy.example.com:3128")
    parts = urlsplit(url)
    if parts.username or parts.password:
        shown = parts.hostname or ""
        raise BadSetting("proxy", shown, "the user and the password have fields of their own")
    return url


def first_usable(answers: Iterable[str]) -> str:
    """Return the first proxy that can be used of those a system answers, empty for the direct way.

    If none can be, it is the first that is an address at all, such as one of SOCKS 4: to go past
    it would not be what was set.
    """
    unusable = ""
    for answer in answers:
        scheme, _, rest = answer.strip().partition("://")
        scheme = scheme.lower()
        if scheme == _DIRECT:
            return ""
        # a SOCKS of no version is any; today's servers take the newest
        url = f"{'socks5' if scheme == 'socks' else scheme}://{rest}"
        if _is_usable(url):
            return url
        unusable = unusable or (url if _has_host(url) else "")
    return unusable


def _is_usable(url: str) -> bool:
    return url.partition("://")[0].lower() in SCHEMES and _has_host(url)


def _has_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.scheme and parts.hostname) and parts.port != 0
    except ValueError:
        return False
