"""Far sides: what our clients talk to in tests."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self

import httpx

CHUNK = bytes(256 * 1024)
ADDRESS = "https://us-ord-1.linodeobjects.com:443/uploads/77?Signature=s%2Fe%3D&Expires=1790000000"
IMAGE = {
    "id": "private/77",
    "label": "debian",
    "status": "pending_upload",
    "type": "manual",
    "created": "2026-11-24T06:00:00",
    "size": 0,
    "tags": [],
}
EVENT = {
    "id": 5,
    "action": "image_upload",
    "status": "started",
    "percent_complete": 40,
    "created": "2026-11-24T06:01:00",
    "entity": {"id": 77, "type": "image", "label": "debian"},
}
REGION = {
    "id": "us-ord",
    "label": "Chicago, IL",
    "country": "us",
    "capabilities": ["Linodes", "Object Storage"],
    "site_type": "core",
    "status": "ok",
}
PROFILE = {"username": "ada", "email": "ada@example.org", "restricted": False}

PROFILE_ANSWER = b'HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{"username":"ada"}'

Reply = httpx.Response | httpx.TransportError
Script = Callable[[socket.socket], None]


def wait_for_reset(connection: socket.socket) -> bool:
    """Wait until a connection is reset, without reading; return whether it was within 5 s.

    The system tells that as an error of the socket, whatever has not been read.
    """
    end = time.monotonic() + 5.0
    while time.monotonic() < end:
        if connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            return True
        time.sleep(0.005)
    return False


class FarSide:
    """A Linode that answers from memory and remembers who called.

    The replies given come first, one a call; after them it answers as Linode does.
    """

    def __init__(self, *replies: Reply) -> None:
        self.calls: list[httpx.Request] = []
        self._replies = iter(replies)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.calls.append(request)
        reply = next(self._replies, None)
        if isinstance(reply, httpx.TransportError):
            raise reply
        return reply or self._usual(request)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Method and path of every call."""
        return [(call.method, call.url.raw_path.decode()) for call in self.calls]

    def _usual(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/v4beta/").removeprefix("/v4/")
        match request.method, path:
            case "POST", "images/upload":
                return httpx.Response(200, json={"image": IMAGE, "upload_to": ADDRESS})
            case "DELETE", _:
                return httpx.Response(200, json={})
            case "GET", "profile":
                return httpx.Response(200, json=PROFILE, headers={"X-OAuth-Scopes": "*"})
            case "GET", "regions":
                return paged(REGION)
            case "GET", "images":
                return paged(IMAGE)
            case "GET", "account/events":
                return paged(EVENT)
            case _:
                return httpx.Response(200, json=IMAGE)


def paged(*items: object, page: int = 1, pages: int = 1) -> httpx.Response:
    """Return one page of a list, as Linode wraps it."""
    envelope = {"data": items, "page": page, "pages": pages, "results": len(items)}
    return httpx.Response(200, json=envelope)


def refused(status: int, *errors: dict[str, str], **headers: str) -> httpx.Response:
    """Return an answer in Linode's error envelope; `_` in a header's name stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, json={"errors": errors}, headers=named)


class Listener:
    """A real socket on loopback; the script plays the far end of each connection.

    `receive_bytes` is how much the system takes in before the script reads it.
    """

    def __init__(self, script: Script, *, receive_bytes: int = 0) -> None:
        self._script = script
        self._server = socket.create_server(("127.0.0.1", 0))
        if receive_bytes:
            self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
        self._thread = threading.Thread(target=self._listen)
        self.port: int = self._server.getsockname()[1]
        self.accepted = 0
        self.over = threading.Event()
        """Set when the test is done: what a script that does nothing waits for."""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.over.set()
        with socket.create_connection(("127.0.0.1", self.port)):
            self._thread.join(5)
        self._server.close()

    def _listen(self) -> None:
        while True:
            connection, _ = self._server.accept()
            with connection:
                if self.over.is_set():
                    return
                self.accepted += 1
                with suppress(ConnectionError):  # the client hung up in the middle
                    self._script(connection)


def head_of(connection: socket.socket) -> tuple[str, bytes]:
    """Return a request's head, and what came of its body with it."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += received(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    return head.decode(), body


def body_of(connection: socket.socket, begun: bytes, size: int) -> bytes:
    """Return a body of `size` bytes of which `begun` has come already."""
    data = bytearray(begun)
    while len(data) < size:
        data += received(connection)
    return bytes(data)


def received(connection: socket.socket, most: int = 1 << 20) -> bytes:
    """Return the next bytes; raise ConnectionError where there will be none."""
    data = connection.recv(most)
    if not data:
        raise ConnectionError
    return data


def endless(begun: Callable[[], None] = lambda: None) -> Iterator[bytes]:
    """Give chunks without end; `begun` is called before the first one."""
    begun()
    while True:
        yield CHUNK


def telling(line: socket.socket) -> None:
    """Answer one request with a profile."""
    head_of(line)
    line.sendall(PROFILE_ANSWER)


def silent(line: socket.socket, asked: threading.Event) -> None:
    """Take one request, say that it came, and never answer."""
    head_of(line)
    asked.set()
    line.recv(1)


@contextmanager
def firing(fire: Callable[[], None], begun: threading.Event, seconds: float) -> Iterator[None]:
    """Call `fire` from another thread, so long after something has begun."""

    def run() -> None:
        begun.wait(5)
        threading.Event().wait(seconds)
        fire()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        thread.join(5)
