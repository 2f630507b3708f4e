"""Through which proxy the network is reached, and whom besides the system it trusts."""

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from imageuploader.domain.errors import BadSetting

SCHEMES = ("http", "https", "socks5", "socks5h")
PASSWORD_ENTRY = "proxy"  # noqa: S105 - the name of an entry
"""Under this name the password store has the password of the proxy, as no account may be called."""


class ProxyMode(StrEnum):
    """Where the address of the proxy comes from."""

    SYSTEM = "system"
    NONE = "none"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Network:
    """The proxy, and a file of CA certificates that are trusted besides those of the system.

    `proxy_url` and `user` count in the manual mode only. SYSTEM includes the variables of the
    environment, and NO_PROXY.
    """

    mode: ProxyMode = ProxyMode.SYSTEM
    proxy_url: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: str = ""


def checked_proxy(text: str) -> str:
    """Return the address of a proxy; raise BadSetting if it is none. http:// may be left out."""
    url = text.strip()
    url = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(url)
        usable = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    else:
        if usable and (parts.username or parts.password):
            shown = parts.hostname or ""
            raise BadSetting("proxy", shown, "the user and the password have fields of their own")
    if not usable:
        raise BadSetting("proxy", text, "it must look like http://proxy.example.com:3128")
    return url
