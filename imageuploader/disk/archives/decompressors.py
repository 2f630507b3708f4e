"""The packers whose files are unpacked here: one table, one way through all of them."""

import bz2
import lzma
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import lz4.frame
from isal import igzip_lib

from imageuploader.disk.files.input_file import InputFile
from imageuploader.disk.zstd_compat import zstd
from imageuploader.domain.errors import Damaged, FileError, TooHungry
from imageuploader.domain.formats import format_named

OUT_BYTES = 1024 * 1024
MEMORY_BYTES = 256 * 1024**2
"""What unpacking may take: xz -9 takes 65 MiB, and zstd's own program stops at a half of it."""

_ZSTD_WINDOW_LOG = 27
_FIRST_BYTES = 4096


class Decompressor(Protocol):
    """One packed stream, as all the libraries give it."""

    @property
    def eof(self) -> bool:
        """Whether its end was reached."""

    @property
    def needs_input(self) -> bool:
        """Whether more packed bytes are wanted before there is more to give."""

    @property
    def unused_data(self) -> bytes | None:
        """What followed the end."""

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        """Take in packed bytes and give at most `max_length` others."""


def _gzip() -> Decompressor:
    return igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)


def inflater() -> Decompressor:
    """Return an unpacker for what is inside gzip and zip files."""
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
    "gzip": _gzip,
    "xz": _xz,
    "bzip2": bz2.BZ2Decompressor,
    "zstd": _zstd,
    "lz4": _lz4,
}


_SKIPPABLE = tuple(bytes((first,)) + b"\x2a\x4d\x18" for first in range(0x50, 0x60))
_LONGEST = 6
"""How many bytes tell whether a member begins here."""


class DecompressedStream:
    """What a packed stream unpacks to, one member after the other, to its very end.

    `plain` tells afterwards whether it was a single member with nothing behind it.
    """

    def __init__(self, source: InputFile, pieces: Iterable[bytes], kind: str) -> None:
        self.plain = True
        self._source, self._pieces, self._kind = source, pieces, kind
        self._member = DECOMPRESSORS[kind]()
        self._fresh, self._start = True, b""

    def __iter__(self) -> Iterator[bytes]:
        """Yield at most 1 MiB at once; raise Damaged, TooHungry, CancelRequested."""
        for piece in self._pieces:
            yield from self._members(piece)
        if not self._member.eof:
            raise self._broken("it ends too early")

    def _broken(self, reason: str) -> Damaged:
        """Return the error for a member; one that does not begin as such is none at all."""
        known = format_named(self._kind)
        starts = (*known.magic, *_SKIPPABLE) if known.skippable_frames else known.magic
        if not any(start.startswith(self._start[: len(start)]) for start in starts):
            reason = "other data follows its end"
        return self._source.damage(self._kind, reason)

    def _members(self, piece: bytes) -> Iterator[bytes]:
        at = 0
        while at < len(piece):
            if self._member.eof:
                self.plain = False
                at = len(piece) - len(piece[at:].lstrip(b"\0"))
                if at == len(piece):
                    return
                self._member, self._fresh, self._start = DECOMPRESSORS[self._kind](), True, b""
            # What a member leaves over is a copy: a small first bite keeps that of many tiny
            # members small.
            bite = piece[at : at + _FIRST_BYTES] if self._fresh else piece[at:]
            self._fresh = False
            self._start += bite[: _LONGEST - len(self._start)]
            try:
                yield from decompress_piece(self._member, bite, self._source, self._kind)
            except Damaged as error:
                raise self._broken(error.reason) from error
            at += len(bite) - len(self._member.unused_data or b"")


def decompress_piece(
    member: Decompressor, piece: bytes, source: InputFile, kind: str
) -> Iterator[bytes]:
    """Yield what a member makes of a piece, at most 1 MiB at once.

    Raises Damaged, TooHungry, CancelRequested.
    """
    while True:
        source.cancel.check()
        try:
            out = member.decompress(piece, OUT_BYTES)
        except igzip_lib.IsalError as error:  # type: ignore[misc]  # its stub names an instance
            raise source.damage(kind, str(error)) from error
        except _COMPLAINTS as error:
            raise _complaint(source, kind, error) from error
        if out:
            yield out
        if member.eof or member.needs_input or not (out or piece):
            return
        piece = b""


_COMPLAINTS = (
    lzma.LZMAError,
    zstd.ZstdError,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    MemoryError,
)


def _complaint(source: InputFile, kind: str, error: Exception) -> FileError:
    # The libraries of xz and zstd tell a limit from damage by their words alone.
    if isinstance(error, MemoryError) or "memory" in str(error).lower():
        return TooHungry(str(source.path), kind, MEMORY_BYTES)
    return source.damage(kind, str(error))
