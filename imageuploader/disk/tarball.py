"""The files in a tar archive, as they come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from imageuploader.disk.flow import Flow
from imageuploader.disk.holes import ZEROS
from imageuploader.disk.source import Source
from imageuploader.disk.tar_header import BadTar, Header, next_header, padding


@dataclass(frozen=True, slots=True)
class Entry:
    """A plain file in an archive: its bytes can be had once, before the next entry is asked for."""

    name: str
    size: int
    pieces: Iterator[bytes]


def tar_entries(source: Source, pieces: Iterable[bytes]) -> Iterator[Entry]:
    """Yield every plain file of a tar archive, then pass over what is left of the stream.

    What is not taken of an entry is passed over. Raises Damaged, and what the pieces raise.
    """
    flow = Flow(pieces)
    try:
        while header := next_header(flow):
            content = _Content(flow, header)
            if header.regular:
                yield Entry(header.name, header.size, content.pieces())
            content.pass_over()
    except BadTar as error:
        raise source.damaged("tar", str(error)) from error
    except EOFError:
        raise source.damaged("tar", "it breaks off") from None
    flow.drain()


class _Content:
    """What follows one header."""

    def __init__(self, flow: Flow, header: Header) -> None:
        self._flow, self._header = flow, header
        self._left = header.stored

    def pieces(self) -> Iterator[bytes]:
        """Yield the file, holes filled with zeros; raise EOFError."""
        header, at = self._header, 0
        for start, count in ((0, header.size),) if header.parts is None else header.parts:
            yield from _zeros(start - at)
            yield from self._stored(count)
            at = start + count
        yield from _zeros(header.size - at)

    def pass_over(self) -> None:
        """Go to the next header; raise EOFError."""
        rest = self._left + padding(self._header.stored)
        if self._flow.skip(rest) < rest:
            raise EOFError

    def _stored(self, count: int) -> Iterator[bytes]:
        for piece in self._flow.portion(count):
            self._left -= len(piece)
            count -= len(piece)
            yield piece
        if count:
            raise EOFError


def _zeros(count: int) -> Iterator[bytes]:
    while count > 0:
        piece = ZEROS[:count]
        count -= len(piece)
        yield piece
