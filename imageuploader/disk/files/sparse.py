"""Where a raw image has data, and where only holes."""

import errno
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from imageuploader.disk.files.input_file import InputFile
from imageuploader.disk.files.open import unreadable_error
from imageuploader.domain.errors import FileChanged

BLOCK_BYTES = 1024 * 1024
ZEROS = bytes(BLOCK_BYTES)
_HOLE_BLOCKS = 64


@dataclass(frozen=True, slots=True)
class Hole:
    """`count` blocks of zeros."""

    count: int

    @property
    def length(self) -> int:
        """The bytes it stands for."""
        return self.count * BLOCK_BYTES


class _Reader:
    """Reads a file at any place, for several threads at once."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file, self._path = file, path
        self._alone = threading.Lock()

    def fill(self, buffer: memoryview, at: int) -> None:
        """Fill a buffer with what is at `at`; raise FileUnreadable, FileChanged at the end."""
        done = 0
        try:
            while done < len(buffer):
                count = self._read(buffer[done:], at + done)
                if not count:
                    raise FileChanged(str(self._path))
                done += count
        except OSError as error:
            raise unreadable_error(self._path, error) from error

    def _read(self, buffer: memoryview, at: int) -> int:
        if hasattr(os, "preadv"):
            return os.preadv(self._file.fileno(), [buffer], at)
        with self._alone:
            self._file.seek(at)
            found = self._file.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def next_data(self, at: int, size: int) -> int:
        """Return where data begins at `at` or behind it, or `size` where only a hole is left."""
        if not hasattr(os, "SEEK_DATA"):
            return at
        try:
            with self._alone:  # it moves the place from which others may be reading
                return min(size, os.lseek(self._file.fileno(), at, os.SEEK_DATA))
        except OSError as error:
            # ENXIO: only a hole is left. Anything else: this file system cannot tell.
            return size if error.errno == errno.ENXIO else at


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of a file, at most one block, that must be read."""

    at: int
    length: int
    _reader: _Reader

    def fill(self, buffer: memoryview) -> None:
        """Read them into a buffer of their length; raise FileUnreadable, FileChanged at the end."""
        self._reader.fill(buffer, self.at)


def spans(source: InputFile) -> Iterator[Hole | Span]:
    """Yield what a file is made of, in its order."""
    reader, size, at = _Reader(source.file, source.path), source.size, 0
    while at < size:
        data = reader.next_data(at, size)
        while blocks := min(_HOLE_BLOCKS, (data - at) // BLOCK_BYTES):
            yield Hole(blocks)
            at += blocks * BLOCK_BYTES
        if at < size:
            # The end of a hole is read with the data behind it.
            length = min(BLOCK_BYTES, size - at)
            yield Span(at, length, reader)
            at += length


def is_all_zero(source: InputFile) -> bool:
    """Return whether a file holds zeros only; it is read to its first other byte."""
    for part in spans(source):
        source.cancel.check()
        if isinstance(part, Span):
            block = source.read_at(part.at, part.length)
            if block != ZEROS[: len(block)]:
                return False
            source.percent.at(part.at)
    return True
