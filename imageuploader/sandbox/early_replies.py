"""Replies that come before the whole body has arrived, and replies that break off."""

import asyncio
import contextlib
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from imageuploader.sandbox.http_protocol import connection_of

_GATEWAY_PHRASES = {413: "Request Entity Too Large"}
"""The phrases of nginx that newer Pythons have changed."""

_LINGER_SECONDS = 1.0
_PARTIAL = b'HTTP/1.1 200 OK\r\nContent-Length: 400\r\nETag: "'


class EarlyReply(Response):
    """A reply that is sent at once, however much of the body is still to come."""

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.headers["Connection"] = "close"
        await send(
            {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        )
        await send({"type": "http.response.body", "body": bytes(self.body), "more_body": True})
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(_drain(receive), _LINGER_SECONDS)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _drain(receive: Receive) -> None:
    while (await receive()).get("more_body"):
        pass


def store_error(status: int, code: str) -> EarlyReply:
    """Return an error of the object store, in XML."""
    text = f"<Code>{code}</Code><RequestId>tx0-practice</RequestId><HostId>practice</HostId>"
    return EarlyReply(
        f'<?xml version="1.0" encoding="UTF-8"?><Error>{text}</Error>',
        status,
        media_type="application/xml",
    )


def gateway_error(status: int) -> EarlyReply:
    """Return the error page of a gateway, in HTML."""
    name = f"{status} {_GATEWAY_PHRASES.get(status) or HTTPStatus(status).phrase}"
    page = f"<html><head><title>{name}</title></head><body>nginx</body></html>"
    return EarlyReply(page, status, media_type="text/html")


async def reset_connection(request: Request) -> Response:
    """End the connection with a reset."""
    connection_of(request).reset()
    return await wait_for_disconnect(request)


async def close_connection(request: Request) -> Response:
    """Close the connection without a reply."""
    connection_of(request).close()
    return await wait_for_disconnect(request)


async def send_partial_reply(request: Request, reply: bytes = _PARTIAL) -> Response:
    """Send the beginning of a reply, and close the connection."""
    connection_of(request).send_and_close(reply)
    return await wait_for_disconnect(request)


async def wait_for_disconnect(request: Request) -> Response:
    """Wait until the connection is gone; the response that is returned then goes nowhere."""
    await connection_of(request).lost.wait()
    return Response(status_code=HTTPStatus.BAD_REQUEST)
