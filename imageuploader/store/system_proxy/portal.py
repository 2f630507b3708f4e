"""Asks the desktop for a proxy over the session bus: GNOME's settings or KDE's, and its PAC.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.ProxyResolver.html
"""

import logging
import os

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.ProxyResolver"
REPLY_SECONDS = 2.0
"""A configuration script may have to ask name servers."""

_log = logging.getLogger(__name__)


def ask_portal(url: str) -> tuple[str, ...]:
    """Return the proxies to a URL, the best first; empty without a bus, a portal or an answer.

    A portal that does not run is not started for this.
    """
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        return ()
    from jeepney import DBusAddress, DBusErrorResponse, MessageFlag, new_method_call
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import unwrap_msg

    question = new_method_call(DBusAddress(PATH, PORTAL, INTERFACE), "Lookup", "s", (url,))
    question.header.flags |= MessageFlag.no_auto_start
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            body = unwrap_msg(connection.send_and_get_reply(question, timeout=REPLY_SECONDS))
    except (OSError, KeyError, ValueError, RuntimeError, DBusErrorResponse) as error:
        _log.info("no proxy from the desktop: %s", type(error).__name__)
        return ()
    proxies = body[0] if body and isinstance(body[0], list) else []
    return tuple(proxy for proxy in proxies if isinstance(proxy, str))
