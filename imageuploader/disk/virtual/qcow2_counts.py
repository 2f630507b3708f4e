"""Which clusters of a qcow2 file are in use: as its tables say, and as its counts do."""

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.virtual.errors import Malformed
from imageuploader.disk.virtual.exact_read import NumberTables, read_exact
from imageuploader.disk.virtual.qcow2 import Qcow2Header

_BLOCK = 0xFFFFFFFFFFFFFE00


class Claims:
    """Which clusters of a file are in use: one bit each, as many as the file really has."""

    def __init__(self, clusters: int) -> None:
        self._used = bytearray(clusters // 8 + 1)

    def add(self, cluster: int) -> None:
        """Note that a cluster is in use; raise Malformed if it was already."""
        byte, bit = cluster >> 3, 1 << (cluster & 7)
        if self._used[byte] & bit:
            raise Malformed("two places of the disk are stored in one place of the file")
        self._used[byte] |= bit


class ReferenceCounts:
    """How many times each cluster is said to be in use: out of date after a crash."""

    def __init__(self, view: ByteView, header: Qcow2Header) -> None:
        self._view, self._header = view, header
        self._tables = NumberTables(view, ">Q")
        self._per_block = header.cluster_bytes * 8 // header.counts.bits
        self._at, self._block = 0, b""

    def of(self, cluster: int) -> int:
        """Return the count of a cluster; raise Malformed, NotAvailable."""
        counts = self._header.counts
        number, index = divmod(cluster, self._per_block)
        blocks = counts.clusters * self._header.cluster_bytes // 8
        if number >= blocks:
            return 0
        at = self._tables.number(counts.at, number, blocks) & _BLOCK
        return self._in_block(at, index) if at else 0

    def _in_block(self, at: int, index: int) -> int:
        if at != self._at:
            self._at, self._block = at, read_exact(self._view, at, self._header.cluster_bytes)
        bits = self._header.counts.bits
        if bits < 8:  # noqa: PLR2004 - a byte: several counts are in one, the first in its low bits
            byte, shift = divmod(index * bits, 8)
            return self._block[byte] >> shift & ((1 << bits) - 1)
        width = bits // 8
        return int.from_bytes(self._block[index * width : (index + 1) * width], "big")
