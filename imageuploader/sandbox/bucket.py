"""The object store: one PUT to a signed address."""

import asyncio
import contextlib
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from imageuploader.sandbox.intake import Intake, Received
from imageuploader.sandbox.signature import holds
from imageuploader.sandbox.wire import line_of
from imageuploader.sandbox.world import BUCKET, World

LARGEST_BYTES = 5 * 1024**3
BATCH_BYTES = 1024**2
_LINGER_SECONDS = 1.0


class Refusal(Response):
    """An error of the store: XML, sent at once however much of the body is still to come."""

    def __init__(self, status: int, code: str) -> None:
        text = f"<Code>{code}</Code><RequestId>tx0-practice</RequestId><HostId>practice</HostId>"
        super().__init__(
            f'<?xml version="1.0" encoding="UTF-8"?><Error>{text}</Error>',
            status,
            headers={"Connection": "close"},
            media_type="application/xml",
        )

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
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


class Bucket:
    """Takes images in."""

    def __init__(self, world: World) -> None:
        self._world = world

    def route(self) -> Route:
        """Return the one address of the store."""
        return Route(f"/{BUCKET}/{{number:int}}", self._put, methods=["PUT"])

    async def _put(self, request: Request) -> Response:
        name = f"private/{request.path_params['number']}"
        refusal = self._refusal(request, name)
        if refusal is not None:
            return refusal
        faults = self._world.faults
        if faults.strikes("put-stalled"):
            return await _gone(request)
        reset = faults.strikes("put-reset")
        try:
            received, right = await self._taken(request, reset)
        except (ClientDisconnect, TimeoutError):
            line_of(request).cut()
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        if faults.strikes("put-silent"):
            return await _gone(request)
        if not right:
            return Refusal(HTTPStatus.BAD_REQUEST, "BadDigest")
        self._world.keep(name, received)
        if faults.strikes("put-lost-reply"):
            line_of(request).cut()
        return Response(headers={"ETag": f'"{received.md5}"', "Accept-Ranges": "bytes"})

    def _refusal(self, request: Request, name: str) -> Refusal | None:
        faults = self._world.faults
        if "authorization" in request.headers:
            return Refusal(HTTPStatus.BAD_REQUEST, "InvalidArgument")
        if faults.strikes("expired"):
            self._world.expire(name)
            return Refusal(HTTPStatus.FORBIDDEN, "AccessDenied")
        if self._is_over(request):
            return Refusal(HTTPStatus.FORBIDDEN, "AccessDenied")
        signed = holds(request.url.path, request.query_params, request.headers)
        if faults.strikes("put-403") or not signed:
            return Refusal(HTTPStatus.FORBIDDEN, "SignatureDoesNotMatch")
        length = request.headers.get("content-length")
        if length is None:
            return Refusal(HTTPStatus.LENGTH_REQUIRED, "MissingContentLength")
        if int(length) > LARGEST_BYTES:
            return Refusal(HTTPStatus.BAD_REQUEST, "EntityTooLarge")
        if faults.strikes("put-500"):
            return Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "InternalError")
        return None

    def _is_over(self, request: Request) -> bool:
        expires = request.query_params.get("Expires", "")
        return not expires.isdigit() or self._world.clock() >= int(expires)

    async def _taken(self, request: Request, reset: bool) -> tuple[Received, bool]:
        bounds = self._world.bounds
        intake = Intake(bounds.raw_bytes, self._world.stop)
        batch = bytearray()
        more = True
        while more:
            message = await asyncio.wait_for(request.receive(), bounds.silence_seconds)
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            if reset:
                line_of(request).reset()
                raise ClientDisconnect
            batch += message["body"]
            more = message["more_body"]
            if len(batch) >= BATCH_BYTES or not more:
                await asyncio.to_thread(intake.feed, bytes(batch))
                batch.clear()
        if self._world.stop.is_set():
            raise ClientDisconnect
        promised = request.headers.get("content-md5")
        return intake.received(request.headers), promised in {None, intake.content_md5()}


async def _gone(request: Request) -> Response:
    """Wait until the client gives up."""
    line = line_of(request)
    await line.lost.wait()
    return Response(status_code=HTTPStatus.BAD_REQUEST)
