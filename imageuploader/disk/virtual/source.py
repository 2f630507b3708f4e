"""The bytes of a virtual disk's file, read where its headers point to."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from imageuploader.disk.files import read


class Malformed(Exception):
    """What the file says of itself makes no sense, or it ends too early; tells why."""


class Unsupported(Exception):
    """The format's own rules allow it, but it cannot be converted; names the feature."""


class NotAtHand(Exception):
    """The bytes exist but have not been kept."""


class Source(Protocol):
    """A file, or a piece of one, of `size` bytes."""

    @property
    def size(self) -> int:
        """How many bytes it has."""

    def at(self, offset: int, count: int) -> bytes:
        """Return exactly `count` bytes; raise Malformed beyond the end, NotAtHand."""


@dataclass(frozen=True)
class FilePiece:
    """`size` bytes of an open file, from `start` on."""

    file: BinaryIO
    path: Path
    start: int
    size: int

    def at(self, offset: int, count: int) -> bytes:
        """Return exactly `count` bytes; raise Malformed beyond the end, FileUnreadable."""
        must_be_within(offset, count, self.size)
        self.file.seek(self.start + offset)
        found = read(self.file, self.path, count)
        if len(found) < count:
            raise Malformed(BREAKS_OFF)
        return found


@dataclass(frozen=True)
class Ends:
    """The first and the last bytes of a stream of `size` bytes that has passed."""

    head: bytes
    tail: bytes
    size: int

    def at(self, offset: int, count: int) -> bytes:
        """Return exactly `count` bytes; raise Malformed beyond the end, NotAtHand."""
        must_be_within(offset, count, self.size)
        if offset + count <= len(self.head):
            return self.head[offset : offset + count]
        from_tail = offset - (self.size - len(self.tail))
        if from_tail < 0:
            raise NotAtHand
        return self.tail[from_tail : from_tail + count]


BREAKS_OFF = "it breaks off"
"""Why a file is malformed that ends before what it promises."""


def must_be_within(offset: int, count: int, size: int) -> None:
    """Raise Malformed unless these bytes are among the first `size`."""
    if offset < 0 or count < 0 or offset + count > size:
        raise Malformed(BREAKS_OFF)
