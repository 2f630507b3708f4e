"""A server that answers anything at any speed: `python -m tests.soak.wild_server SEED`.

It prints its port, and ends when its standard input does.
"""

import re
import socket
import struct
import sys
import threading
import time
from contextlib import suppress
from itertools import count
from random import Random

from tests.soak.wild_answers import answer, endless, valid_document

_REQUEST = re.compile(rb"([A-Z]+) (\S+) HTTP/1\.1\r\n")
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_MOST_SECONDS = 4.0
_MOST_HEAD = 65_536
_RESET = struct.pack("ii", 1, 0)


class Connection:
    """One connection: what is read of each request, what is answered, how fast, up to where."""

    def __init__(self, line: socket.socket, dice: Random, port: int) -> None:
        self._line, self._dice, self._port = line, dice, port
        self._end = time.monotonic() + _MOST_SECONDS
        line.settimeout(_MOST_SECONDS)

    def serve(self) -> None:
        """Answer until the other side, or chance, ends it."""
        with self._line, suppress(OSError):
            while time.monotonic() < self._end and self._answer_one():
                pass
            if self._dice.random() < 0.3:
                self._line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)

    def _answer_one(self) -> bool:
        dice = self._dice
        match dice.randrange(20):
            case 0:
                return False
            case 1:
                self._send(answer({}, dice))  # before anything was asked
                return False
            case 2:
                self._line.recv(1)  # and nothing is read, nor said
                time.sleep(dice.uniform(0, _MOST_SECONDS))
                return False
            case _:
                pass
        method, path = self._read_request()
        if dice.random() < 0.05:
            begin, more = endless(dice)
            self._line.sendall(begin)
            while time.monotonic() < self._end:
                self._send(more)
            return False
        address = f"http://127.0.0.1:{self._port}/put/{dice.getrandbits(30)}?Expires=4000000000"
        return self._send(answer(valid_document(method, path, address), dice))

    def _read_request(self) -> tuple[str, str]:
        data = b""
        while b"\r\n\r\n" not in data and len(data) < _MOST_HEAD:
            piece = self._line.recv(self._dice.choice((1, 100, 65_536)))
            if not piece:
                raise ConnectionError
            data += piece
        head, _, begun = data.partition(b"\r\n\r\n")
        request, length = _REQUEST.match(head), _LENGTH.search(head)
        if length:
            self._read_body(int(length[1]) - len(begun))
        return (request[1].decode(), request[2].decode()) if request else ("", "")

    def _read_body(self, size: int) -> None:
        """Read all of a body, or the beginning, quickly or slowly."""
        wanted = size if self._dice.random() < 0.7 else self._dice.randint(0, max(0, size))
        is_slow = self._dice.random() < 0.2
        while wanted > 0 and time.monotonic() < self._end:
            got = len(self._line.recv(min(wanted, 4096 if is_slow else 262_144)))
            if not got:
                raise ConnectionError
            wanted -= got
            if is_slow:
                time.sleep(self._dice.uniform(0, 0.05))

    def _send(self, data: bytes) -> bool:
        """Send the data, or a part of it; return whether another request may follow."""
        dice = self._dice
        is_cut = dice.random() < 0.2
        data = data[: dice.randrange(len(data) + 1)] if is_cut else data
        if dice.random() < 0.7:
            self._line.sendall(data)
            return not is_cut
        size = dice.choice((1, 7, 1000, 30_000))
        for at in range(0, len(data), size):
            if time.monotonic() > self._end:
                return False
            self._line.sendall(data[at : at + size])
            time.sleep(dice.uniform(0, dice.choice((0.001, 0.02, 0.1))))
        return not is_cut


def main(seed: str) -> None:
    """Serve until standard input ends."""
    server = socket.create_server(("127.0.0.1", 0), backlog=64)
    port: int = server.getsockname()[1]

    def listen() -> None:
        for number in count():
            line, _ = server.accept()
            dice = Random(f"{seed}-{number}")  # noqa: S311 - dice, no secret
            serving = Connection(line, dice, port).serve
            threading.Thread(target=serving, daemon=True).start()

    threading.Thread(target=listen, daemon=True).start()
    print(port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
