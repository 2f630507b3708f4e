"""Views of bytes of which all, or only some, are available."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import BinaryIO, Protocol

from typing_extensions import override

from imageuploader.disk.files.file_access import fill_at, read_at


class ByteView(Protocol):
    """`size` bytes: a file, a partition, a virtual disk, or what is kept of a stream."""

    @property
    def size(self) -> int:
        """How many bytes it has."""

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are available."""

    def expect(self, offset: int, count: int) -> None:
        """Announce that these bytes will probably be read."""


class FillingView(ABC):
    """A view of bytes that can be read without a copy.

    No protocol: to look into an object for one takes Python longer than to read a sector.
    """

    @abstractmethod
    def fill(self, buffer: memoryview, offset: int) -> None:
        """Fill a buffer from an offset; raise NotAvailable if not all of it is available."""


class NotAvailable(Exception):
    """Bytes that a reader needs are not available."""


class Broken(Exception):
    """The bytes that were read are invalid."""


def require(view: ByteView, offset: int, count: int) -> bytes:
    """Return exactly `count` bytes; raise NotAvailable."""
    content = view.read(offset, count)
    if content is None:
        raise NotAvailable
    return content


def fill(view: ByteView, buffer: memoryview, offset: int) -> None:
    """Fill a buffer from an offset; raise NotAvailable."""
    if isinstance(view, FillingView):
        view.fill(buffer, offset)
    else:
        buffer[:] = require(view, offset, len(buffer))


@dataclass(frozen=True)
class FileView(FillingView):
    """A file: everything is available, to several threads at once."""

    file: BinaryIO
    path: Path
    size: int
    lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, None beyond the end; raise FileUnreadable."""
        if offset < 0 or offset + count > self.size:
            return None
        content = read_at(self.file, self.path, offset, count, self.lock)
        return content if len(content) == count else None

    @override
    def fill(self, buffer: memoryview, offset: int) -> None:
        """Fill a buffer from an offset; raise NotAvailable beyond the end, FileUnreadable."""
        within = 0 <= offset <= self.size - len(buffer)
        if not within or len(buffer) > fill_at(self.file, self.path, offset, buffer, self.lock):
            raise NotAvailable

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file stays available."""


@dataclass(frozen=True)
class PartitionView(FillingView):
    """A partition as a disk of its own."""

    disk: ByteView
    start: int
    size: int

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are available."""
        if offset < 0 or offset + count > self.size:
            return None
        return self.disk.read(self.start + offset, count)

    @override
    def fill(self, buffer: memoryview, offset: int) -> None:
        """Fill a buffer from an offset; raise NotAvailable."""
        if not 0 <= offset <= self.size - len(buffer):
            raise NotAvailable
        fill(self.disk, buffer, self.start + offset)

    def expect(self, offset: int, count: int) -> None:
        """Announce that these bytes will probably be read."""
        if 0 <= offset < self.size:
            self.disk.expect(self.start + offset, min(count, self.size - offset))
