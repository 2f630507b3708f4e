"""Refuses requests whose Host is not this computer: protection against DNS rebinding.

A page in a browser may point a host name of its own at this server; the Host header tells.
"""

import re
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from imageuploader.sandbox.replies import Refused

_LOOPBACK = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE | re.ASCII)


class LoopbackOnly:
    """Refuses every request for another host before anything is done."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if _LOOPBACK.fullmatch(Headers(scope=scope).get("host", "")):
            await self._inner(scope, receive, send)
            return
        refused = Refused(HTTPStatus.MISDIRECTED_REQUEST, ("Host must be a loopback address", None))
        await refused.reply()(scope, receive, send)
