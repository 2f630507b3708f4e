"""The extents of a file in Btrfs: in an item, on the disk, or compressed there."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, require
from imageuploader.disk.content.file_spans import PIECE_BYTES, zeros
from imageuploader.disk.filesystems.btrfs_superblock import ChunkMap
from imageuploader.disk.zstd_compat import zstd

_HEADER, _PLACE = struct.Struct("<QQBBHB"), struct.Struct("<QQQQ")
_INLINE, _PREALLOCATED = 0, 2
_NONE = 0
_MOST_COMPRESSED = 1024 * 1024
"""Btrfs compresses 128 KiB at a time."""


@dataclass(frozen=True, slots=True)
class FileExtent:
    """Bytes of a file from `logical` on: `inline`, or at an address, or zeros at address 0.

    What is at the address is `stored` bytes long, unpacked `unpacked`; the file has `count` of
    them, from `skipped` on.
    """

    logical: int
    count: int
    packing: int
    unpacked: int
    inline: bytes = b""
    address: int = 0
    stored: int = 0
    skipped: int = 0


def read_extent(logical: int, raw: bytes) -> FileExtent:
    """Return the extent that an item describes; raise Broken."""
    if len(raw) < _HEADER.size:
        raise Broken
    _, unpacked, packing, encryption, other, kind = _HEADER.unpack_from(raw)
    if encryption or other or kind > _PREALLOCATED:
        raise Broken
    if kind == _INLINE:
        return FileExtent(logical, unpacked, packing, unpacked, raw[_HEADER.size :])
    if len(raw) < _HEADER.size + _PLACE.size:
        raise Broken
    address, stored, skipped, count = _PLACE.unpack_from(raw, _HEADER.size)
    if kind == _PREALLOCATED:
        address = 0
    return FileExtent(logical, count, packing, unpacked, b"", address, stored, skipped)


def extent_pieces(
    view: ByteView, chunks: ChunkMap, extents: Iterable[FileExtent], wanted: int
) -> Iterator[bytes]:
    """Yield the first `wanted` bytes of a file; raise NotAvailable, Broken."""
    at = 0
    for extent in extents:
        if extent.logical >= wanted:
            break
        yield from zeros(extent.logical - at)
        count = min(extent.count, wanted - extent.logical)
        yield from _content(view, chunks, extent, count)
        at = extent.logical + count
    yield from zeros(wanted - at)


def _content(view: ByteView, chunks: ChunkMap, extent: FileExtent, count: int) -> Iterator[bytes]:
    if not extent.address and not extent.inline:
        yield from zeros(count)
        return
    if extent.packing == _NONE and not extent.inline:
        for at in range(0, count, PIECE_BYTES):
            length = min(PIECE_BYTES, count - at)
            address = extent.address + extent.skipped + at
            yield require(view, chunks.find(address, length), length)
        return
    stored = extent.inline
    if not stored:
        if extent.stored > _MOST_COMPRESSED:
            raise Broken
        stored = require(view, chunks.find(extent.address, extent.stored), extent.stored)
    unpacked = _unpack(stored, extent.packing, extent.unpacked)
    yield unpacked[extent.skipped : extent.skipped + count].ljust(count, b"\0")


def _unpack(stored: bytes, packing: int, size: int) -> bytes:
    if size > _MOST_COMPRESSED:
        raise Broken
    try:
        match packing:
            case 0:
                return stored[:size]
            case 1:
                return zlib.decompressobj().decompress(stored, size)
            case 3:
                return zstd.ZstdDecompressor().decompress(stored, size)
            case _:
                raise Broken  # LZO, which no library of ours reads
    except (zlib.error, zstd.ZstdError) as error:
        raise Broken from error
