"""Views of the raw disk inside a virtual disk."""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from typing_extensions import override

from imageuploader.disk.content.byte_view import Broken, ByteView, FillingView, NotAvailable
from imageuploader.disk.files.sparse import DeflatedRange, OnDeflated, SparseReader
from imageuploader.disk.virtual.cluster_codec import (
    ClusterCodec,
    decompress_cluster,
    decompress_to_join,
)
from imageuploader.disk.virtual.disk_map import (
    Backing,
    Compressed,
    DiskMap,
    Location,
    Stored,
    Zero,
)
from imageuploader.disk.virtual.errors import Logged, Malformed
from imageuploader.disk.virtual.exact_read import fill_exact, read_exact

_MOST_BYTES = 64 * 1024 * 1024
_MOST_SPREAD = 2
"""How much more than clusters themselves is read to read them at once."""


class DiskView(ByteView, Protocol):
    """A raw disk that several threads may read at once."""

    def fill(self, buffer: memoryview, offset: int, on_deflated: OnDeflated | None = None) -> None:
        """Fill a buffer from an offset, within the disk; raise Malformed, NotAvailable."""

    def next_data(self, offset: int) -> int:
        """Return the first offset at or after this one that may hold more than zeros.

        It is the size if there is none. Raises Malformed, NotAvailable.
        """


@dataclass(frozen=True)
class PlainDisk(FillingView):
    """A raw disk of `size` bytes in a file, from offset `start` on; zeros beyond its end."""

    view: ByteView
    size: int
    holes: SparseReader
    start: int = 0

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are available."""
        return _read(self, offset, count)

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file stays available."""

    @override
    def fill(self, buffer: memoryview, offset: int, on_deflated: OnDeflated | None = None) -> None:
        """Fill a buffer from an offset; raise NotAvailable."""
        del on_deflated  # nothing in it is known to be compressed
        at = self.start + offset
        present = max(0, min(len(buffer), self.view.size - at))
        if present:
            fill_exact(self.view, buffer[:present], at)
        buffer[present:] = bytes(len(buffer) - present)

    def next_data(self, offset: int) -> int:
        """Return the first offset at or after this one that may hold more than zeros."""
        end = min(self.view.size, self.start + self.size)
        at = self.start + offset
        found = self.holes.next_data(at, end) if at < end else end
        return self.size if found >= end else found - self.start


@dataclass(frozen=True)
class MappedDisk(FillingView):
    """A disk located by the map in its file; what is not present is in `backing`."""

    view: ByteView
    mapping: DiskMap
    codec: ClusterCodec = "zlib"
    backing: DiskView | None = None

    @property
    def size(self) -> int:
        """The size of the disk."""
        return self.mapping.disk.raw_bytes

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are available."""
        return _read(self, offset, count)

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file stays available."""

    @override
    def fill(self, buffer: memoryview, offset: int, on_deflated: OnDeflated | None = None) -> None:
        """Fill a buffer from an offset; raise Malformed, NotAvailable."""
        while buffer:
            filled = self._fill(buffer, offset, on_deflated)
            buffer, offset = buffer[filled:], offset + filled

    def next_data(self, offset: int) -> int:
        """Return the first offset at or after this one that may hold more than zeros."""
        while offset < self.size:
            location = self.mapping.locate(offset)
            match location:
                case Zero():
                    pass
                case Backing(count):
                    data = self._next_below(offset)
                    if data < offset + count:
                        return data
                case _:
                    return offset
            offset += location.count
        return self.size

    def _next_below(self, offset: int) -> int:
        if self.backing is None or offset >= self.backing.size:
            return self.size
        data = self.backing.next_data(offset)
        return data if data < self.backing.size else self.size

    def _fill(self, buffer: memoryview, offset: int, on_deflated: OnDeflated | None) -> int:
        """Fill the beginning of a buffer, and return how much of it."""
        location = self.mapping.locate(offset)
        match location:
            case Stored():
                return self._fill_stored(buffer, offset, location)
            case Compressed():
                return self._fill_compressed(buffer, offset, location, on_deflated)
            case Zero(count):
                buffer = buffer[:count]
                buffer[:] = bytes(len(buffer))
            case Backing(count):
                buffer = buffer[:count]
                self._fill_from_backing(buffer, offset, on_deflated)
        return len(buffer)

    def _fill_stored(self, buffer: memoryview, offset: int, first: Stored) -> int:
        """Fill with a cluster, and those that follow it in the file too."""
        count = first.count
        while count < len(buffer):
            following = self.mapping.locate(offset + count)
            if not isinstance(following, Stored) or following.at != first.at + count:
                break
            count += following.count
        buffer = buffer[:count]
        fill_exact(self.view, buffer, first.at)
        return len(buffer)

    def _fill_compressed(
        self, buffer: memoryview, offset: int, first: Compressed, on_deflated: OnDeflated | None
    ) -> int:
        """Fill with a cluster, and those after it that are near it in the file: read them once."""
        run = self._compressed_run(first, offset, len(buffer))
        start = min(one.at for one in run)
        end = max(one.at + one.size for one in run)
        content = memoryview(read_exact(self.view, start, end - start))
        # What comes after these bytes may not be there yet, where a file passes by.
        following = (
            self._compressed_at(offset + sum(one.count for one in run)) if on_deflated else None
        )
        filled = 0
        for one, length in zip(run, _lengths(run, following), strict=True):
            compressed = content[one.at - start : one.at - start + one.size]
            part = buffer[filled : filled + one.count]
            if on_deflated and len(part) == one.cluster_bytes:
                cluster = decompress_to_join(compressed, length, one.cluster_bytes, self.codec)
                part[:] = cluster.content
                if cluster.deflated:
                    on_deflated(DeflatedRange(offset + filled, len(part), cluster.deflated))
            else:
                raw = decompress_cluster(compressed, one.cluster_bytes, self.codec)
                part[:] = memoryview(raw)[one.skip :][: len(part)]
            filled += len(part)
        return filled

    def _compressed_run(self, first: Compressed, offset: int, most: int) -> list[Compressed]:
        """Return the clusters of the next bytes that lie close together, in any order."""
        run, count = [first], first.count
        start, end, size = first.at, first.at + first.size, first.size
        while count < most and (following := self._compressed_at(offset + count)):
            start, end = min(start, following.at), max(end, following.at + following.size)
            size += following.size
            if end - start > size * _MOST_SPREAD:
                break
            run.append(following)
            count += following.count
        return run

    def _compressed_at(self, offset: int) -> Compressed | None:
        location = self.mapping.locate(offset) if offset < self.size else None
        return location if isinstance(location, Compressed) else None

    def _fill_from_backing(
        self, buffer: memoryview, offset: int, on_deflated: OnDeflated | None
    ) -> None:
        present = max(0, min(len(buffer), self.backing.size - offset)) if self.backing else 0
        if self.backing and present:
            self.backing.fill(buffer[:present], offset, on_deflated)
        buffer[present:] = bytes(len(buffer) - present)


