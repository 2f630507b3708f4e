"""vhd, the older format of Virtual PC and Azure: raw with a footer, or in blocks."""

from struct import unpack_from

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.virtual.disk_map import (
    Location,
    Reference,
    Role,
    Stored,
    Tick,
    VirtualDisk,
    Zero,
)
from imageuploader.disk.virtual.errors import TRUNCATED, Malformed, Unsupported
from imageuploader.disk.virtual.exact_read import NumberTables, read_exact, read_numbers
from imageuploader.domain.formats import format_named

_COOKIE, _TABLE_COOKIE = b"conectix", b"cxsparse"
_FOOTER_BYTES, _HEADER_BYTES = 512, 1024
_FIXED, _DYNAMIC, _DIFFERENCING = 2, 3, 4
_SECTOR_BYTES = 512
_NOT_THERE = 0xFFFFFFFF
_BLOCK_BITS = range(9, 29)
_NAME_AT, _NAME_BYTES = 64, 512


class FixedVhd:
    """A raw disk, followed by a footer."""

    def __init__(self, view: ByteView) -> None:
        """Read the footer; raise Malformed, Unsupported, NotAvailable."""
        footer = _footer(view)
        kind = unpack_from(">I", footer, 60)[0]
        if kind != _FIXED:
            raise Malformed("its header is missing")
        raw_bytes = unpack_from(">Q", footer, 48)[0]
        if raw_bytes > view.size - len(footer):
            raise Malformed(TRUNCATED)
        self.disk = VirtualDisk("vhd", raw_bytes)

    def stored_bytes(self, tick: Tick) -> int:
        """Return how many bytes of the disk the file holds: all."""
        tick()
        return self.disk.raw_bytes

    def locate(self, offset: int) -> Location:
        """Return the location of the bytes at `offset`."""
        return Stored(offset, self.disk.raw_bytes - offset)


class BlockVhd:
    """A disk in blocks, each after its own bitmap, located by one table."""

    def __init__(self, view: ByteView) -> None:
        """Read the header; raise Malformed, Unsupported, NotAvailable."""
        self._view, self._tables = view, NumberTables(view, ">I")
        footer = _require_checksum(read_exact(view, 0, _FOOTER_BYTES), 64)
        kind, header_at = unpack_from(">I", footer, 60)[0], unpack_from(">Q", footer, 16)[0]
        if kind not in {_DYNAMIC, _DIFFERENCING}:
            raise Unsupported(f"disk type {kind}")
        header = read_exact(view, header_at, _HEADER_BYTES)
        if header[:8] != _TABLE_COOKIE:
            raise Malformed("its header is invalid")
        _require_checksum(header, 36)
        self._table_at = unpack_from(">Q", header, 16)[0]
        entries, self._block_bytes = unpack_from(">II", header, 28)
        if self._block_bytes not in {1 << bits for bits in _BLOCK_BITS}:
            raise Malformed("the size of its blocks is invalid")
        self._bitmap_bytes = -(-self._block_bytes // _SECTOR_BYTES // 8 // 512) * 512
        raw_bytes = unpack_from(">Q", footer, 48)[0]
        if entries * self._block_bytes < raw_bytes:
            raise Malformed("its table is too short for the disk")
        self.disk = VirtualDisk("vhd", raw_bytes, _parents(kind, header))

    def stored_bytes(self, tick: Tick) -> int:
        """Return how many bytes of the disk the file holds; raise Malformed if it is truncated."""
        total, blocks = 0, -(-self.disk.raw_bytes // self._block_bytes)
        for sector in read_numbers(self._view, ">I", self._table_at, blocks, tick):
            if sector != _NOT_THERE:
                total += self._block_bytes
                if self._data_at(sector) + self._block_bytes > self._view.size:
                    raise Malformed(TRUNCATED)
        return total

    def locate(self, offset: int) -> Location:
        """Return the location of the bytes at `offset`; raise Malformed, NotAvailable."""
        block, within = divmod(offset, self._block_bytes)
        count = min(self._block_bytes - within, self.disk.raw_bytes - offset)
        blocks = -(-self.disk.raw_bytes // self._block_bytes)
        sector = self._tables.number(self._table_at, block, blocks)
        return (
            Zero(count) if sector == _NOT_THERE else Stored(self._data_at(sector) + within, count)
        )

    def _data_at(self, sector: int) -> int:
        return sector * _SECTOR_BYTES + int(self._bitmap_bytes)


def read_vhd(view: ByteView) -> FixedVhd | BlockVhd:
    """Return the disk in a vhd file; raise Malformed, Unsupported, NotAvailable."""
    if view.size < _FOOTER_BYTES:
        raise Malformed(TRUNCATED)
    return BlockVhd(view) if read_exact(view, 0, 8) == _COOKIE else FixedVhd(view)


def _footer(view: ByteView) -> bytes:
    """Return the last bytes: 512, or 511 from old programs."""
    for length in format_named("vhd").footer_lengths:
        footer = read_exact(view, view.size - length, length)
        if footer.startswith(_COOKIE):
            return _require_checksum(footer, 64)
    raise Malformed("its footer is missing")


def _require_checksum(head: bytes, sum_at: int) -> bytes:
    """Return the bytes if their checksum at `sum_at` is right; raise Malformed."""
    (stated,) = unpack_from(">I", head, sum_at)
    if ~(sum(head) - sum(head[sum_at : sum_at + 4])) & 0xFFFFFFFF != stated:
        raise Malformed("the checksum of a header is wrong")
    return head


def _parents(kind: int, header: bytes) -> tuple[Reference, ...]:
    if kind != _DIFFERENCING:
        return ()
    name = header[_NAME_AT : _NAME_AT + _NAME_BYTES].decode("utf-16-be", "replace")
    return (Reference(name.partition("\0")[0], Role.PARENT, joinable=False),)
