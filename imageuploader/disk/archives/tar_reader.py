"""The files in a tar archive, as they come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from imageuploader.disk.files.chunk_reader import ChunkReader
from imageuploader.disk.files.input_file import InputFile
from imageuploader.disk.files.sparse import ZEROS
from imageuploader.disk.formats.tar_header import BadTarHeader, TarHeader, padding, read_header
from imageuploader.domain.errors import Damaged


@dataclass(frozen=True, slots=True)
class TarEntry:
    """A plain file in an archive: its bytes can be had once, before the next entry is asked for."""

    name: str
    size: int
    pieces: Iterator[bytes]


def tar_entries(source: InputFile, pieces: Iterable[bytes]) -> Iterator[TarEntry]:
    """Yield every plain file of a tar archive, then pass over what is left of the stream.

    What is not taken of an entry is passed over. Raises Damaged, and what the pieces raise.
    """
    flow = ChunkReader(pieces)
    while header := _header(source, flow):
        content = _EntryContent(source, flow, header)
        if header.regular:
            yield TarEntry(header.name, header.size, content.pieces())
        content.pass_over()
    flow.drain()


def _header(source: InputFile, flow: ChunkReader) -> TarHeader | None:
    try:
        return read_header(flow)
    except BadTarHeader as error:
        raise source.damage("tar", str(error)) from error
    except EOFError:
        raise _truncated(source) from None


def _truncated(source: InputFile) -> Damaged:
    return source.damage("tar", "it ends too early")


class _EntryContent:
    """What follows one header."""

    def __init__(self, source: InputFile, flow: ChunkReader, header: TarHeader) -> None:
        self._source, self._flow, self._header = source, flow, header
        self._left = header.stored

    def pieces(self) -> Iterator[bytes]:
        """Yield the file, holes filled with zeros; raise Damaged."""
        header, at = self._header, 0
        for start, count in ((0, header.size),) if header.parts is None else header.parts:
            yield from _zeros(start - at)
            yield from self._stored(count)
            at = start + count
        yield from _zeros(header.size - at)

    def pass_over(self) -> None:
        """Go to the next header; raise Damaged."""
        rest = self._left + padding(self._header.stored)
        if self._flow.skip(rest) < rest:
            raise _truncated(self._source)

    def _stored(self, count: int) -> Iterator[bytes]:
        for piece in self._flow.portion(count):
            self._left -= len(piece)
            count -= len(piece)
            yield piece
        if count:
            raise _truncated(self._source)


def _zeros(count: int) -> Iterator[bytes]:
    while count > 0:
        piece = ZEROS[:count]
        count -= len(piece)
        yield piece