@dataclass(frozen=True)
class PassingDisk:
    """A disk in one file that passes by once, as far as that has come and is kept by its view."""

    mapped: MappedDisk

    @property
    def size(self) -> int:
        """The size of the disk."""
        return self.mapped.size

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are available."""
        return self.mapped.read(offset, count)

    def expect(self, offset: int, count: int) -> None:
        """Announce that these bytes will probably be read, as far as it is known where they are."""
        for location in self._locations(offset, count):
            match location:
                case Stored(at, length) | Compressed(at, length):
                    self.mapped.view.expect(at, min(length, count))
                case _:
                    pass

    def stored_parts(self, offset: int, count: int) -> list[tuple[int, int]]:
        """Return where in the file these bytes are; raise Broken unless they are there as such."""
        parts, found = list[tuple[int, int]](), 0
        for location in self._locations(offset, count):
            if not isinstance(location, Stored):
                raise Broken
            length = min(location.count, count - found)
            parts.append((location.at, length))
            found += length
        if found < count:
            raise Broken
        return parts

    def _locations(self, offset: int, count: int) -> Iterator[Location]:
        """Yield where these bytes are, up to what is not known yet."""
        end = min(offset + count, self.size)
        with suppress(Malformed, NotAvailable, Logged):
            while offset < end:
                location = self.mapped.mapping.locate(offset)
                yield location
                offset += location.count


@dataclass(frozen=True)
class JoinedDisk(FillingView):
    """Disks joined one after the other."""

    parts: tuple[DiskView, ...]

    @property
    def size(self) -> int:
        """The size of all together."""
        return sum(part.size for part in self.parts)

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are available."""
        return _read(self, offset, count)

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file stays available."""

    @override
    def fill(self, buffer: memoryview, offset: int, on_deflated: OnDeflated | None = None) -> None:
        """Fill a buffer from an offset; raise Malformed, NotAvailable."""
        del on_deflated  # only streamOptimized disks are compressed, and they are one file
        for part in self.parts:
            wanted = max(0, min(len(buffer), part.size - offset))
            if wanted:
                part.fill(buffer[:wanted], offset)
            buffer, offset = buffer[wanted:], offset + wanted - part.size

    def next_data(self, offset: int) -> int:
        """Return the first offset at or after this one that may hold more than zeros."""
        start = 0
        for part in self.parts:
            within = max(0, offset - start)
            if within < part.size and (data := part.next_data(within)) < part.size:
                return start + data
            start += part.size
        return self.size


def _lengths(run: list[Compressed], following: Compressed | None) -> Iterator[int]:
    """Yield how long each cluster seems to be.

    The end of one is known to a sector only, in which another may begin: where they were written
    in order, the one that is next on the disk.
    """
    starts = sorted({one.at for one in (*run, following or run[0])})
    for one in run:
        after = bisect_right(starts, one.at)
        yield min(one.size, starts[after] - one.at) if after < len(starts) else one.size


def _read(disk: DiskView, offset: int, count: int) -> bytes | None:
    """Return exactly `count` bytes of a disk, or None if not all of them are available."""
    if not (0 <= offset <= offset + count <= disk.size and count <= _MOST_BYTES):
        return None
    content = bytearray(count)
    try:
        disk.fill(memoryview(content), offset)
    except (Malformed, NotAvailable, Logged):
        return None
    return bytes(content)
