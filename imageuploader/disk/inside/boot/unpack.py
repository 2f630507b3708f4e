"""Unpacks what follows in a stream, whichever way it is packed; how much is limited."""

import bz2
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import lz4.block
from isal import igzip_lib

from imageuploader.disk.archives.gzip_member import GzipMember
from imageuploader.disk.content.byte_view import Broken
from imageuploader.disk.zstd_compat import zstd

_MEMORY_BYTES, _WINDOW_LOG = 128 * 1024**2, 27
_OUT_BYTES = 128 * 1024
_LENGTH_BYTES = 4
_LZ4_MAGIC, _LZ4_BLOCK_BYTES = b"\x02\x21\x4c\x18", 8 * 1024 * 1024


class Stream(Protocol):
    """A decompressor as all the libraries have it."""

    @property
    def eof(self) -> bool:
        """Whether its end was reached."""

    @property
    def needs_input(self) -> bool:
        """Whether it needs more input."""

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        """Take input and return at most `max_length` bytes of output."""


class _OldLz4:
    """The format in which kernels have lz4: a magic number, then blocks with their length."""

    eof = False

    def __init__(self) -> None:
        self._rest = b""
        self._is_started = False

    @property
    def needs_input(self) -> bool:
        """Whether it needs more input."""
        return self._length is None or len(self._rest) < _LENGTH_BYTES + self._length

    @property
    def _length(self) -> int | None:
        field = self._rest[:_LENGTH_BYTES]
        return int.from_bytes(field, "little") if len(field) == _LENGTH_BYTES else None

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        """Take input and return one block of output."""
        del max_length
        self._rest += data
        if not self._is_started and len(self._rest) >= len(_LZ4_MAGIC):
            self._rest, self._is_started = self._rest[len(_LZ4_MAGIC) :], True
        length = self._length
        if length is None or length > 2 * _LZ4_BLOCK_BYTES:
            if length is not None:
                raise ValueError
            return b""
        if self.needs_input:
            return b""
        end = _LENGTH_BYTES + length
        block, self._rest = self._rest[_LENGTH_BYTES:end], self._rest[end:]
        out: bytes = lz4.block.decompress(block, uncompressed_size=_LZ4_BLOCK_BYTES)
        return out


def _xz() -> Stream:
    return lzma.LZMADecompressor(lzma.FORMAT_AUTO, memlimit=_MEMORY_BYTES)


def _zstd() -> Stream:
    options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _WINDOW_LOG}
    return zstd.ZstdDecompressor(options=options)


@dataclass(frozen=True, slots=True)
class Packing:
    """One way of packing: how it begins, and what unpacks it."""

    magic: bytes
    unpacker: Callable[[], Stream]


PACKINGS = (
    Packing(b"\x1f\x8b", GzipMember),
    Packing(b"\xfd7zXZ\0", _xz),
    Packing(b"\x5d\0\0", _xz),
    Packing(b"\x28\xb5\x2f\xfd", _zstd),
    Packing(_LZ4_MAGIC, _OldLz4),
    Packing(b"BZh", bz2.BZ2Decompressor),
)
# The stub of isal names an instance.
_ERRORS: tuple[type[Exception], ...] = (  # type: ignore[assignment]
    igzip_lib.IsalError,
    lzma.LZMAError,
    zstd.ZstdError,
    lz4.block.LZ4BlockError,
    OSError,
    ValueError,
    EOFError,
    MemoryError,
)


def find_packing(start: bytes) -> Packing | None:
    """Return how a stream that begins so is packed; None if it is not, or not known."""
    return next((packing for packing in PACKINGS if start.startswith(packing.magic)), None)


class Unpacking:
    """Unpacks one member of a stream piece by piece; what follows it is left out."""

    def __init__(self, packing: Packing) -> None:
        self._stream = packing.unpacker()

    def unpack(self, piece: bytes) -> Iterator[bytes]:
        """Yield what comes out of the next piece; raise Broken if it is damaged."""
        try:
            while not self._stream.eof:
                out = self._stream.decompress(piece, _OUT_BYTES)
                if out:
                    yield out
                # igzip may keep output back although it has taken all of its input.
                if len(out) < _OUT_BYTES and (self._stream.needs_input or not (out or piece)):
                    return
                piece = b""
        except _ERRORS as error:
            raise Broken from error

    def finish(self) -> None:
        """Raise Broken if the member has not ended, as far as it tells its end."""
        if not self._stream.eof and not isinstance(self._stream, _OldLz4):
            raise Broken
