"""Views of the raw disk inside a virtual disk."""

from dataclasses import dataclass

from imageuploader.disk.content.byte_view import ByteView, NotAvailable
from imageuploader.disk.virtual.cluster_codec import ClusterCodec, decompress_cluster
from imageuploader.disk.virtual.disk_map import Backing, Compressed, DiskMap, Stored, Zero
from imageuploader.disk.virtual.errors import Malformed
from imageuploader.disk.virtual.exact_read import read_exact

_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class PlainDisk:
    """A raw disk of `size` bytes in a file, from offset `start` on."""

    view: ByteView
    size: int
    start: int = 0

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None; zeros beyond the end of the file."""
        if not _can_be_read(self, offset, count):
            return None
        at = self.start + offset
        present = max(0, min(count, self.view.size - at))
        content = self.view.read(at, present) if present else b""
        return None if content is None else content + bytes(count - present)

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file stays available."""


@dataclass(frozen=True)
class MappedDisk:
    """A disk located by the map in its file; what is not present is in `backing`."""

    view: ByteView
    mapping: DiskMap
    codec: ClusterCodec = "zlib"
    backing: ByteView | None = None

    @property
    def size(self) -> int:
        """The size of the disk."""
        return self.mapping.disk.raw_bytes

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are available."""
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
        """Do nothing: a file stays available."""

    def _next(self, offset: int, most: int) -> bytes:
        """Return some of the next bytes: at least one, at most `most`."""
        location = self.mapping.locate(offset)
        count = min(location.count, most)
        match location:
            case Stored(at):
                return read_exact(self.view, at, count)
            case Compressed(at, size, skip, _, cluster_bytes):
                compressed = read_exact(self.view, at, size)
                return decompress_cluster(compressed, cluster_bytes, self.codec)[
                    skip : skip + count
                ]
            case Zero():
                return bytes(count)
            case Backing():
                return self._from_backing(offset, count)

    def _from_backing(self, offset: int, count: int) -> bytes:
        present = max(0, min(count, self.backing.size - offset)) if self.backing else 0
        content = self.backing.read(offset, present) if self.backing and present else b""
        if content is None:
            raise NotAvailable
        return content + bytes(count - present)


@dataclass(frozen=True)
class JoinedDisk:
    """Disks joined one after the other."""

    parts: tuple[ByteView, ...]

    @property
    def size(self) -> int:
        """The size of all together."""
        return sum(part.size for part in self.parts)

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are available."""
        if not _can_be_read(self, offset, count):
            return None
        content = list[bytes]()
        for part in self.parts:
            wanted = max(0, min(count, part.size - offset))
            piece = part.read(offset, wanted) if wanted else b""
            if piece is None:
                return None
            content.append(piece)
            offset, count = offset + wanted - part.size, count - wanted
            if not count:
                break
        return b"".join(content)

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file stays available."""


def _can_be_read(disk: ByteView, offset: int, count: int) -> bool:
    return 0 <= offset <= offset + count <= disk.size and count <= _MOST_BYTES
