"""uvicorn's HTTP protocol, lending its transport so that a line can be cut."""

import asyncio
import socket
import struct
import sys
from typing import cast

from starlette.requests import Request
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

_LINGER = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class Line:
    """One client's connection; `lost` is set when it ends."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._socket: socket.socket = transport.get_extra_info("socket")
        # head and body are written apart: together with delayed acknowledgements that costs 40 ms
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.lost = asyncio.Event()

    def cut(self) -> None:
        """Close the connection without a word."""
        self._transport.abort()

    def say_and_cut(self, words: bytes) -> None:
        """Send what may be half an answer, and close the connection."""
        self._transport.write(words)
        self._transport.close()

    def reset(self) -> None:
        """End the connection with a TCP reset."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
        self._transport.abort()


class LendingProtocol(H11Protocol):
    """Puts the `Line` of each request into its state; ends at once when the server does."""

    line: Line

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        stream = cast("asyncio.Transport", transport)
        super().connection_made(stream)
        self.line = Line(stream)
        self.app_state = {**self.app_state, "line": self.line}

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.line.lost.set()

    @override
    def shutdown(self) -> None:
        self.transport.abort()


def line_of(request: Request) -> Line:
    """Return the connection a request came on."""
    line: Line = request.scope["state"]["line"]
    return line
