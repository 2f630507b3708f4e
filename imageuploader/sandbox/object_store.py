"""The object store: one PUT to a signed address."""

import asyncio
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from imageuploader.sandbox.early_replies import cut, lost, refusal
from imageuploader.sandbox.put_faults import Mishaps
from imageuploader.sandbox.received_body import Intake
from imageuploader.sandbox.signature import holds
from imageuploader.sandbox.state import BUCKET, World
from imageuploader.sandbox.throttle import Pace

LARGEST_BYTES = 5 * 1024**3
BATCH_BYTES = 1024**2
SLOW_BYTES = 500_000


class Bucket:
    """Takes images in."""

    def __init__(self, world: World) -> None:
        self._world = world

    def route(self) -> Route:
        """Return the one address of the store."""
        return Route(f"/{BUCKET}/{{number:int}}", self._put, methods=["PUT"])

    async def _put(self, request: Request) -> Response:
        name = f"private/{request.path_params['number']}"
        mishaps = Mishaps(self._world, request, name)
        early = self._refusal(request) or await mishaps.at("-start")
        if early is not None:
            return early
        taking = _Taking(self._world, request, mishaps)
        try:
            early = await taking.taken() or await mishaps.at("-end")
        except (ClientDisconnect, TimeoutError):
            return await cut(request)
        return early or await self._kept(name, taking, mishaps)

    async def _kept(self, name: str, taking: "_Taking", mishaps: Mishaps) -> Response:
        faults, request = self._world.faults, taking.request
        if faults.strikes("put-silent"):
            return await lost(request)
        received = taking.intake.received(request.headers)
        if request.headers.get("content-md5") not in {None, taking.intake.content_md5()}:
            return refusal(HTTPStatus.BAD_REQUEST, "BadDigest")
        self._world.keep(name, received)
        etag = "0" * 32 if faults.strikes("put-other-etag") else received.md5
        answer = Response(headers={"ETag": f'"{etag}"', "Accept-Ranges": "bytes"})
        return await mishaps.after() or answer

    def _refusal(self, request: Request) -> Response | None:
        if "authorization" in request.headers:
            return refusal(HTTPStatus.BAD_REQUEST, "InvalidArgument")
        if self._is_over(request):
            return refusal(HTTPStatus.FORBIDDEN, "AccessDenied")
        if not holds(request.url.path, request.query_params, request.headers):
            return refusal(HTTPStatus.FORBIDDEN, "SignatureDoesNotMatch")
        length = request.headers.get("content-length")
        if length is None:
            return refusal(HTTPStatus.LENGTH_REQUIRED, "MissingContentLength")
        if int(length) > LARGEST_BYTES:
            return refusal(HTTPStatus.BAD_REQUEST, "EntityTooLarge")
        return None

    def _is_over(self, request: Request) -> bool:
        expires = request.query_params.get("Expires", "")
        return not expires.isdigit() or self._world.clock() >= int(expires)


class _Taking:
    """One body on its way in."""

    def __init__(self, world: World, request: Request, mishaps: Mishaps) -> None:
        self.request = request
        self.intake = Intake(world.bounds.raw_bytes, world.stop)
        self._world = world
        self._mishaps = mishaps
        self._taken = 0
        slow = world.faults.strikes("put-slow")
        self._pace = Pace(SLOW_BYTES if slow else world.bounds.bytes_a_second)

    async def taken(self) -> Response | None:
        """Take the body in; return an answer that comes before its end."""
        middle: int | None = int(self.request.headers["content-length"]) // 2
        batch = bytearray()
        more = True
        while more:
            piece, more = await self._piece()
            batch += piece
            if middle is not None and self._taken >= middle:
                middle = None
                if answer := await self._mishaps.at(""):
                    return answer
            if len(batch) >= BATCH_BYTES or not more:
                await asyncio.to_thread(self.intake.feed, bytes(batch))
                batch.clear()
        if self._world.stop.is_set():
            raise ClientDisconnect
        return None

    async def _piece(self) -> tuple[bytes, bool]:
        patience = self._world.bounds.silence_seconds
        message = await asyncio.wait_for(self.request.receive(), patience)
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body: bytes = message["body"]
        self._taken += len(body)
        await self._pace.keep(self._taken)
        return body, message["more_body"]
