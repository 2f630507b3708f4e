"""Reads the files of a tar archive in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.files.chunk_reader import ChunkReader
from imageuploader.disk.files.input_file import InputFile
from imageuploader.disk.files.sparse import ZEROS
from imageuploader.disk.formats.tar_header import BadTarHeader, TarHeader, padding, read_header
from imageuploader.domain.errors import Damaged


@dataclass(frozen=True, slots=True)
class TarEntry:
    """A regular file in an archive: its bytes can be read once, before the next entry.

    They are at offset `at` of the archive; None if some of them are left out there, as holes.
    """

    name: str
    size: int
    at: int | None
    pieces: Iterator[bytes]


def tar_entries(source: InputFile, reader: ChunkReader) -> Iterator[TarEntry]:
    """Yield every regular file of a tar archive, then skip the rest of it.

    The zeros at the end may be missing, as some programs do not write them.
    What is not read of an entry is skipped. Raises Damaged, and what the pieces raise.
    """
    while not reader.is_over and (header := _header(source, reader)):
        content = _EntryContent(source, reader, header)
        if header.regular:
            at = reader.position if header.parts is None else None
            yield TarEntry(header.name, header.size, at, content.pieces())
        content.skip_rest()
    reader.drain()


def _header(source: InputFile, reader: ChunkReader) -> TarHeader | None:
    try:
        return read_header(reader)
    except BadTarHeader as error:
        raise source.damage("tar", str(error)) from error
    except EOFError:
        raise _truncation_error(source) from None


def _truncation_error(source: InputFile) -> Damaged:
    return source.damage("tar", "it ends too early")


class _EntryContent:
    """The content after one header."""

    def __init__(self, source: InputFile, reader: ChunkReader, header: TarHeader) -> None:
        self._source, self._reader, self._header = source, reader, header
        self._left = header.stored

    def pieces(self) -> Iterator[bytes]:
        """Yield the file with its holes as zeros; raise Damaged."""
        header, at = self._header, 0
        for start, count in ((0, header.size),) if header.parts is None else header.parts:
            yield from _zeros(start - at)
            yield from self._read_stored(count)
            at = start + count
        yield from _zeros(header.size - at)

    def skip_rest(self) -> None:
        """Skip to the next header; raise Damaged."""
        rest = self._left + padding(self._header.stored)
        if self._reader.skip(rest) < rest:
            raise _truncation_error(self._source)

    def _read_stored(self, count: int) -> Iterator[bytes]:
        for piece in self._reader.portion(count):
            self._left -= len(piece)
            count -= len(piece)
            yield piece
        if count:
            raise _truncation_error(self._source)


def _zeros(count: int) -> Iterator[bytes]:
    while count > 0:
        piece = ZEROS[:count]
        count -= len(piece)
        yield piece
