"""The decompressors, one for each compressed format, and the loop that drives them all."""

import bz2
import lzma
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import lz4.frame
from isal import igzip_lib

from imageuploader.disk.archives.gzip_member import GzipMember
from imageuploader.disk.archives.member_start import (
    START_BYTES,
    TrailingData,
    begins_damaged_member,
    begins_member,
)
from imageuploader.disk.files.input_file import InputFile
from imageuploader.disk.zstd_compat import zstd
from imageuploader.domain.errors import FileError, NeedsOtherFile, TooHungry

OUT_BYTES = 1024 * 1024
MEMORY_BYTES = 256 * 1024**2
"""The memory limit of decompression: xz -9 needs 65 MiB, and zstd's own limit is 128 MiB."""

_ZSTD_WINDOW_LOG = 27
_FIRST_BYTES = 4096
_NON_ZERO = re.compile(rb"[^\0]")


class Decompressor(Protocol):
    """The decompressor of one member, as all the libraries have it."""

    @property
    def eof(self) -> bool:
        """Whether the end of the member was reached."""

    @property
    def needs_input(self) -> bool:
        """Whether it needs more input to produce more output."""

    @property
    def unused_data(self) -> bytes | None:
        """The input after the end of the member."""

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        """Take input and return at most `max_length` bytes of output."""


def inflater() -> Decompressor:
    """Return a decompressor for raw deflate, as in zip files."""
    return igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_DEFLATE)


def _xz() -> Decompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY_BYTES)


def _zstd() -> Decompressor:
    options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG}
    return zstd.ZstdDecompressor(options=options)


def _lz4() -> Decompressor:
    member: Decompressor = lz4.frame.LZ4FrameDecompressor()
    return member


DECOMPRESSORS: dict[str, Callable[[], Decompressor]] = {
    "gzip": GzipMember,
    "xz": _xz,
    "bzip2": bz2.BZ2Decompressor,
    "zstd": _zstd,
    "lz4": _lz4,
}
SAMPLES = {
    "gzip": "1f8b0800000000000203f3cc4d4c4f55082dc8c94f4c492d0200415b93f70e000000",
    "xz": "fd377a585a000004e6d6b4460200210116000000742fe5a301000d496d6167652055706c6f6164657200"
    "0000ffca5ccab13920580001260e081be0041fb6f37d010000000004595a",
    "bzip2": "425a68393141592653596629381100000097804000002002002686d000200022134c27a7aa10340d0a"
    "2377128101f177245385090662938110",
    "zstd": "28b52ffd200e710000496d6167652055706c6f61646572",
    "lz4": "04224d1868400e00000000000000c20e000080496d6167652055706c6f6164657200000000",
}
"""The words `Image Uploader`, compressed in each way, as hex: `--self-check` unpacks them."""


class DecompressedStream:
    """The decompressed content of a stream, one member after the other, up to its very end.

    Zeros may follow the last one, and data of another kind, which is left out. Afterwards,
    `is_single_member` tells whether one member was all there was, and `has_trailing_data` whether
    such data was there.
    """

    def __init__(self, source: InputFile, pieces: Iterable[bytes], kind: str) -> None:
        self.is_single_member = True
        self._source, self._pieces, self._kind = source, pieces, kind
        self._member, self._is_new = DECOMPRESSORS[kind](), True
        self._start = b""
        self._trailing: TrailingData | None = None

    @property
    def has_trailing_data(self) -> bool:
        """Whether data of another kind followed the last member."""
        return self._trailing is not None

    def __iter__(self) -> Iterator[bytes]:
        """Yield at most 1 MiB at once; raise Damaged, TooHungry, CancelRequested."""
        for piece in self._pieces:
            yield from self._decompress(piece)
        while start := self._start:  # a whole member may be shorter than what is looked at
            self._start = b""
            self._look_behind(start)
            yield from self._decompress(start)
        if not self._member.eof:
            raise self._source.damage(self._kind, "it ends too early")

    def _decompress(self, piece: bytes) -> Iterator[bytes]:
        piece, self._start, at = self._start + piece, b"", 0
        while at < len(piece) and self._trailing is None:
            if self._member.eof:
                self.is_single_member = False
                found = _NON_ZERO.search(piece, at)
                at = found.start() if found else len(piece)
                if len(piece) - at < START_BYTES:
                    self._start = piece[at:]
                    return
                self._look_behind(piece[at : at + START_BYTES])
                continue
            # A decompressor copies the unused input. Starting with a small piece keeps the copies
            # of many tiny members small.
            part = piece[at : at + _FIRST_BYTES] if self._is_new else piece[at:]
            self._is_new = False
            yield from decompress_piece(self._member, part, self._source, self._kind)
            at += len(part) - len(self._member.unused_data or b"")
        if self._trailing is not None and self._trailing.has_member(piece[at:]):
            raise self._source.damage(self._kind, "other data is between its parts")

    def _look_behind(self, start: bytes) -> None:
        """Set up the next member, or note that what follows the last one is of another kind."""
        if begins_member(self._kind, start):
            self._member, self._is_new = DECOMPRESSORS[self._kind](), True
        elif begins_damaged_member(self._kind, start):
            raise self._source.damage(self._kind, "the start of a part is damaged")
        else:
            self._trailing = TrailingData(self._kind)


def decompress_piece(
    member: Decompressor, piece: bytes, source: InputFile, kind: str
) -> Iterator[bytes]:
    """Yield the output for a piece of input, at most 1 MiB at once.

    Raises Damaged, TooHungry, CancelRequested.
    """
    while True:
        source.cancel.check()
        try:
            out = member.decompress(piece, OUT_BYTES)
        except igzip_lib.IsalError as error:  # type: ignore[misc]  # its stub names an instance
            raise source.damage(kind, str(error)) from error
        except _LIBRARY_ERRORS as error:
            raise _translate(source, kind, error) from error
        if out:
            yield out
        if member.eof or member.needs_input or not (out or piece):
            return
        piece = b""


_LIBRARY_ERRORS = (
    lzma.LZMAError,
    zstd.ZstdError,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    MemoryError,
)


def _translate(source: InputFile, kind: str, error: Exception) -> FileError:
    # xz and zstd tell the memory limit, or that a dictionary is missing, only in the message.
    if isinstance(error, MemoryError) or "memory" in str(error).lower():
        return TooHungry(str(source.path), kind, MEMORY_BYTES)
    if kind == "zstd" and "dictionary mismatch" in str(error).lower():
        return NeedsOtherFile(str(source.path), "", "dictionary", "dictionary")
    return source.damage(kind, str(error))
