"""Answers that come while a body is still to come, or that break off."""

import asyncio
import contextlib
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from imageuploader.sandbox.http_protocol import line_of

_LINGER_SECONDS = 1.0
_BEGUN = b'HTTP/1.1 200 OK\r\nContent-Length: 400\r\nETag: "'


class Early(Response):
    """Is sent at once however much of the body is still to come."""

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


def refusal(status: int, code: str) -> Early:
    """Return an error of the store: XML."""
    text = f"<Code>{code}</Code><RequestId>tx0-practice</RequestId><HostId>practice</HostId>"
    return Early(
        f'<?xml version="1.0" encoding="UTF-8"?><Error>{text}</Error>',
        status,
        media_type="application/xml",
    )


def gateway(status: int) -> Early:
    """Return the page of a gateway: HTML."""
    name = f"{status} {HTTPStatus(status).phrase}"
    page = f"<html><head><title>{name}</title></head><body>nginx</body></html>"
    return Early(page, status, media_type="text/html")


async def reset(request: Request) -> Response:
    """End the line with a reset."""
    line_of(request).reset()
    return await lost(request)


async def cut(request: Request) -> Response:
    """End the line without a word."""
    line_of(request).cut()
    return await lost(request)


async def broken_off(request: Request, begun: bytes = _BEGUN) -> Response:
    """Begin to answer, and end the line."""
    line_of(request).say_and_cut(begun)
    return await lost(request)


async def lost(request: Request) -> Response:
    """Wait until the line is gone; what is returned then reaches nobody."""
    await line_of(request).lost.wait()
    return Response(status_code=HTTPStatus.BAD_REQUEST)
