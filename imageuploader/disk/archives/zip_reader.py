"""Reads one file of a zip archive as a stream."""

import io
import lzma
import os
import struct
import zipfile
from bz2 import BZ2Decompressor
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from isal import isal_zlib

from imageuploader.disk.archives.decompressors import (
    DECOMPRESSORS,
    MEMORY_BYTES,
    Decompressor,
    decompress_piece,
    inflater,
)
from imageuploader.disk.files.input_file import InputFile
from imageuploader.domain.errors import Encrypted, TooHungry, WrongFormat

_DIRECTORY_BYTES = 4 * 1024**2
_HEADER = struct.Struct("<4s22xHH")
_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED_FLAG = 1
_NO_DIRECTORY = "its directory is not at the end: the file is cut off, or other data follows"
_STORED = zipfile.ZIP_STORED
_LZMA = zipfile.ZIP_LZMA
_LZMA_HEADER = struct.Struct("<2xHBI")
_LZMA_LENGTH = 5
_METHODS: dict[int, Callable[[], Decompressor]] = {
    zipfile.ZIP_DEFLATED: inflater,
    zipfile.ZIP_BZIP2: BZ2Decompressor,
    20: DECOMPRESSORS["zstd"],
    93: DECOMPRESSORS["zstd"],
    95: DECOMPRESSORS["xz"],
}
_LIBRARY_ERRORS = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    OverflowError,
    struct.error,
    EOFError,
    IndexError,
)


def zip_files(source: InputFile) -> list[zipfile.ZipInfo]:
    """Return the files of a zip archive, without empty ones; raise Damaged, FileUnreadable."""
    try:
        if not zipfile.is_zipfile(_Bounded(source)):
            raise source.damage("zip", _NO_DIRECTORY)
        with zipfile.ZipFile(_Bounded(source)) as archive:
            return [entry for entry in archive.infolist() if entry.file_size and not entry.is_dir()]
    except _LIBRARY_ERRORS as error:
        raise source.damage("zip", str(error)) from error


def zip_pieces(source: InputFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the content of a file in the archive.

    Raises Damaged, Encrypted, TooHungry, CancelRequested, FileUnreadable; WrongFormat for a rare
    compression method.
    """
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise Encrypted(str(source.path), "zip")
    packed = source.pieces(at=_start(source, entry), count=entry.compress_size)
    crc = size = 0
    for piece in _decompress(source, entry, packed):
        size += len(piece)
        if size > entry.file_size:
            break
        crc = isal_zlib.crc32(piece, crc)
        yield piece
    if size != entry.file_size:
        raise source.damage("zip", "its size is not what its directory says")
    if crc != entry.CRC:
        raise source.damage("zip", "its checksum is wrong")


def _decompress(
    source: InputFile, entry: zipfile.ZipInfo, packed: Iterable[bytes]
) -> Iterator[bytes]:
    if entry.compress_type == _STORED:
        yield from packed
        return
    if entry.compress_type == _LZMA:
        member, packed = _lzma(source, packed)
    elif entry.compress_type in _METHODS:
        member = _METHODS[entry.compress_type]()
    else:
        raise WrongFormat(str(source.path), "zip")
    for piece in packed:
        yield from decompress_piece(member, piece, source, "zip")
        if member.eof:
            return


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


def _start(source: InputFile, entry: zipfile.ZipInfo) -> int:
    if not 0 <= entry.header_offset < source.size:
        raise source.damage("zip", "it ends too early")
    header = source.read_at(entry.header_offset, _HEADER.size)
    if len(header) < _HEADER.size or not header.startswith(_SIGNATURE):
        raise source.damage("zip", "a header is not where its directory says")
    _, name, extra = _HEADER.unpack(header)
    at: int = entry.header_offset + _HEADER.size + name + extra
    if at + entry.compress_size > source.size:
        raise source.damage("zip", "it ends too early")
    return at


class _Bounded:
    """The file as `zipfile` reads its directory, with a limit on how much that is."""

    def __init__(self, source: InputFile) -> None:
        self._source, self._at = source, 0

    def tell(self) -> int:
        """Return the position."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Set the position; raise UnsupportedOperation, as files do."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._source.size}[whence]
        if start + offset < 0:
            raise io.UnsupportedOperation("before the start of the file")
        self._at = start + offset
        return self._at

    def read(self, count: int = -1) -> bytes:
        """Return the next bytes; raise BadZipFile for more than any directory has."""
        count = max(0, self._source.size - self._at) if count < 0 else count
        if count > _DIRECTORY_BYTES:
            raise zipfile.BadZipFile("its directory is too long")
        content = self._source.read_at(self._at, count)
        self._at += len(content)
        return content
