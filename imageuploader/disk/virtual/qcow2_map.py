"""Locates the bytes of a qcow2 disk by its L1 and L2 tables."""

from itertools import repeat
from struct import unpack

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.virtual.disk_map import (
    Backing,
    Compressed,
    Location,
    Stored,
    Tick,
    VirtualDisk,
    Zero,
)
from imageuploader.disk.virtual.errors import TRUNCATED, Malformed
from imageuploader.disk.virtual.exact_read import read_exact, read_numbers
from imageuploader.disk.virtual.qcow2 import Qcow2Header

_OFFSET = 0x00FFFFFFFFFFFE00
_COPIED, _COMPRESSED, _ZERO = 1 << 63, 1 << 62, 1
_ALL_SUBCLUSTERS = 0xFFFFFFFF
_SECTOR_BYTES = 512
_SUBCLUSTERS = 32


class Qcow2Map:
    """The clusters of a qcow2 disk, in `data`: the file itself, or an external data file."""

    def __init__(self, view: ByteView, header: Qcow2Header, data: ByteView) -> None:
        self._view, self._header, self._data = view, header, data

    @property
    def disk(self) -> VirtualDisk:
        """The facts in the header."""
        return self._header.disk

    def stored_bytes(self, tick: Tick) -> int:
        """Return how many bytes of the disk the file holds; raise Malformed if it is truncated."""
        total, covered = 0, self._header.entries * self._header.cluster_bytes
        tables = read_numbers(self._view, ">Q", self._header.table_at, self._header.tables, tick)
        for number, entry in enumerate(tables):
            if table_at := entry & _OFFSET:
                tick()
                total += self._stored_by(table_at, self.disk.raw_bytes - number * covered)
        return total

    def locate(self, offset: int) -> Location:
        """Return the location of the bytes at `offset`; raise Malformed."""
        header = self._header
        cluster, within = divmod(offset, header.cluster_bytes)
        count = min(header.cluster_bytes - within, self.disk.raw_bytes - offset)
        table, index = divmod(cluster, header.entries)
        (table_at,) = unpack(">Q", read_exact(self._view, header.table_at + 8 * table, 8))
        table_at &= _OFFSET
        if not table_at:
            return Backing(count)
        width = 16 if header.extended else 8
        entry = read_exact(self._view, table_at + index * width, width)
        (first,) = unpack(">Q", entry[:8])
        if first & _COMPRESSED:
            at, size = self._compressed_location(first)
            size = min(size, self._data.size - at)
            return Compressed(at, size, within, count, header.cluster_bytes)
        if header.extended:
            return self._subcluster(first & _OFFSET, entry[8:], within, count)
        at = first & _OFFSET
        if first & _ZERO:
            return Zero(count)
        # In an external data file, a cluster may be at offset 0.
        return Stored(at + within, count) if first & (_OFFSET | _COPIED) else Backing(count)

    def _subcluster(self, at: int, states: bytes, within: int, count: int) -> Location:
        """Return the location of bytes in a cluster of 32 subclusters: stored, zero or neither."""
        zero, stored = unpack(">II", states)
        size = self._header.cluster_bytes // _SUBCLUSTERS
        part, into = divmod(within, size)
        count = min(count, size - into)
        if zero >> part & 1:
            return Zero(count)
        return Stored(at + within, count) if stored >> part & 1 else Backing(count)

    def _stored_by(self, table_at: int, left: int) -> int:
        """Return how many of the `left` bytes of the disk from this table on are stored."""
        total, cluster_bytes = 0, self._header.cluster_bytes
        numbers = unpack(f">{cluster_bytes // 8}Q", read_exact(self._view, table_at, cluster_bytes))
        if self._header.extended:
            entries = zip(numbers[::2], numbers[1::2], strict=True)
        else:
            entries = zip(numbers, repeat(_ALL_SUBCLUSTERS))
        for entry, parts in entries:
            if left <= 0:
                break
            # The last cluster may end where the disk ends.
            total += self._stored_in(entry, parts & _ALL_SUBCLUSTERS, min(left, cluster_bytes))
            left -= cluster_bytes
        return total

    def _stored_in(self, entry: int, parts: int, count: int) -> int:
        """Return how many bytes of a cluster are stored, `count` at most."""
        cluster_bytes = self._header.cluster_bytes
        if entry & _COMPRESSED:
            self._require_within_file(*self._compressed_location(entry), slack=_SECTOR_BYTES - 1)
            return cluster_bytes
        is_zero = entry & _ZERO and not self._header.extended
        if is_zero or not entry & (_OFFSET | _COPIED):
            return 0
        count = min(count, parts.bit_length() * cluster_bytes // _SUBCLUSTERS)
        self._require_within_file(entry & _OFFSET, count)
        return count

    def _compressed_location(self, entry: int) -> tuple[int, int]:
        """Return where a compressed cluster is, and the most bytes that it takes."""
        size_bits = self._header.cluster_bits - 8
        at_bits = 62 - size_bits
        at = entry & ((1 << at_bits) - 1)
        sectors = (entry >> at_bits & ((1 << size_bits) - 1)) + 1
        return at, sectors * _SECTOR_BYTES - at % _SECTOR_BYTES

    def _require_within_file(self, at: int, count: int, slack: int = 0) -> None:
        if at + count > self._data.size + slack:
            raise Malformed(TRUNCATED)
