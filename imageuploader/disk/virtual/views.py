"""Looking at the disk inside a virtual disk, here and there."""

from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Window
from imageuploader.disk.virtual.cluster_codec import Packer, unpacked_cluster
from imageuploader.disk.virtual.medium import Malformed, Medium, NotKept
from imageuploader.disk.virtual.model import Below, Blank, Kept, Mapping, Packed

_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class PlainDisk:
    """A raw disk of `size` bytes in a file, from its byte `start` on."""

    medium: Medium
    size: int
    start: int = 0

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None; what lies behind the file's end is zeros."""
        if not _can_be_read(self, offset, count):
            return None
        at = self.start + offset
        there = max(0, min(count, self.medium.size - at))
        return (self.medium.at(at, there) if there else b"") + bytes(count - there)

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file waits."""


@dataclass(frozen=True)
class MappedDisk:
    """The disk in a file with a table of its pieces; what is not there is `backing`'s."""

    medium: Medium
    mapping: Mapping
    packer: Packer = "zlib"
    backing: Window | None = None

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
        except (Malformed, NotKept):
            return None
        return b"".join(parts)

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file waits."""

    def _next(self, offset: int, most: int) -> bytes:
        """Some of the next bytes, at least one and at most `most`."""
        place = self.mapping.find(offset)
        count = min(place.count, most)
        match place:
            case Kept(at):
                return self.medium.at(at, count)
            case Packed(at, size, skip, _, unpacked):
                packed = self.medium.at(at, size)
                return unpacked_cluster(packed, unpacked, self.packer)[skip : skip + count]
            case Blank():
                return bytes(count)
            case Below():
                return self._from_backing(offset, count)

    def _from_backing(self, offset: int, count: int) -> bytes:
        there = max(0, min(count, self.backing.size - offset)) if self.backing else 0
        found = self.backing.read(offset, there) if self.backing and there else b""
        if found is None:
            raise NotKept
        return found + bytes(count - there)


@dataclass(frozen=True)
class JoinedDisk:
    """Disks that follow one another."""

    parts: tuple[Window, ...]

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


def _can_be_read(disk: Window, offset: int, count: int) -> bool:
    return 0 <= offset <= offset + count <= disk.size and count <= _MOST_BYTES
