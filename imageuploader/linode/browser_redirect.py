"""Waits on loopback until the browser comes back from Linode's page."""

import selectors
import socket
import time
from contextlib import suppress

from typing_extensions import override

from imageuploader.domain.accounts.browser_sign_in import REDIRECT_PATH
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.closing import Closing
from imageuploader.domain.errors import SignInRefused

_HOST = "127.0.0.1"
_MOST_BYTES = 16 * 1024
_STEP_SECONDS = 0.1
_LINE_SECONDS = 5.0
_PAGE = (
    b"<!doctype html><meta charset=utf-8><title>Image Uploader</title>"
    b"<p>You can close this page and go back to Image Uploader."
)


class BrowserRedirect(Closing):
    """Listens on a port that the system chose, for this computer only, until it is closed."""

    def __init__(self) -> None:
        self._server = socket.create_server((_HOST, 0), backlog=4)
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
        with selectors.DefaultSelector() as selector:
            selector.register(self._server, selectors.EVENT_READ)
            while time.monotonic() < end:
                cancel.check()
                if selector.select(_STEP_SECONDS):
                    query = self._take()
                    if query is not None:
                        return query
        raise SignInRefused("closed")

    def _take(self) -> str | None:
        line, _ = self._server.accept()
        with line, suppress(OSError):
            line.settimeout(_LINE_SECONDS)
            target = _target(line)
            path, _, query = target.partition("?")
            if path == REDIRECT_PATH:
                line.sendall(_reply(b"200 OK", _PAGE))
                return query
            line.sendall(_reply(b"404 Not Found", b""))
        return None


def _target(line: socket.socket) -> str:
    """The target of a GET; empty for anything else."""
    head = b""
    while b"\r\n\r\n" not in head and len(head) < _MOST_BYTES:
        data = line.recv(4096)
        if not data:
            break
        head += data
    method, _, rest = head.partition(b"\r\n")[0].partition(b" ")
    return rest.partition(b" ")[0].decode("latin-1") if method == b"GET" else ""


def _reply(status: bytes, page: bytes) -> bytes:
    return (
        b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n"
        b"Content-Length: " + str(len(page)).encode() + b"\r\n\r\n" + page
    )
