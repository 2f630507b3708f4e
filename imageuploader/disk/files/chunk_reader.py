"""Reads the byte counts that a format asks for from chunks of any size."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from typing_extensions import override

_READ_BYTES = 256 * 1024


class ChunkReader:
    """The unread rest of a stream of chunks."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._chunk, self._at = b"", 0
        self.position = 0
        """How many bytes were read or skipped."""

    @property
    def is_over(self) -> bool:
        """Whether there is no further byte."""
        return self._at >= len(self._chunk) and not self._advance()

    def take(self, count: int) -> bytes:
        """Return the next `count` bytes, fewer at the end."""
        return b"".join(self.portion(count))

    def portion(self, count: int) -> Iterator[bytes]:
        """Yield the next `count` bytes chunk by chunk, fewer at the end."""
        while count and (self._at < len(self._chunk) or self._advance()):
            part = self._chunk[self._at : self._at + count]
            self._at += len(part)
            self.position += len(part)
            count -= len(part)
            yield part

    def skip(self, count: int) -> int:
        """Skip `count` bytes; return how many there were."""
        return sum(map(len, self.portion(count)))

    def drain(self) -> None:
        """Skip the rest."""
        while self._advance():
            pass

    def _advance(self) -> bool:
        for chunk in self._chunks:
            if chunk:
                self._chunk, self._at = chunk, 0
                return True
        self._chunk, self._at = b"", 0
        return False


class PlainReader(ChunkReader):
    """The same of something that is read at any offset: what is skipped is not read."""

    def __init__(self, read_at: Callable[[int, int], bytes], size: int) -> None:
        super().__init__(())
        self._read_at, self._size = read_at, size

    @property
    @override
    def is_over(self) -> bool:
        return self.position >= self._size

    @override
    def portion(self, count: int) -> Iterator[bytes]:
        while count and (part := self._read_at(self.position, min(count, _READ_BYTES))):
            self.position += len(part)
            count -= len(part)
            yield part

    @override
    def skip(self, count: int) -> int:
        before = self.position
        self.position = min(self._size, before + count)
        return self.position - before

    @override
    def drain(self) -> None:
        self.position = self._size


class ForwardReader:
    """Reads a stream of chunks by offsets, each of which is behind what was read or at its start.

    What was read last is kept, so that it may be read again.
    """

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._reader = ChunkReader(chunks)
        self._kept, self._at = b"", 0

    def read_at(self, at: int, count: int) -> bytes:
        """Return up to `count` bytes from `at` on, fewer only at the end."""
        skipped = at - self._at
        self._reader.skip(max(0, skipped - len(self._kept)))
        self._kept, self._at = self._kept[skipped:], at
        self._kept += self._reader.take(max(0, count - len(self._kept)))
        return self._kept[:count]


def peek(chunks: Iterable[bytes], count: int) -> tuple[bytes, Iterator[bytes]]:
    """Return the first `count` bytes, fewer at the end, and all the chunks from the first on."""
    rest = iter(chunks)
    first: list[bytes] = []
    length = 0
    for chunk in rest:
        first.append(chunk)
        length += len(chunk)
        if length >= count:
            break
    return b"".join(first)[:count], chain(first, rest)
