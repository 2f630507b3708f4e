"""Meeting on a named pipe, as Windows has no Unix sockets: messages come whole or not at all."""

import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener

from imageuploader.handover.reply import ANSWER_SECONDS, Reply, Waits, reply_of
from imageuploader.handover.start_message import MESSAGE_BYTES

_PATIENCE_SECONDS = 0.05
_START_SHARE = 1 / 3
"""A pipe does not tell its age: of a hung window, too, this share of a start's time is waited."""


class PipeVisit:
    """One start that came: its line, and the way to answer it."""

    def __init__(self, connection: "Connection[bytes, bytes]") -> None:
        self._connection = connection

    def line(self) -> bytes:
        """Return what it sent; raise OSError or EOFError if that is nothing, or too much."""
        if not self._connection.poll(ANSWER_SECONDS):
            raise TimeoutError("it says nothing")
        return self._connection.recv_bytes(MESSAGE_BYTES)

    def answer(self, answer: bytes) -> None:
        """Answer, and leave."""
        with suppress(OSError):
            self._connection.send_bytes(answer)
        self._connection.close()


class PipeDoor:
    """The pipe on which the first start hears of later ones."""

    def __init__(self, listener: Listener, address: str) -> None:
        self._listener = listener
        self._address = address
        self._closing = False

    def visits(self) -> Iterator[PipeVisit]:
        """Wait for the starts that come, until `close` is called on another thread."""
        while True:
            try:
                connection = self._listener.accept()
            except OSError:  # it left before it was let in
                connection = None
            if self._closing:
                return
            if connection is not None:
                yield PipeVisit(connection)

    def stop(self) -> None:
        """Let `visits` end."""
        self._closing = True
        with suppress(OSError):
            Client(self._address).close()  # nothing else wakes what waits for somebody to come

    def close(self) -> None:
        """Stop listening, once `visits` has ended."""
        self._listener.close()


def join(address: str, line: bytes, waits: Waits) -> PipeDoor | Reply:
    """Hand a line to the window that listens there, or listen there as the first one.

    It is asked first: Wine lets a second process make the pipe, as Windows does not. Raises
    TimeoutError if the first one does not answer: its pipe cannot be taken from it.
    """
    until = time.monotonic() + waits.start
    while time.monotonic() < until:
        reply = _ask(address, line, waits.start * _START_SHARE)
        if reply is Reply.SILENT:
            break
        if reply is not Reply.GONE:
            return reply
        with suppress(OSError):  # another start has just made it
            return PipeDoor(Listener(address), address)
        time.sleep(_PATIENCE_SECONDS)
    raise TimeoutError(f"no answer at {address}")


def _ask(address: str, line: bytes, seconds: float) -> Reply:
    """Send the line, and wait for the answer; GONE is also the reply if nobody is there."""
    try:
        with Client(address) as connection:
            connection.send_bytes(line)
            if not connection.poll(seconds):
                return Reply.SILENT
            return reply_of(connection.recv_bytes(64))
    except (OSError, EOFError):
        return Reply.GONE
