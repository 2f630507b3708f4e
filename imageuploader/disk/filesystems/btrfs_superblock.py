"""The superblock of Btrfs, and the map from its addresses to the disk."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from imageuploader.disk.content.byte_view import Broken, ByteView, require

KEY = struct.Struct("<QBQ")
"""Object, type and offset of an item."""

_AT, _LENGTH, _MAGIC = 64 * 1024, 4096, b"_BHRfS_M"
_CHUNK_ITEM = 228
_CHUNK, _STRIPE = struct.Struct("<QQQQIIIHH"), struct.Struct("<QQ16s")
_ARRAY_AT, _MOST_ARRAY = 811, 2048
_PLAIN = 0x7 | 0x20
"""Chunks of data, system and metadata, once or twice on one device."""

_NODE_BYTES = frozenset({4096, 8192, 16_384, 32_768, 65_536})
_MOST_CHUNKS = 1024


@dataclass(frozen=True, slots=True)
class Superblock:
    """The fields of a superblock that locate the trees; `first_chunks` is where to begin."""

    root: int
    root_level: int
    chunk_root: int
    chunk_level: int
    node_bytes: int
    first_chunks: bytes


@dataclass
class ChunkMap:
    """Where on the disk an address is."""

    _starts: list[int] = field(default_factory=list)
    _chunks: dict[int, tuple[int, int]] = field(default_factory=dict)

    def add(self, address: int, raw: bytes) -> None:
        """Add a chunk; raise Broken if it is on several devices, or there are too many."""
        if len(raw) < _CHUNK.size + _STRIPE.size or len(self._chunks) > _MOST_CHUNKS:
            raise Broken
        length, _, _, kind, _, _, _, _, _ = _CHUNK.unpack_from(raw)
        _, start, _ = _STRIPE.unpack_from(raw, _CHUNK.size)
        if kind & ~_PLAIN:
            raise Broken
        self._chunks[address] = (start, length)
        self._starts = sorted(self._chunks)

    def find(self, address: int, count: int) -> int:
        """Return where on the disk these bytes are; raise Broken."""
        place = bisect_right(self._starts, address)
        if not place:
            raise Broken
        first = self._starts[place - 1]
        start, length = self._chunks[first]
        if address + count > first + length:
            raise Broken
        return start + address - first


def read_superblock(view: ByteView) -> Superblock:
    """Return the superblock; raise NotAvailable, or Broken if it is none that is read."""
    raw = require(view, _AT, _LENGTH)
    root, chunk_root = struct.unpack_from("<QQ", raw, 80)
    devices, _, node_bytes = struct.unpack_from("<QII", raw, 136)
    length = struct.unpack_from("<I", raw, 160)[0]
    if raw[64:72] != _MAGIC or devices != 1:
        raise Broken
    if node_bytes not in _NODE_BYTES or length > _MOST_ARRAY:
        raise Broken
    array = raw[_ARRAY_AT : _ARRAY_AT + length]
    return Superblock(root, raw[198], chunk_root, raw[199], node_bytes, array)


def first_chunks(superblock: Superblock) -> Iterator[tuple[int, bytes]]:
    """Yield the chunks that the superblock itself lists; raise Broken."""
    raw, at = superblock.first_chunks, 0
    while at < len(raw):
        start = at + KEY.size
        if start + _CHUNK.size > len(raw):
            raise Broken
        _, kind, address = KEY.unpack_from(raw, at)
        stripes = _CHUNK.unpack_from(raw, start)[7]
        at = start + _CHUNK.size + stripes * _STRIPE.size
        if kind != _CHUNK_ITEM or not stripes:
            raise Broken
        yield address, raw[start:at]
