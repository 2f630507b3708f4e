"""Waits on loopback until the browser comes back from Linode's page."""

import selectors
import socket
import time
from collections.abc import Iterator
from contextlib import suppress

from typing_extensions import override

from imageuploader.domain.accounts.browser_sign_in import REDIRECT_PATH
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.closing import Closing
from imageuploader.domain.errors import SignInRefused

_HOST = "127.0.0.1"
_MOST_BYTES = 16 * 1024
_MOST_CONNECTIONS = 16
_STEP_SECONDS = 0.1
_REPLY_SECONDS = 5.0
_PAGE = (
    b"<!doctype html><html lang=en><meta charset=utf-8>"
    b"<meta name=color-scheme content='light dark'><title>Image Uploader</title>"
    b"<body style='font:1.1rem system-ui;display:grid;place-content:center;min-height:90vh'>"
    b"<p>You can close this page and go back to Image Uploader."
)


class BrowserRedirect(Closing):
    """Listens on a port that the system chose, for this computer only, until it is closed."""

    def __init__(self) -> None:
        """Raise SignInRefused if the system has no port to give."""
        try:
            self._server = socket.create_server((_HOST, 0), backlog=4)
        except OSError as error:
            raise SignInRefused("port") from error
        self.uri = f"http://{_HOST}:{self._server.getsockname()[1]}{REDIRECT_PATH}"

    @override
    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def wait(self, cancel: CancelToken, seconds: float) -> str:
        """Return the query that the browser came with; raise SignInRefused if it does not come.

        Raises CancelRequested. Requests for anything else, as browsers make them, are answered
        with 404 and waited beyond.
        """
        end = time.monotonic() + seconds
        with _Connections(self._server) as connections:
            while time.monotonic() < end:
                cancel.check()
                for connection in connections.asking():
                    path, _, query = connection.target.partition("?")
                    if path == REDIRECT_PATH:
                        connection.send(_reply(b"200 OK", _PAGE))
                        return query
                    connection.send(_reply(b"404 Not Found", b""))
        raise SignInRefused("closed")


class _Connection:
    """A connection of the browser, and what has come of its request."""

    def __init__(self, sock: socket.socket) -> None:
        sock.setblocking(False)
        self.sock = sock
        self._head = b""
        self.is_done = False

    def read(self) -> None:
        """Take what has arrived."""
        with suppress(BlockingIOError):
            try:
                data = self.sock.recv(4096)
            except ConnectionError:
                data = b""
            self._head += data
            whole = b"\r\n\r\n" in self._head or len(self._head) >= _MOST_BYTES
            self.is_done = whole or not data

    @property
    def target(self) -> str:
        """The target of a GET; empty for anything else."""
        method, _, rest = self._head.partition(b"\r\n")[0].partition(b" ")
        return rest.partition(b" ")[0].decode("latin-1") if method == b"GET" else ""

    def send(self, reply: bytes) -> None:
        """Send the reply, if the browser still waits for it."""
        with suppress(OSError):
            self.sock.settimeout(_REPLY_SECONDS)
            self.sock.sendall(reply)


class _Connections(Closing):
    """The open connections: a browser opens some in advance, on which nothing comes for long."""

    def __init__(self, server: socket.socket) -> None:
        self._server = server
        self._selector = selectors.DefaultSelector()
        self._selector.register(server, selectors.EVENT_READ)
        self._connections: list[_Connection] = []

    @override
    def close(self) -> None:
        self._selector.close()
        for connection in self._connections:
            connection.sock.close()

    def asking(self) -> Iterator[_Connection]:
        """Yield each whose request is complete, and close it then; wait a moment for any."""
        ready = {key.fileobj for key, _ in self._selector.select(_STEP_SECONDS)}
        if self._server in ready:
            self._accept()
        for connection in [one for one in self._connections if one.sock in ready]:
            connection.read()
            if connection.is_done:
                yield connection
                self._drop(connection)

    def _accept(self) -> None:
        with suppress(OSError):  # it may have gone again, or no more files can be opened
            connection = _Connection(self._server.accept()[0])
            self._connections.append(connection)
            self._selector.register(connection.sock, selectors.EVENT_READ)
        if len(self._connections) > _MOST_CONNECTIONS:
            self._drop(self._connections[0])

    def _drop(self, connection: _Connection) -> None:
        self._connections.remove(connection)
        self._selector.unregister(connection.sock)
        connection.sock.close()


def _reply(status: bytes, page: bytes) -> bytes:
    return (
        b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n"
        b"Content-Length: " + str(len(page)).encode() + b"\r\n\r\n" + page
    )
