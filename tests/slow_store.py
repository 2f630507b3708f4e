"""A store that reads so slowly that everything in between fills up."""

import socket
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.fakes import Listener, head_of, received
from tests.tls import over_tls

PIECE_BYTES = 16 * 1024
RECEIVE_BYTES = 16 * 1024


class SlowStore:
    """Takes so many bytes a second, and compares what was counted with what came."""

    def __init__(self, bytes_a_second: float, certificate: Path | None = None) -> None:
        self.leads: list[int] = []
        """How many bytes more were counted than had been received, at each count."""

        self._rate = bytes_a_second
        self._came = 0
        script = over_tls(certificate, self._take) if certificate else self._take
        self._far = Listener(script, receive_bytes=RECEIVE_BYTES)
        self.url = f"{'https' if certificate else 'http'}://127.0.0.1:{self._far.port}/b/1"

    def __enter__(self) -> Self:
        self._far.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._far.__exit__(kind, error, trace)

    def counted(self, body: Iterable[bytes]) -> Iterator[bytes]:
        """Hand a body on, counting each piece as sent when the next one is asked for."""
        sent = 0
        for piece in body:
            yield piece
            sent += len(piece)
            self.leads.append(sent - self._came)

    def _take(self, line: socket.socket) -> None:
        head, begun = head_of(line)
        rows = dict(row.split(": ", 1) for row in head.split("\r\n")[1:])
        size = int({name.lower(): value for name, value in rows.items()}["content-length"])
        self._came, began = len(begun), time.monotonic()
        while self._came < size:
            time.sleep(max(0.0, began + self._came / self._rate - time.monotonic()))
            self._came += len(received(line, PIECE_BYTES))
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
