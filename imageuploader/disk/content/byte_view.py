"""Looking at a raw disk of which all, or only some, is at hand."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from imageuploader.disk.files.open import read


class ByteView(Protocol):
    """A raw disk of `size` bytes."""

    @property
    def size(self) -> int:
        """How many bytes it has."""

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are at hand."""

    def expect(self, offset: int, count: int) -> None:
        """Hear that these bytes will probably be asked for."""


class NotAvailable(Exception):
    """Bytes that a reader cannot do without are not at hand."""


class Broken(Exception):
    """What was read makes no sense."""


def require(view: ByteView, offset: int, count: int) -> bytes:
    """Return exactly `count` bytes; raise NotAvailable."""
    found = view.read(offset, count)
    if found is None:
        raise NotAvailable
    return found


@dataclass(frozen=True)
class FileView:
    """A raw disk that is a file: everything is at hand."""

    file: BinaryIO
    path: Path
    size: int

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, None beyond the end; raise FileUnreadable."""
        if offset < 0 or offset + count > self.size:
            return None
        self.file.seek(offset)
        found = read(self.file, self.path, count)
        return found if len(found) == count else None

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file waits."""


@dataclass(frozen=True)
class PartitionView:
    """A partition of `size` bytes as a disk of its own."""

    disk: ByteView
    start: int
    size: int

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are at hand."""
        if offset < 0 or offset + count > self.size:
            return None
        return self.disk.read(self.start + offset, count)

    def expect(self, offset: int, count: int) -> None:
        """Hear that these bytes will probably be asked for."""
        if 0 <= offset < self.size:
            self.disk.expect(self.start + offset, min(count, self.size - offset))
