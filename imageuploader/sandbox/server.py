"""The practice Linode as a server in a thread of its own."""

import asyncio
import socket
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Event, Thread
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send
from typing_extensions import override

from imageuploader.sandbox.api import Api
from imageuploader.sandbox.faults import Faults
from imageuploader.sandbox.http_protocol import LendingProtocol
from imageuploader.sandbox.loopback import Loopback
from imageuploader.sandbox.object_store import Bucket
from imageuploader.sandbox.received_body import Received
from imageuploader.sandbox.replies import unrouted
from imageuploader.sandbox.state import USUAL, Bounds, Record, World

HOST = "127.0.0.1"
_BACKLOG = 64
_JOIN_SECONDS = 10.0
_TICKS_A_SECOND = 10
_GRACE_SECONDS = 1.0


class Sandbox:
    """A Linode that answers on the loopback address while the context lasts."""

    token = "practice"  # noqa: S105 - any word opens the practice

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
        self._world = World(faults, process_seconds=process_seconds, bounds=bounds, clock=clock)
        self._server = _Server(_config(_app(self._world)))
        self._thread = Thread(target=self._serve, name="practice Linode", daemon=True)

    def __enter__(self) -> Self:
        self._socket = socket.create_server((HOST, self._port), backlog=_BACKLOG)
        if (receive_bytes := self._world.bounds.receive_bytes) is not None:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
        self._world.url = f"http://{HOST}:{self._socket.getsockname()[1]}"
        self._thread.start()
        self._server.ready.wait(_JOIN_SECONDS)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._world.stop.set()
        if self._thread.is_alive():
            self._server.end()
        self._thread.join(_JOIN_SECONDS)
        self._socket.close()

    def _serve(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    @property
    def url(self) -> str:
        """The address of the API, without its version."""
        return self._world.url

    @property
    def front(self) -> str:
        """What upload addresses begin with where something stands before the store."""
        return self._world.front

    @front.setter
    def front(self, address: str) -> None:
        self._world.front = address

    @property
    def faults(self) -> Faults:
        """What goes wrong; may be changed at any time."""
        return self._world.faults

    @property
    def received(self) -> dict[str, Received]:
        """The stored objects by image id."""
        return self._world.received

    @property
    def calls(self) -> list[tuple[str, str]]:
        """Every request so far: method and path, the path without escapes."""
        return self._world.calls

    @property
    def addresses(self) -> list[str]:
        """Every signed address that was given out: nobody but its holder may know it."""
        return self._world.addresses

    @property
    def images(self) -> dict[str, Record]:
        """The images by id, as the API shows them."""
        return self._world.images


class _Server(uvicorn.Server):
    """Tells when it listens, and ends as soon as it is asked to."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = Event()

    def end(self) -> None:
        """Stop serving; callable from any thread once `ready`."""
        self._loop.call_soon_threadsafe(self._asked.set)

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        self._asked = asyncio.Event()
        await super().startup(sockets)
        self.ready.set()

    @override
    async def main_loop(self) -> None:
        ticks = 0
        while not self._asked.is_set():
            await self.on_tick(ticks)
            ticks += _TICKS_A_SECOND
            with suppress(TimeoutError):
                await asyncio.wait_for(self._asked.wait(), timeout=1)

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for listener in self.servers:
            listener.close()
        # a connection accepted this instant is made by a task: again until there is none
        end = time.monotonic() + _GRACE_SECONDS
        while time.monotonic() < end:
            for connection in list(self.server_state.connections):
                connection.shutdown()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            if not others:
                return
            await asyncio.wait(others, timeout=1 / _TICKS_A_SECOND)


class _Noted:
    """Notes every request, and lets overdue images go first."""

    def __init__(self, inner: ASGIApp, world: World) -> None:
        self._inner = inner
        self._world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._world.sweep()
        self._world.calls.append((scope["method"], scope["path"]))
        await self._inner(scope, receive, send)


def _app(world: World) -> ASGIApp:
    routes = [Bucket(world).route(), *Api(world).mounts()]
    starlette = Starlette(routes=routes, exception_handlers={HTTPException: unrouted})
    return Loopback(_Noted(starlette, world))


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=LendingProtocol,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
    )
