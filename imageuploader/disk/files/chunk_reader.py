"""Bytes that come in pieces, taken in the portions that a format asks for."""

from collections.abc import Iterable, Iterator
from itertools import chain


class ChunkReader:
    """What is left of a stream of pieces."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._piece, self._at = b"", 0

    def take(self, count: int) -> bytes:
        """Return the next `count` bytes, fewer at the end."""
        return b"".join(self.portion(count))

    def portion(self, count: int) -> Iterator[bytes]:
        """Yield the next `count` bytes as they come, fewer at the end."""
        while count and (self._at < len(self._piece) or self._more()):
            part = self._piece[self._at : self._at + count]
            self._at += len(part)
            count -= len(part)
            yield part

    def skip(self, count: int) -> int:
        """Pass over `count` bytes; return how many there were."""
        return sum(map(len, self.portion(count)))

    def drain(self) -> None:
        """Pass over all that is left."""
        while self._more():
            pass

    def _more(self) -> bool:
        for piece in self._pieces:
            if piece:
                self._piece, self._at = piece, 0
                return True
        self._piece, self._at = b"", 0
        return False


def peek(pieces: Iterable[bytes], count: int) -> tuple[bytes, Iterator[bytes]]:
    """Return the first bytes, at least `count` unless it ends before, and all the pieces."""
    rest = iter(pieces)
    first: list[bytes] = []
    length = 0
    for piece in rest:
        first.append(piece)
        length += len(piece)
        if length >= count:
            break
    return b"".join(first)[:count], chain(first, rest)
