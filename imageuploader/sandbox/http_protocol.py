"""uvicorn's HTTP protocol, with access to the connection of a request so that it can be cut."""

import asyncio
import socket
import struct
import sys
from typing import cast

from starlette.requests import Request
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

_LINGER = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class Connection:
    """One client's connection; `lost` is set when it ends."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._socket: socket.socket = transport.get_extra_info("socket")
        # Head and body are written separately; with delayed acknowledgements that costs 40 ms.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.lost = asyncio.Event()

    def close(self) -> None:
        """Close the connection without a reply."""
        self._transport.abort()

    def send_and_close(self, reply: bytes) -> None:
        """Send what may be half a reply, and close the connection."""
        self._transport.write(reply)
        self._transport.close()

    def reset(self) -> None:
        """End the connection with a TCP reset."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
        self._transport.abort()


class ConnectionProtocol(H11Protocol):
    """Puts the `Connection` of a request into its state; ends at once when the server does."""

    connection: Connection

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        stream = cast("asyncio.Transport", transport)
        super().connection_made(stream)
        self.connection = Connection(stream)
        self.app_state = {**self.app_state, "connection": self.connection}

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.connection.lost.set()

    @override
    def shutdown(self) -> None:
        self.transport.abort()


def connection_of(request: Request) -> Connection:
    """Return the connection a request came on."""
    connection: Connection = request.scope["state"]["connection"]
    return connection
