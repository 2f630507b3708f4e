"""Locates the bytes of a qcow2 disk by its L1 and L2 tables."""

from collections.abc import Iterator
from dataclasses import dataclass
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
from imageuploader.disk.virtual.exact_read import NumberTables, read_exact, read_numbers
from imageuploader.disk.virtual.qcow2 import Qcow2Header
from imageuploader.disk.virtual.qcow2_counts import Claims, ReferenceCounts

_OFFSET = 0x00FFFFFFFFFFFE00
_COPIED, _COMPRESSED, _ZERO = 1 << 63, 1 << 62, 1
_ALL_SUBCLUSTERS = 0xFFFFFFFF
_SECTOR_BYTES = 512
_SUBCLUSTERS = 32


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of an L2 table, its stored subclusters, and how many bytes of the disk it has."""

    first: int
    parts: int
    count: int


class Qcow2Map:
    """The clusters of a qcow2 disk, in `data`: the file itself, or an external data file."""

    def __init__(self, view: ByteView, header: Qcow2Header, data: ByteView) -> None:
        self._view, self._header, self._data = view, header, data
        self._tables = NumberTables(view, ">Q")
        self._per_entry = 2 if header.extended else 1
        size_bits = header.cluster_bits - 8
        self._at_bits, self._most_sectors = 62 - size_bits, (1 << size_bits) - 1
        self._at_mask = (1 << self._at_bits) - 1

    @property
    def disk(self) -> VirtualDisk:
        """The facts in the header."""
        return self._header.disk

    def stored_bytes(self, tick: Tick) -> int:
        """Return how many bytes of the disk the file holds.

        Raises Malformed if it is truncated, or if one cluster is in two places of the disk.
        """
        total = 0
        claims = Claims(max(self._data.size, self._view.size) // self._header.cluster_bytes + 1)
        for numbers, left in self._tables_in_use(tick):
            total += self._compressed_in(numbers)
            total += sum(self._stored_in(entry, claims) for entry in self._entries(numbers, left))
        return total

    def was_closed(self, tick: Tick) -> bool:
        """Return whether the reference counts are those of the clusters in use.

        After a crash they are out of date, and the last writes may be missing.
        """
        if self._header.is_dirty:
            return False
        if self._data is not self._view:
            return True
        counts = ReferenceCounts(self._view, self._header)
        for numbers, left in self._tables_in_use(tick):
            for entry in self._entries(numbers, left):
                at = self._aligned(entry.first)
                count = counts.of(at // self._header.cluster_bytes) if at else 0
                # An entry says of itself whether it is the only one: then the count is 1.
                if at and (not count or (count == 1) != bool(entry.first & _COPIED)):
                    return False
        return True

    def locate(self, offset: int) -> Location:
        """Return the location of the bytes at `offset`; raise Malformed."""
        header = self._header
        cluster, within = divmod(offset, header.cluster_bytes)
        count = min(header.cluster_bytes - within, header.disk.raw_bytes - offset)
        table, index = divmod(cluster, header.entries)
        table_at = self._tables.number(header.table_at, table, header.tables) & _OFFSET
        if not table_at:  # so nothing is stored of all that it would locate
            covered = header.entries * header.cluster_bytes
            return Backing(min(covered - offset % covered, self.disk.raw_bytes - offset))
        first = self._entry(table_at, index)
        if first & _COMPRESSED:
            at, size = self._compressed_location(first)
            size = min(size, self._data.size - at)
            return Compressed(at, size, within, count, header.cluster_bytes)
        if header.extended:
            states = self._entry(table_at, index, 1)
            return self._subcluster(self._aligned(first), states, within, count)
        if not first:
            clusters = self._tables.count_zeros(table_at, index, header.entries)
            count = clusters * header.cluster_bytes - within
            return Backing(min(count, self.disk.raw_bytes - offset))
        at = self._aligned(first)
        if first & _ZERO:
            return Zero(count)
        # In an external data file, a cluster may be at offset 0.
        return Stored(at + within, count) if first & (_OFFSET | _COPIED) else Backing(count)

    def _entry(self, table_at: int, index: int, part: int = 0) -> int:
        """Return a number of an entry of an L2 table; an extended one has two."""
        count = self._header.entries * self._per_entry
        return self._tables.number(table_at, index * self._per_entry + part, count)

    def _subcluster(self, at: int, states: int, within: int, count: int) -> Location:
        """Return the location of bytes in a cluster of 32 subclusters: stored, zero or neither."""
        zero, stored = states >> _SUBCLUSTERS, states & _ALL_SUBCLUSTERS
        size = self._header.cluster_bytes // _SUBCLUSTERS
        part, into = divmod(within, size)
        count = min(count, size - into)
        if zero >> part & 1:
            return Zero(count)
        return Stored(at + within, count) if stored >> part & 1 else Backing(count)

    def _tables_in_use(self, tick: Tick) -> Iterator[tuple[tuple[int, ...], int]]:
        """Yield the numbers of each L2 table, and the bytes of the disk from its first one on.

        The last table ends where the disk ends.
        """
        header, left = self._header, self.disk.raw_bytes
        covered = header.entries * header.cluster_bytes
        count = header.cluster_bytes // 8
        for value in read_numbers(self._view, ">Q", header.table_at, header.tables, tick):
            table_at = value & _OFFSET
            if table_at and left > 0:
                tick()
                table = read_exact(self._view, table_at, header.cluster_bytes)
                most = -(-left // header.cluster_bytes) * self._per_entry
                yield unpack(f">{count}Q", table)[:most], left
            left -= covered

    def _entries(self, numbers: tuple[int, ...], left: int) -> Iterator["_Entry"]:
        """Yield the entries of an L2 table that are in use and not compressed."""
        cluster_bytes = self._header.cluster_bytes
        if self._header.extended:
            entries = zip(numbers[::2], numbers[1::2], strict=True)
        else:
            entries = zip(numbers, repeat(_ALL_SUBCLUSTERS))
        for index, (first, parts) in enumerate(entries):
            if first and not first & _COMPRESSED:
                # The last cluster may end where the disk ends.
                count = min(left - index * cluster_bytes, cluster_bytes)
                yield _Entry(first, parts & _ALL_SUBCLUSTERS, count)

    def _compressed_in(self, numbers: tuple[int, ...]) -> int:
        """Return how many bytes of the disk the compressed clusters of a table hold."""
        firsts = numbers[::2] if self._header.extended else numbers
        places = [self._compressed_location(first) for first in firsts if first & _COMPRESSED]
        if places:
            end = max(at + size for at, size in places)
            self._require_within_file(end, 0, slack=_SECTOR_BYTES - 1)
        return len(places) * self._header.cluster_bytes

    def _stored_in(self, entry: "_Entry", claims: Claims) -> int:
        """Return how many bytes of the disk a cluster holds."""
        cluster_bytes = self._header.cluster_bytes
        at = self._aligned(entry.first)
        is_zero = entry.first & _ZERO and not self._header.extended
        if is_zero or not entry.first & (_OFFSET | _COPIED):
            return 0
        count = min(entry.count, entry.parts.bit_length() * cluster_bytes // _SUBCLUSTERS)
        self._require_within_file(at, count)
        claims.add(at // cluster_bytes)
        return count

    def _aligned(self, entry: int) -> int:
        """Return the place of a cluster, 0 if it has none; raise Malformed between two places."""
        at = entry & _OFFSET
        if at % self._header.cluster_bytes:
            raise Malformed("the place of a cluster is invalid")
        return at

    def _compressed_location(self, entry: int) -> tuple[int, int]:
        """Return where a compressed cluster is, and the most bytes that it takes."""
        at = entry & self._at_mask
        sectors = (entry >> self._at_bits & self._most_sectors) + 1
        return at, sectors * _SECTOR_BYTES - at % _SECTOR_BYTES

    def _require_within_file(self, at: int, count: int, slack: int = 0) -> None:
        if at + count > self._data.size + slack:
            raise Malformed(TRUNCATED)
