"""Which pages of a stream hold more than zeros."""

from imageuploader.disk.files.sparse import ZEROS
from imageuploader.disk.free_space.ranges import Ranges

_PAGE_BYTES = 4096
_ZERO_PAGE = bytes(_PAGE_BYTES)


class DataPages:
    """A mark for each page of 4 KiB up to the last with data: a megabyte stands for 4 GiB."""

    def __init__(self) -> None:
        self._marks = bytearray()
        self._length = 0

    def add(self, block: bytes) -> None:
        """Add the next bytes, at most 1 MiB."""
        start, end = self._length, self._length + len(block)
        self._length = end
        if block == ZEROS[: len(block)]:
            return
        head = min(end, start + -start % _PAGE_BYTES)
        if head > start:
            self._mark(block, start, start, head)
        for at in range(head, end, _PAGE_BYTES):
            if not block.startswith(_ZERO_PAGE, at - start):
                self._mark(block, start, at, min(end, at + _PAGE_BYTES))

    def _mark(self, block: bytes, start: int, first: int, last: int) -> None:
        part = block[first - start : last - start]
        page = first // _PAGE_BYTES
        if part != _ZERO_PAGE[: len(part)]:
            self._marks.extend(bytes(max(0, page + 1 - len(self._marks))))
            self._marks[page] = 1

    @property
    def total(self) -> int:
        """How many bytes are in pages with data."""
        return self._marks.count(1) * _PAGE_BYTES

    def in_ranges(self, ranges: Ranges) -> int:
        """Return how many of them are in some ranges; pages that are there in part do not count."""
        pages = ((-(-start // _PAGE_BYTES), end // _PAGE_BYTES) for start, end in ranges)
        return sum(self._marks.count(1, start, end) for start, end in pages) * _PAGE_BYTES
