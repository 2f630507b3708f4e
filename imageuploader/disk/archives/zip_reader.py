"""Reads one file of a zip archive as a stream."""

import lzma
import zipfile
from bz2 import BZ2Decompressor
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from struct import Struct

from isal import isal_zlib

from imageuploader.disk.archives.decompressors import (
    DECOMPRESSORS,
    MEMORY_BYTES,
    Decompressor,
    decompress_piece,
    inflater,
)
from imageuploader.disk.archives.zip_directory import ZipEntry, zip_entries
from imageuploader.disk.files.input_file import InputFile
from imageuploader.domain.errors import Encrypted, TooHungry, UnknownMethod

_HEADER = Struct("<4s22xHH")
_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED_FLAG = 1
_WRAP = 1 << 32
_STORED = zipfile.ZIP_STORED
_LZMA = zipfile.ZIP_LZMA
_LZMA_HEADER = Struct("<2xHBI")
_LZMA_LENGTH = 5
_METHODS: dict[int, Callable[[], Decompressor]] = {
    zipfile.ZIP_DEFLATED: inflater,
    zipfile.ZIP_BZIP2: BZ2Decompressor,
    20: DECOMPRESSORS["zstd"],
    93: DECOMPRESSORS["zstd"],
    95: DECOMPRESSORS["xz"],
}


_RARE_METHODS = {1: "Shrink", 6: "Implode", 9: "Deflate64", 96: "JPEG", 97: "WavPack", 98: "PPMd"}


def zip_files(source: InputFile) -> Iterator[ZipEntry]:
    """Yield the files of a zip archive, without empty ones; raise Damaged, FileUnreadable."""
    for entry in zip_entries(source):
        if not entry.is_empty and not entry.name.endswith("/"):
            yield entry


def zip_pieces(source: InputFile, entry: ZipEntry) -> Iterator[bytes]:
    """Yield the content of a file in the archive.

    Raises Damaged, Encrypted, TooHungry, CancelRequested, FileUnreadable; UnknownMethod for a rare
    compression method.
    """
    if entry.flags & _ENCRYPTED_FLAG:
        raise Encrypted(str(source.path), "zip")
    at = _start(source, entry)
    # Packed data ends by itself, and may be longer than was stated.
    count = -1 if _may_be_longer(entry) else entry.stored
    crc = size = 0
    for piece in _decompress(source, entry, source.pieces(at=at, count=count)):
        size += len(piece)
        if size > entry.size and not _may_be_longer(entry):
            break
        crc = isal_zlib.crc32(piece, crc)
        yield piece
    if size != entry.size and (size % _WRAP != entry.size or not _may_be_longer(entry)):
        raise source.damage("zip", "its size is not what its directory says")
    if crc != entry.crc:
        raise source.damage("zip", "its checksum is wrong")


def _decompress(source: InputFile, entry: ZipEntry, packed: Iterable[bytes]) -> Iterator[bytes]:
    if entry.method == _STORED:
        yield from packed
        return
    if entry.method == _LZMA:
        member, packed = _lzma(source, packed)
    elif entry.method in _METHODS:
        member = _METHODS[entry.method]()
    else:
        raise UnknownMethod(str(source.path), "zip", _method_name(entry.method))
    for piece in packed:
        yield from decompress_piece(member, piece, source, "zip")
        if member.eof:
            return


def _method_name(method: int) -> str:
    return _RARE_METHODS.get(method, f"{method}")


def _lzma(source: InputFile, packed: Iterable[bytes]) -> tuple[Decompressor, Iterator[bytes]]:
    """Return the decompressor that the first bytes configure, and the rest of the pieces."""
    pieces = iter(packed)
    first = next(pieces, b"")
    if len(first) < _LZMA_HEADER.size:
        raise source.damage("zip", "it ends too early")
    length, packing, dictionary = _LZMA_HEADER.unpack_from(first)
    if length != _LZMA_LENGTH:
        raise source.damage("zip", "a description is invalid")
    if dictionary > MEMORY_BYTES:
        raise TooHungry(str(source.path), "zip", MEMORY_BYTES)
    settings = {"lc": packing % 9, "lp": packing // 9 % 5, "pb": packing // 45}
    try:
        filters = [{"id": lzma.FILTER_LZMA1, "dict_size": dictionary, **settings}]
        member = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
    except (lzma.LZMAError, ValueError) as error:
        raise source.damage("zip", str(error)) from error
    return member, chain((first[_LZMA_HEADER.size :],), pieces)


def _may_be_longer(entry: ZipEntry) -> bool:
    return entry.method != _STORED and not entry.has_exact_sizes


def _start(source: InputFile, entry: ZipEntry) -> int:
    """Return where the content begins; raise Damaged, FileUnreadable."""
    for at in _header_offsets(entry):
        header = source.read_at(at, _HEADER.size)
        if len(header) == _HEADER.size and header.startswith(_SIGNATURE):
            _, name, extra = _HEADER.unpack(header)
            start: int = at + _HEADER.size + name + extra
            if start + entry.stored > source.size:
                raise source.damage("zip", "it ends too early")
            return start
    raise source.damage("zip", "a header is not where its directory says")


def _header_offsets(entry: ZipEntry) -> Iterator[int]:
    """Yield where the header may be; behind 4 GiB, its offset is stated in part."""
    at = entry.header_at
    yield from (at,) if at >= 0 else ()
    if not entry.has_exact_sizes:
        yield from range(at % _WRAP, max(0, at), _WRAP)
