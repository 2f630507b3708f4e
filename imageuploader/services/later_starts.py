"""Hears of later starts of the program, which hand over their files and end."""

import logging
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QThread, QTimer, Signal, Slot
from typing_extensions import TypeIs, override

from imageuploader.handover.reply import ANSWER_SECONDS, REFUSED, TAKEN
from imageuploader.handover.start_message import MESSAGE_BYTES, Malformed, parse
from imageuploader.services.threads.qt_delete import delete_soon

if TYPE_CHECKING:
    from imageuploader.handover.join import Door
    from imageuploader.handover.named_pipe import PipeDoor, PipeVisit
    from imageuploader.handover.unix_socket import SocketDoor

MOST_VISITS = 16
"""How many starts are heard at once; further ones wait until one has left."""

_CHUNK_BYTES = 1 << 16
_log = logging.getLogger(__name__)


class LaterStarts(QObject):
    """Takes what later starts hand over, until `close`.

    Signals:
        arrived(message): the files of a start, which is answered once all slots have returned.
    """

    arrived = Signal(object)

    def __init__(self, door: "Door", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: _PipeSource | _SocketSource
        if _is_pipe(door):
            self._source = _PipeSource(self, door)
        else:
            self._source = _SocketSource(self, door)

    def take(self, line: bytes) -> bytes:
        """Hand on a line that has come, and return the answer."""
        try:
            message = parse(line)
        except Malformed as error:
            _log.warning("what a later start said was refused: %s", error)
            return REFUSED
        self.arrived.emit(message)
        return TAKEN

    def close(self) -> None:
        """Hear of no more starts: the next one opens a window of its own."""
        self._source.close()


def _is_pipe(door: "Door") -> TypeIs["PipeDoor"]:
    return hasattr(door, "visits")  # its class would bring much that only Windows needs


class _SocketSource:
    """Hears on a Unix socket, in the event loop."""

    def __init__(self, starts: LaterStarts, door: "SocketDoor") -> None:
        self._starts, self._door = starts, door
        self._visits: set[_SocketVisit] = set()
        self._notifier = QSocketNotifier(door.fileno(), QSocketNotifier.Type.Read, starts)
        self._notifier.activated.connect(self._on_somebody)

    def _on_somebody(self) -> None:
        connection = self._door.accept()
        if connection is None:
            return
        self._visits.add(_SocketVisit(self, self._starts, connection))
        self._notifier.setEnabled(len(self._visits) < MOST_VISITS)

    def forget(self, visit: "_SocketVisit") -> None:
        """Let the next one come."""
        self._visits.discard(visit)
        self._notifier.setEnabled(True)

    def close(self) -> None:
        self._door.close()
        for visit in tuple(self._visits):
            visit.leave()
        self._notifier.setEnabled(False)


class _SocketVisit(QObject):
    """One connection: a line is read, taken and answered, within the time of an answer."""

    def __init__(
        self, source: _SocketSource, starts: LaterStarts, connection: socket.socket
    ) -> None:
        super().__init__(starts)
        self._source, self._starts, self._connection = source, starts, connection
        self._received = bytearray()
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_bytes)
        QTimer.singleShot(round(ANSWER_SECONDS * 1000), self, self.leave)

    @Slot()
    def _on_bytes(self) -> None:
        try:
            while not self._received.endswith(b"\n") and len(self._received) <= MESSAGE_BYTES:
                chunk = self._connection.recv(_CHUNK_BYTES)
                if not chunk:
                    self.leave()
                    return
                self._received += chunk
        except BlockingIOError:
            return
        except OSError:
            self.leave()
            return
        self._answer()

    def _answer(self) -> None:
        """Take the line, unless its sender has given up: then it opens a window of its own."""
        if not _has_left(self._connection):
            self._notifier.setEnabled(False)  # the slots may run an event loop
            answer = self._starts.take(bytes(self._received))
            with suppress(OSError):
                self._connection.send(answer)
        self.leave()

    @Slot()
    def leave(self) -> None:
        """Hang up, once."""
        if self._connection.fileno() < 0:
            return
        self._notifier.setEnabled(False)
        self._connection.close()
        self._source.forget(self)
        delete_soon(self)


def _has_left(connection: socket.socket) -> bool:
    try:
        return not connection.recv(1, socket.MSG_PEEK)
    except BlockingIOError:
        return False
    except OSError:
        return True


class _PipeSource(QThread):
    """Hears on a named pipe, which only a thread can wait for."""

    _visited = Signal(object)

    def __init__(self, starts: LaterStarts, door: "PipeDoor") -> None:
        super().__init__(starts)
        self._starts, self._door = starts, door
        self._visited.connect(self._on_visit)
        self.start()

    @override
    def run(self) -> None:
        for visit in self._door.visits():
            with suppress(OSError, EOFError):
                self._visited.emit((visit, visit.line()))

    @Slot(object)
    def _on_visit(self, came: "tuple[PipeVisit, bytes]") -> None:
        visit, line = came
        visit.answer(self._starts.take(line))

    def close(self) -> None:
        self._door.stop()
        self.wait()
        self._door.close()
