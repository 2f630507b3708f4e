"""Unpacking gzip, xz and bzip2 to their very end, in flat memory."""

import bz2
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from isal import igzip_lib

from imageuploader.disk.files import read
from imageuploader.disk.progress import Percent
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import Damaged

_READ_BYTES = 256 * 1024
_OUT_BYTES = 1024 * 1024


_XZ_MEMORY_BYTES = 256 * 1024**2


class _Member(Protocol):
    """One packed stream, as all three libraries give it."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes: ...


def _gzip() -> _Member:
    return igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)


def _xz() -> _Member:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY_BYTES)


_MEMBERS: dict[str, Callable[[], _Member]] = {
    "gzip": _gzip,
    "xz": _xz,
    "bzip2": bz2.BZ2Decompressor,
}
STREAMS = frozenset(_MEMBERS)
"""The names of the formats that can be unpacked here."""


@dataclass
class Gunzip:
    """One pass through a packed file of `size` bytes, from its start; `kind` is of STREAMS.

    `seen` is given every packed piece. `plain` tells afterwards whether the file is a single
    member with nothing behind it.
    """

    file: BinaryIO
    path: Path
    size: int
    percent: Percent
    cancel: CancelToken
    seen: Callable[[bytes], None] = lambda _: None
    kind: str = "gzip"
    plain: bool = field(default=True, init=False)
    _done: int = field(default=0, init=False)
    _now: _Member = field(init=False)

    def __post_init__(self) -> None:
        self._now = _MEMBERS[self.kind]()

    def blocks(self) -> Iterator[bytes]:
        """Yield what it unpacks to, at most 1 MiB at once; raise Damaged, FileUnreadable."""
        while piece := read(self.file, self.path, _READ_BYTES):
            self.cancel.check()
            self.seen(piece)
            yield from self._members(piece)
            self._done += len(piece)
            self.percent.at(self._done)
        if not self._now.eof:
            raise self._damaged("it breaks off")

    def _members(self, piece: bytes) -> Iterator[bytes]:
        while piece:
            if self._now.eof:
                self.plain = False
                piece = piece.lstrip(b"\0")
                if not piece:
                    return
                self._now = _MEMBERS[self.kind]()
            yield from self._member(piece)
            piece = self._now.unused_data if self._now.eof else b""

    def _member(self, piece: bytes) -> Iterator[bytes]:
        while True:
            self.cancel.check()
            try:
                out = self._now.decompress(piece, _OUT_BYTES)
            except igzip_lib.IsalError as error:  # type: ignore[misc]  # its stub names an instance
                raise self._damaged(str(error)) from error
            except (lzma.LZMAError, OSError, EOFError, ValueError) as error:
                raise self._damaged(str(error)) from error
            if out:
                yield out
            if self._now.eof or self._now.needs_input:
                return
            piece = b""

    def _damaged(self, reason: str) -> Damaged:
        return Damaged(str(self.path), min(100, self._done * 100 // self.size), reason)
