"""vmdk, the format of VMware, as a single sparse file."""

from struct import unpack, unpack_from

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
from imageuploader.disk.virtual.errors import TRUNCATED, Malformed, Unsupported
from imageuploader.disk.virtual.exact_read import NumberTables, read_exact, read_numbers
from imageuploader.disk.virtual.vmdk_descriptor import parse_parent

SECTOR_BYTES = 512
_MAGIC = b"KDMV"
_HEADER_BYTES, _FOOTER_BYTES = 512, 1536
_VERSIONS = (1, 2, 3)
_COMPRESSED, _HAS_MARKERS = 1 << 16, 1 << 17
_AT_END = 0xFFFFFFFFFFFFFFFF
_DEFLATE = 1
_MARKER_BYTES = 12
_GRAINS = frozenset(8 << bits for bits in range(13))
_TABLE_ENTRIES = range(1, 513)
_TEXT_BYTES = 64 * 1024
_ZERO_GRAIN = 1
_NO_SIZE = "the size of its grains is invalid"


class SparseVmdk:
    """A disk, or an extent of one, in grains, located by a grain directory and grain tables.

    Only a complete disk `has_descriptor` in its file.
    """

    def __init__(self, view: ByteView) -> None:
        """Read the header; raise Malformed, Unsupported, NotAvailable."""
        self._view, self._tables = view, NumberTables(view, "<I")
        head = read_exact(view, 0, _HEADER_BYTES)
        if (version := unpack_from("<I", head, 4)[0]) not in _VERSIONS:
            raise Unsupported(f"version {version}")
        # Without a size, it is a descriptor of other files.
        if not unpack_from("<Q", head, 12)[0]:
            raise Malformed(_NO_SIZE)
        if unpack_from("<Q", head, 56)[0] == _AT_END:
            head = self._footer()
        self._flags, sectors, grain, text_at, text_size, self._entries = unpack_from(
            "<IQQQQI", head, 8
        )
        if not sectors or grain not in _GRAINS or self._entries not in _TABLE_ENTRIES:
            raise Malformed(_NO_SIZE)
        if unpack_from("<H", head, 77)[0] not in {0, _DEFLATE}:
            raise Unsupported("compression")
        self._grain_bytes = grain * SECTOR_BYTES
        self._tables_at = unpack_from("<Q", head, 56)[0] * SECTOR_BYTES
        text = self._text(text_at * SECTOR_BYTES, text_size * SECTOR_BYTES)
        self.has_descriptor = bool(text.strip(b"\0"))
        parents, encrypted = parse_parent(text)
        self.disk = VirtualDisk("vmdk", sectors * SECTOR_BYTES, parents, encrypted)

    def stored_bytes(self, tick: Tick) -> int:
        """Return how many bytes of the disk the file holds; raise Malformed if it is truncated."""
        total, left = 0, self.disk.raw_bytes
        covered = self._entries * self._grain_bytes
        tables = -(-left // covered)
        for table in read_numbers(self._view, "<I", self._tables_at, tables, tick):
            if table:
                total += self._stored_by(table * SECTOR_BYTES, left, tick)
            left -= covered
        return total

    def locate(self, offset: int) -> Location:
        """Return the location of the bytes at `offset`; raise Malformed, NotAvailable."""
        grain, within = divmod(offset, self._grain_bytes)
        count = min(self._grain_bytes - within, self.disk.raw_bytes - offset)
        number, index = divmod(grain, self._entries)
        covered = self._entries * self._grain_bytes
        table = self._tables.number(self._tables_at, number, -(-self.disk.raw_bytes // covered))
        if not table:
            return Backing(min(covered - offset % covered, self.disk.raw_bytes - offset))
        sector = self._tables.number(table * SECTOR_BYTES, index, self._entries)
        if not sector:
            return Backing(count)
        if sector == _ZERO_GRAIN:
            return Zero(count)
        at = sector * SECTOR_BYTES
        if not self._flags & _COMPRESSED:
            return Stored(at + within, count)
        size = 2 * self._grain_bytes
        if self._flags & _HAS_MARKERS:
            at, size = self._marked(at, offset - within)
        return Compressed(at, min(size, self._view.size - at), within, count, self._grain_bytes)

    def _marked(self, at: int, offset: int) -> tuple[int, int]:
        """Return the place and the length of the grain for an offset, as the marker before it says.

        Raises Malformed where that is of another grain.
        """
        sector, size = unpack("<QI", read_exact(self._view, at, _MARKER_BYTES))
        if sector * SECTOR_BYTES != offset or not 0 < size <= 2 * self._grain_bytes:
            raise Malformed("the marker of a grain is invalid")
        return at + _MARKER_BYTES, size

    def _stored_by(self, table_at: int, left: int, tick: Tick) -> int:
        total = 0
        for sector in read_numbers(self._view, "<I", table_at, self._entries, tick):
            if left <= 0:
                break
            if sector > _ZERO_GRAIN:
                total += self._grain_bytes
                # Only its own marker has the length of a compressed grain.
                least = 1 if self._flags & _COMPRESSED else min(self._grain_bytes, left)
                if sector * SECTOR_BYTES + least > self._view.size:
                    raise Malformed(TRUNCATED)
            left -= self._grain_bytes
        return total

    def _footer(self) -> bytes:
        footer = read_exact(self._view, self._view.size - _FOOTER_BYTES, _FOOTER_BYTES)[512:1024]
        if footer[:4] != _MAGIC:
            raise Malformed(TRUNCATED)
        return footer

    def _text(self, at: int, size: int) -> bytes:
        """Return the descriptor inside the file, which names a parent if there is one."""
        return read_exact(self._view, at, min(size, _TEXT_BYTES)) if at else b""
