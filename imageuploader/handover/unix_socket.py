"""Meeting on a Unix socket: the first start listens, each later one hands over and ends."""

import fcntl
import os
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from imageuploader.handover.reply import ANSWER_SECONDS, Reply, Waits, reply_of

_PATIENCE_SECONDS = 0.05
_PEER = struct.Struct("3i")  # process, user, group


class SocketDoor:
    """The socket on which the first start hears of later ones."""

    def __init__(self, listening: socket.socket, address: Path) -> None:
        self._listening = listening
        self._address = address
        self._identity = _identity(address)
        listening.setblocking(False)

    def fileno(self) -> int:
        """Return the number that becomes readable when somebody comes."""
        return self._listening.fileno()

    def accept(self) -> socket.socket | None:
        """Return the next connection of this user, not blocking; None if there is none."""
        try:
            connection, _ = self._listening.accept()
        except OSError:
            return None
        if not _is_ours(connection):
            connection.close()
            return None
        connection.setblocking(False)
        return connection

    def close(self) -> None:
        """Stop listening, and remove the socket unless another start has replaced it."""
        with suppress(OSError), _gate(self._address):
            if _identity(self._address) == self._identity:
                self._address.unlink()
        self._listening.close()


def join(address: Path, line: bytes, waits: Waits) -> SocketDoor | Reply:
    """Hand a line to the window that listens there, or listen there as the first one.

    Returns TAKEN once the window has taken it, and REFUSED if it will not; raises OSError where
    there is no listening.
    """
    until = time.monotonic() + waits.start
    while True:
        with _gate(address):
            connection = _connect(address)
            if connection is None:
                return _listen(address)
            seen = _identity(address)
        with connection:
            reply = _ask(connection, line, _patience(address, waits))
        if reply is Reply.SILENT and (door := _replace(address, seen)):
            return door
        if reply in {Reply.TAKEN, Reply.REFUSED}:
            return reply
        if time.monotonic() >= until:
            raise TimeoutError(f"nobody stays at {address}")
        time.sleep(_PATIENCE_SECONDS)  # it ends just now, or has too many waiting


def _connect(address: Path) -> socket.socket | None:
    """Return a connection; None if nobody listens, and the next one may."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.setblocking(False)  # a queue that is full is told at once, not waited for
        connection.connect(os.fspath(address))
    except BlockingIOError:
        return connection  # not connected: what is sent on it tells that it has gone
    except (ConnectionError, FileNotFoundError):
        connection.close()
        return None
    except OSError:
        connection.close()
        raise
    return connection


def _ask(connection: socket.socket, line: bytes, seconds: float) -> Reply:
    """Send the line, and wait for the answer."""
    connection.settimeout(seconds)
    try:
        connection.sendall(line)
        answer = connection.recv(64)
    except TimeoutError:
        return Reply.SILENT
    except OSError:
        return Reply.GONE
    return reply_of(answer)


def _patience(address: Path, waits: Waits) -> float:
    """How long an answer may take: a socket that is new may belong to a start still under way."""
    try:
        age = time.time() - address.stat().st_mtime
    except OSError:
        return waits.answer
    return max(waits.answer, min(waits.start, waits.start - age))


def _replace(address: Path, seen: tuple[int, ...]) -> SocketDoor | None:
    """Listen in the place of a hung window; None if another start was quicker."""
    with _gate(address):
        return _listen(address) if _identity(address) == seen else None


def _listen(address: Path) -> SocketDoor:
    """Bind the socket anew; its folder is this user's alone."""
    with suppress(FileNotFoundError):
        address.unlink()
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listening.bind(os.fspath(address))
        address.chmod(0o600)
        listening.listen(socket.SOMAXCONN)
    except OSError:
        listening.close()
        raise
    return SocketDoor(listening, address)


@contextmanager
def _gate(address: Path) -> Iterator[None]:
    """Within the block, no other start decides who listens; raise OSError if it takes too long."""
    until = time.monotonic() + ANSWER_SECONDS
    number = os.open(address.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        while not _locked(number):
            if time.monotonic() >= until:
                raise TimeoutError(f"another start holds {address}")
            time.sleep(_PATIENCE_SECONDS / 10)
        yield
    finally:
        os.close(number)


def _locked(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _identity(address: Path) -> tuple[int, ...]:
    """Tell one socket at an address from the next; empty if there is none."""
    try:
        found = address.lstat()
    except OSError:
        return ()
    return (found.st_dev, found.st_ino, found.st_mtime_ns)


def _is_ours(connection: socket.socket) -> bool:
    """Whether the other end is of this user, where the system tells."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    found = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size)
    return bool(_PEER.unpack(found)[1] == os.getuid())
