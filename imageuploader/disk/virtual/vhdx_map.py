"""Locates the bytes of a vhdx disk by its block table."""

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.virtual.disk_map import Location, Stored, Tick, VirtualDisk, Zero
from imageuploader.disk.virtual.errors import TRUNCATED, Logged, Malformed
from imageuploader.disk.virtual.exact_read import NumberTables, read_numbers
from imageuploader.disk.virtual.vhdx import VhdxHeader

_STATE = 7
_PRESENT = 6
_EMPTY = frozenset({0, 1, 2, 3})
"""Not present, undefined, zero and unmapped; the rest is of disks with a parent, or of no disk."""

_AT = ~0xFFFFF


class VhdxMap:
    """The blocks of a vhdx disk."""

    def __init__(self, view: ByteView, header: VhdxHeader) -> None:
        self._view, self._header = view, header
        self._tables = NumberTables(view, "<Q")
        # After this many blocks, the table has the entry of a bitmap.
        self._chunk = (1 << 23) * header.sector_bytes // header.block_bytes

    @property
    def disk(self) -> VirtualDisk:
        """The facts in the headers."""
        return self._header.disk

    def stored_bytes(self, tick: Tick) -> int:
        """Return how many bytes of the disk the file holds.

        Raises Malformed if it is truncated, Logged if its log must be replayed first.
        """
        if self._header.logged:
            raise Logged
        block_bytes, total = self._header.block_bytes, 0
        entries = self._entry(-(-self.disk.raw_bytes // block_bytes) - 1) + 1
        table = read_numbers(self._view, "<Q", self._header.table_at, entries, tick)
        for number, entry in enumerate(table, 1):
            if entry & _STATE == _PRESENT and number % (self._chunk + 1):
                total += block_bytes
                if (entry & _AT) + block_bytes > self._view.size:
                    raise Malformed(TRUNCATED)
        return total

    def locate(self, offset: int) -> Location:
        """Return the location of the bytes at `offset`; raise Malformed, NotAvailable, Logged."""
        if self._header.logged:
            raise Logged
        block, within = divmod(offset, self._header.block_bytes)
        count = min(self._header.block_bytes - within, self.disk.raw_bytes - offset)
        last = self._entry(-(-self.disk.raw_bytes // self._header.block_bytes) - 1)
        entry = self._tables.number(self._header.table_at, self._entry(block), last + 1)
        if entry & _STATE in _EMPTY:
            return Zero(count)
        if entry & _STATE != _PRESENT:
            raise Malformed("the state of a block is invalid")
        return Stored((entry & _AT) + within, count)

    def _entry(self, block: int) -> int:
        return block + block // self._chunk
