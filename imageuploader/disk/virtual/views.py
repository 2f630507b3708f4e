"""Looking at the disk inside a virtual disk, here and there."""

from dataclasses import dataclass

from imageuploader.disk.content.byte_view import ByteView, NotAvailable
from imageuploader.disk.virtual.cluster_codec import ClusterCodec, decompress_cluster
from imageuploader.disk.virtual.errors import Malformed
from imageuploader.disk.virtual.exact_read import read_exact
from imageuploader.disk.virtual.model import Backing, Compressed, DiskMap, Stored, Zero

_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class PlainDisk:
    """A raw disk of `size` bytes in a file, from its byte `start` on."""

    view: ByteView
    size: int
    start: int = 0

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None; what lies behind the file's end is zeros."""
        if not _can_be_read(self, offset, count):
            return None
        at = self.start + offset
        there = max(0, min(count, self.view.size - at))
        found = self.view.read(at, there) if there else b""
        return None if found is None else found + bytes(count - there)

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file waits."""


@dataclass(frozen=True)
class MappedDisk:
    """The disk in a file with a table of its pieces; what is not there is `backing`'s."""

    view: ByteView
    mapping: DiskMap
    codec: ClusterCodec = "zlib"
    backing: ByteView | None = None

    @property
    def size(self) -> int:
        """How many bytes the disk has."""
        return self.mapping.disk.raw_bytes

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them can be had."""
        if not _can_be_read(self, offset, count):
            return None
        parts = list[bytes]()
        try:
            while count:
                part = self._next(offset, count)
                parts.append(part)
                offset, count = offset + len(part), count - len(part)
        except (Malformed, NotAvailable):
            return None
        return b"".join(parts)

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file waits."""

    def _next(self, offset: int, most: int) -> bytes:
        """Some of the next bytes, at least one and at most `most`."""
        place = self.mapping.locate(offset)
        count = min(place.count, most)
        match place:
            case Stored(at):
                return read_exact(self.view, at, count)
            case Compressed(at, size, skip, _, unpacked):
                packed = read_exact(self.view, at, size)
                return decompress_cluster(packed, unpacked, self.codec)[skip : skip + count]
            case Zero():
                return bytes(count)
            case Backing():
                return self._from_backing(offset, count)

    def _from_backing(self, offset: int, count: int) -> bytes:
        there = max(0, min(count, self.backing.size - offset)) if self.backing else 0
        found = self.backing.read(offset, there) if self.backing and there else b""
        if found is None:
            raise NotAvailable
        return found + bytes(count - there)


@dataclass(frozen=True)
class JoinedDisk:
    """Disks that follow one another."""

    parts: tuple[ByteView, ...]

    @property
    def size(self) -> int:
        """How many bytes they have together."""
        return sum(part.size for part in self.parts)

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them can be had."""
        if not _can_be_read(self, offset, count):
            return None
        found = list[bytes]()
        for part in self.parts:
            wanted = max(0, min(count, part.size - offset))
            piece = part.read(offset, wanted) if wanted else b""
            if piece is None:
                return None
            found.append(piece)
            offset, count = offset + wanted - part.size, count - wanted
            if not count:
                break
        return b"".join(found)

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file waits."""


def _can_be_read(disk: ByteView, offset: int, count: int) -> bool:
    return 0 <= offset <= offset + count <= disk.size and count <= _MOST_BYTES
