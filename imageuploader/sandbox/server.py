"""The practice Linode: a server in its own thread."""

import asyncio
import re
import socket
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from threading import Event, Thread
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send
from typing_extensions import override

from imageuploader.sandbox.api import Api
from imageuploader.sandbox.faults import Faults
from imageuploader.sandbox.http_protocol import ConnectionProtocol
from imageuploader.sandbox.login import Login
from imageuploader.sandbox.object_store import ObjectStore
from imageuploader.sandbox.received_body import Received
from imageuploader.sandbox.replies import Refused, reply_unrouted
from imageuploader.sandbox.state import USUAL, Bounds, Record, State

HOST = "127.0.0.1"
_BACKLOG = 64
_JOIN_SECONDS = 10.0
_TICKS_A_SECOND = 10
_GRACE_SECONDS = 1.0
_LOOPBACK = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE | re.ASCII)


class Sandbox:
    """A Linode on the loopback address, for as long as the context lasts."""

    token = "practice"  # noqa: S105 - any word is accepted as a token

    def __init__(
        self,
        *,
        port: int = 0,
        process_seconds: float = 2.0,
        faults: Iterable[str] = (),
        clock: Callable[[], float] = time.time,
        bounds: Bounds = USUAL,
    ) -> None:
        self._port = port
        self._state = State(faults, process_seconds=process_seconds, bounds=bounds, clock=clock)
        self._server = _Server(_config(_app(self._state)))
        self._thread = Thread(target=self._serve, name="practice Linode", daemon=True)

    def __enter__(self) -> Self:
        self._socket = socket.create_server((HOST, self._port), backlog=_BACKLOG)
        if (receive_bytes := self._state.bounds.receive_bytes) is not None:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
        self._state.url = f"http://{HOST}:{self._socket.getsockname()[1]}"
        self._thread.start()
        self._server.ready.wait(_JOIN_SECONDS)
        return self

    def __exit__(self, *_error: object) -> None:
        self._state.stop.set()
        if self._thread.is_alive():
            self._server.end()
        self._thread.join(_JOIN_SECONDS)
        self._socket.close()

    def _serve(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    @property
    def url(self) -> str:
        """The address of the API, without its version."""
        return self._state.url

    @property
    def upload_origin(self) -> str:
        """The scheme and host of upload addresses, if a proxy stands before the store."""
        return self._state.upload_origin

    @upload_origin.setter
    def upload_origin(self, address: str) -> None:
        self._state.upload_origin = address

    @property
    def faults(self) -> Faults:
        """The active faults; may be changed at any time."""
        return self._state.faults

    @property
    def received(self) -> dict[str, Received]:
        """The stored objects by image id."""
        return self._state.received

    @property
    def calls(self) -> list[tuple[str, str]]:
        """Every request so far: its method and its decoded path."""
        return self._state.calls

    @property
    def addresses(self) -> list[str]:
        """Every signed upload address so far; each is a secret of the client that requested it."""
        return self._state.addresses

    @property
    def agreements(self) -> dict[str, bool]:
        """What the account has agreed to; `eu_model` is that for Europe."""
        return self._state.agreements

    @property
    def images(self) -> dict[str, Record]:
        """The images by id, as the API returns them."""
        return self._state.images


@contextmanager
def open_practice() -> Iterator[tuple[Sandbox, Path]]:
    """Start a practice Linode, and make a folder for all that the program keeps."""
    with tempfile.TemporaryDirectory(prefix="imageuploader-") as folder, Sandbox() as sandbox:
        yield sandbox, Path(folder)


class _Server(uvicorn.Server):
    """Reports when it listens, and stops as soon as it is asked to."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = Event()

    def end(self) -> None:
        """Stop serving; callable from any thread once `ready`."""
        self._loop.call_soon_threadsafe(self._stopping.set)

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        await super().startup(sockets)
        self.ready.set()

    @override
    async def main_loop(self) -> None:
        ticks = 0
        while not self._stopping.is_set():
            await self.on_tick(ticks)
            ticks += _TICKS_A_SECOND
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), timeout=1)

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for listener in self.servers:
            listener.close()
        # A task may just be opening a connection that was accepted: repeat until none is left.
        end = time.monotonic() + _GRACE_SECONDS
        while time.monotonic() < end:
            for connection in list(self.server_state.connections):
                connection.shutdown()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            if not others:
                return
            await asyncio.wait(others, timeout=1 / _TICKS_A_SECOND)


class _RequestRecorder:
    """Records every request, after removing expired images."""

    def __init__(self, inner: ASGIApp, state: State) -> None:
        self._inner = inner
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._state.remove_expired()
        self._state.calls.append((scope["method"], scope["path"]))
        await self._inner(scope, receive, send)


class LoopbackOnly:
    """Refuses every request for another host before anything is done.

    A page in a browser may point a host name of its own at this server (DNS rebinding).
    """

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if _LOOPBACK.fullmatch(Headers(scope=scope).get("host", "")):
            await self._inner(scope, receive, send)
            return
        refused = Refused(HTTPStatus.MISDIRECTED_REQUEST, ("Host must be a loopback address", None))
        await refused.reply()(scope, receive, send)


def _app(state: State) -> ASGIApp:
    routes = [*ObjectStore(state).routes(), *Login().routes(), *Api(state).mounts()]
    starlette = Starlette(routes=routes, exception_handlers={HTTPException: reply_unrouted})
    return LoopbackOnly(_RequestRecorder(starlette, state))


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=ConnectionProtocol,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
    )
