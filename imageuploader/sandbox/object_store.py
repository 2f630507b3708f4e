"""The object store: accepts one PUT to a signed address."""

import asyncio
import time
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from imageuploader.sandbox.early_replies import (
    close_connection,
    store_error,
    wait_for_disconnect,
)
from imageuploader.sandbox.put_faults import PutFaults
from imageuploader.sandbox.received_body import BodyReceiver
from imageuploader.sandbox.signature import is_valid
from imageuploader.sandbox.state import BUCKET, State

LARGEST_BYTES = 5 * 1024**3
BATCH_BYTES = 1024**2
SLOW_BYTES = 500_000


class ObjectStore:
    """Receives image files."""

    def __init__(self, state: State) -> None:
        self._state = state

    def routes(self) -> list[Route]:
        """Return the route of the objects, and the root, of which a stranger sees nothing."""
        return [
            Route(f"/{BUCKET}/{{number:int}}", self._put, methods=["PUT"]),
            Route("/", self._root, methods=["GET"]),
        ]

    async def _root(self, _request: Request) -> Response:
        return store_error(HTTPStatus.FORBIDDEN, "AccessDenied")

    async def _put(self, request: Request) -> Response:
        name = f"private/{request.path_params['number']}"
        put_faults = PutFaults(self._state, request, name)
        reply = self._check(request) or await put_faults.strike("-start")
        if reply is not None:
            return reply
        upload = _Receiver(self._state, request, put_faults)
        try:
            reply = await upload.receive() or await put_faults.strike("-end")
        except (ClientDisconnect, TimeoutError):
            return await close_connection(request)
        return reply or await self._store(name, upload, put_faults)

    async def _store(self, name: str, upload: "_Receiver", put_faults: PutFaults) -> Response:
        faults, request = self._state.faults, upload.request
        if faults.strikes("put-silent"):
            return await wait_for_disconnect(request)
        received = upload.body.result(request.headers)
        if request.headers.get("content-md5") not in {None, upload.body.content_md5()}:
            return store_error(HTTPStatus.BAD_REQUEST, "BadDigest")
        self._state.store(name, received)
        etag = "0" * 32 if faults.strikes("put-other-etag") else received.md5
        reply = Response(headers={"ETag": f'"{etag}"', "Accept-Ranges": "bytes"})
        return await put_faults.strike_after_storing() or reply

    def _check(self, request: Request) -> Response | None:
        if "authorization" in request.headers:
            return store_error(HTTPStatus.BAD_REQUEST, "InvalidArgument")
        if self._is_expired(request):
            return store_error(HTTPStatus.FORBIDDEN, "AccessDenied")
        if not is_valid(request.url.path, request.query_params, request.headers):
            return store_error(HTTPStatus.FORBIDDEN, "SignatureDoesNotMatch")
        length = request.headers.get("content-length")
        if length is None:
            return store_error(HTTPStatus.LENGTH_REQUIRED, "MissingContentLength")
        if int(length) > LARGEST_BYTES:
            return store_error(HTTPStatus.BAD_REQUEST, "EntityTooLarge")
        return None

    def _is_expired(self, request: Request) -> bool:
        expires = request.query_params.get("Expires", "")
        return not expires.isdigit() or self._state.clock() >= int(expires)


class Throttle:
    """Limits a reader to so many bytes a second; None for no limit."""

    def __init__(self, bytes_a_second: float | None) -> None:
        self._rate = bytes_a_second
        self._began = time.monotonic()

    async def wait(self, total: int) -> None:
        """Wait until the limit allows so many bytes in total."""
        if self._rate is not None:
            await asyncio.sleep(self._began + total / self._rate - time.monotonic())


class _Receiver:
    """Receives the body of one PUT."""

    def __init__(self, state: State, request: Request, put_faults: PutFaults) -> None:
        self.request = request
        self.body = BodyReceiver(state.bounds.raw_bytes, state.stop)
        self._state = state
        self._faults = put_faults
        self._received_bytes = 0
        slow = state.faults.strikes("put-slow")
        self._throttle = Throttle(SLOW_BYTES if slow else state.bounds.bytes_a_second)

    async def receive(self) -> Response | None:
        """Receive the body; return a reply that comes before its end, if any."""
        middle: int | None = int(self.request.headers["content-length"]) // 2
        batch = bytearray()
        more = True
        while more:
            piece, more = await self._receive_piece()
            batch += piece
            if middle is not None and self._received_bytes >= middle:
                middle = None
                if reply := await self._faults.strike(""):
                    return reply
            if len(batch) >= BATCH_BYTES or not more:
                await asyncio.to_thread(self.body.feed, bytes(batch))
                batch.clear()
        if self._state.stop.is_set():
            raise ClientDisconnect
        return None

    async def _receive_piece(self) -> tuple[bytes, bool]:
        timeout = self._state.bounds.silence_seconds
        message = await asyncio.wait_for(self.request.receive(), timeout)
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body: bytes = message["body"]
        self._received_bytes += len(body)
        await self._throttle.wait(self._received_bytes)
        return body, message["more_body"]
