"""vdi, the format of VirtualBox."""

from struct import unpack_from
from uuid import UUID

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

_HEADER_BYTES = 512
_VERSION = 0x00010001
_DYNAMIC, _STATIC = 1, 2
_BLOCK_BYTES = 1024 * 1024
_NOT_THERE = 0xFFFFFFFE
"""This block number and the next one mark a block that is not in the file."""


class Vdi:
    """A disk in blocks of 1 MiB, located by one table."""

    def __init__(self, view: ByteView) -> None:
        """Read the header; raise Malformed, Unsupported, NotAvailable."""
        self._view, self._tables = view, NumberTables(view, "<I")
        head = read_exact(view, 0, _HEADER_BYTES)
        version, kind = unpack_from("<I", head, 68)[0], unpack_from("<I", head, 76)[0]
        if version != _VERSION:
            raise Unsupported(f"version {version >> 16}.{version & 0xFFFF}")
        self._table_at, self._data_at = unpack_from("<II", head, 340)
        raw_bytes, block_bytes, _, self._blocks = unpack_from("<QIII", head, 368)
        if block_bytes != _BLOCK_BYTES:
            raise Unsupported(f"blocks of {block_bytes} bytes")
        if self._blocks * _BLOCK_BYTES < raw_bytes:
            raise Malformed("its table is too short for the disk")
        if self._table_at + 4 * self._blocks > view.size:
            raise Malformed(TRUNCATED)
        self.disk = VirtualDisk("vdi", raw_bytes, _parents(kind, head))

    def stored_bytes(self, tick: Tick) -> int:
        """Return how many bytes of the disk the file holds; raise Malformed if it is truncated."""
        total, left = 0, self.disk.raw_bytes
        blocks = -(-left // _BLOCK_BYTES)
        for block in read_numbers(self._view, "<I", self._table_at, blocks, tick):
            if block < _NOT_THERE:
                total += _BLOCK_BYTES
                # The last block may end where the disk ends.
                if self._at(block) + min(_BLOCK_BYTES, left) > self._view.size:
                    raise Malformed(TRUNCATED)
            left -= _BLOCK_BYTES
        return total

    def locate(self, offset: int) -> Location:
        """Return the location of the bytes at `offset`; raise Malformed, NotAvailable."""
        number, within = divmod(offset, _BLOCK_BYTES)
        count = min(_BLOCK_BYTES - within, self.disk.raw_bytes - offset)
        block = self._tables.number(self._table_at, number, self._blocks)
        return Zero(count) if block >= _NOT_THERE else Stored(self._at(block) + within, count)

    def _at(self, block: int) -> int:
        return int(self._data_at) + block * _BLOCK_BYTES


def _parents(kind: int, head: bytes) -> tuple[Reference, ...]:
    parent = UUID(bytes_le=head[440:456])
    if kind in {_DYNAMIC, _STATIC} and not parent.int:
        return ()
    return (Reference(f"{{{parent}}}", Role.PARENT, joinable=False),)
