"""Finds the data and the holes of a raw image."""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from imageuploader.disk.files.file_access import fill_at
from imageuploader.disk.files.holes import has_reliable_holes, hides_data, next_data
from imageuploader.disk.files.input_file import InputFile
from imageuploader.disk.files.progress_reporter import ProgressReporter
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
        """The number of bytes."""
        return self.count * BLOCK_BYTES


def is_zero(block: bytes | bytearray) -> bool:
    """Return whether a block, of at most 1 MiB, has only zeros; it is not copied."""
    return ZEROS.startswith(block)


class DeflatedRange(NamedTuple):
    """The `length` bytes at offset `at` of a disk as they are stored: in blocks of deflate.

    The pieces of `data`, joined, start and end on a byte boundary, refer to nothing before them,
    and do not end the stream.
    """

    at: int
    length: int
    data: tuple[bytes | memoryview, ...]


OnDeflated = Callable[[DeflatedRange], None]
"""Called for the parts of what is read that are stored deflated, in order: none of them needs
compressing."""


class SparseReader(Protocol):
    """Bytes with holes, such as a raw file or the disk inside a virtual one."""

    def next_data(self, at: int, size: int) -> int:
        """Return the first offset with data at or after `at`; `size` if only a hole follows."""

    def fill(self, buffer: memoryview, at: int, on_deflated: OnDeflated | None = None) -> None:
        """Fill a buffer from offset `at`; several threads may do so at once."""


class FileReader:
    """Reads a file at any offset, from several threads at once."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file, self._path = file, path
        self._lock = threading.Lock()
        self._is_reliable = has_reliable_holes(file)
        self._reads_all = not self._is_reliable and hides_data(file)

    def fill(self, buffer: memoryview, at: int, on_deflated: OnDeflated | None = None) -> None:
        """Fill a buffer from offset `at`; raise FileUnreadable, FileChanged at the end."""
        del on_deflated  # nothing in it is known to be compressed
        if fill_at(self._file, self._path, at, buffer, self._lock) < len(buffer):
            raise FileChanged(str(self._path))

    def next_data(self, at: int, size: int) -> int:
        """Return the first offset with data at or after `at`; `size` if only a hole follows."""
        if self._reads_all:
            return at
        with self._lock:  # it moves the file position that other threads use
            data = next_data(self._file, at, size)
        if data > at and not self._is_reliable:
            self._reads_all = not self._is_hole(at, data)
        return at if self._reads_all else data

    def _is_hole(self, start: int, end: int) -> bool:
        """Return whether the ends of a hole are zeros."""
        length = min(BLOCK_BYTES, end - start)
        block = bytearray(length)
        for at in (start, end - length):
            self.fill(memoryview(block), at)
            if not is_zero(block):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Span:
    """A range of a file or of a disk, at most one block, that holds data."""

    at: int
    length: int
    _reader: SparseReader

    def fill(self, buffer: memoryview, on_deflated: OnDeflated | None = None) -> None:
        """Read it into a buffer of its length; raise what its reader raises."""
        self._reader.fill(buffer, self.at, on_deflated)


def file_spans(source: InputFile) -> Iterator[Hole | Span]:
    """Yield the holes and the data of a file in order."""
    return spans(FileReader(source.file, source.path), source.size)


def spans(reader: SparseReader, size: int) -> Iterator[Hole | Span]:
    """Yield the holes and the data of `size` bytes in order."""
    at = 0
    while at < size:
        data = reader.next_data(at, size)
        while blocks := min(_HOLE_BLOCKS, (data - at) // BLOCK_BYTES):
            yield Hole(blocks)
            at += blocks * BLOCK_BYTES
        if at < size:
            # The rest of a hole, less than a block, is read with the data after it.
            length = min(BLOCK_BYTES, size - at)
            yield Span(at, length, reader)
            at += length


def report_progress(
    parts: Iterable[Hole | Span], progress: ProgressReporter
) -> Iterator[Hole | Span]:
    """Yield the parts, and report how far they reach."""
    at = 0
    for part in parts:
        progress.update(at)
        yield part
        at += part.length
    progress.update(at)


def is_all_zero(source: InputFile) -> bool:
    """Return whether a file holds only zeros; reads up to the first other byte."""
    for part in file_spans(source):
        source.cancel.check()
        if isinstance(part, Span):
            block = source.read_at(part.at, part.length)
            if not is_zero(block):
                return False
            source.progress.update(part.at)
    return True
