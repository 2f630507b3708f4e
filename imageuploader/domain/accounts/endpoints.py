"""What an API address may be, as far as that can be said without asking anybody."""

import ipaddress
from urllib.parse import urlsplit

from imageuploader.domain.errors import BadSetting, NotEncrypted
from imageuploader.domain.settings import Endpoint


def checked_endpoint(endpoint: Endpoint) -> Endpoint:
    """Return an endpoint if it may be used; raise BadSetting, or NotEncrypted for plain http."""
    try:
        parts = urlsplit(endpoint.url)
        host = parts.hostname or ""
        usable = parts.scheme in {"http", "https"} and host and parts.port != 0
    except ValueError:
        usable, host = False, ""
    else:
        usable = bool(usable) and not (parts.query or parts.fragment or parts.username)
    if not usable:
        reason = "it must look like https://api.linode.com"
        raise BadSetting("api-url", endpoint.url, reason)
    if urlsplit(endpoint.url).scheme == "http" and not stays_here(host):
        raise NotEncrypted(host)
    return endpoint


def stays_here(host: str) -> bool:
    """Return whether what is sent to a host certainly does not leave this computer."""
    name = host.strip("[]").lower()
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
