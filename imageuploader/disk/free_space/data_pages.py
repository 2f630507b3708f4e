"""Which pages of a stream hold more than zeros."""

from imageuploader.disk.files.sparse import is_zero
from imageuploader.disk.free_space.ranges import Ranges

_PAGE_BYTES = 4096
_ZERO_PAGE = bytes(_PAGE_BYTES)


class DataPages:
    """A mark for each page of 4 KiB up to the last block with data: a megabyte for 4 GiB."""

    def __init__(self) -> None:
        self._marks = bytearray()
        self._length = 0

    def add(self, block: bytes) -> None:
        """Add the next bytes, at most 1 MiB."""
        start, end = self._length, self._length + len(block)
        self._length = end
        if is_zero(block):
            return
        first, last = -(-start // _PAGE_BYTES), end // _PAGE_BYTES
        if first > last:  # within one page
            self._mark(start, block)
            return
        head, tail = first * _PAGE_BYTES - start, last * _PAGE_BYTES - start
        self._mark(start, block[:head])
        self._pad(first)
        whole = range(head, tail, _PAGE_BYTES)
        self._marks += bytes(not block.startswith(_ZERO_PAGE, at) for at in whole)
        self._mark(start + tail, block[tail:])

    def _mark(self, at: int, part: bytes) -> None:
        """Mark the page of a part, if the part holds data."""
        if not is_zero(part):
            page = at // _PAGE_BYTES
            self._pad(page + 1)
            self._marks[page] = 1

    def _pad(self, pages: int) -> None:
        self._marks += bytes(max(0, pages - len(self._marks)))

    @property
    def total(self) -> int:
        """How many bytes are in pages with data."""
        return self._marks.count(1) * _PAGE_BYTES

    def in_ranges(self, ranges: Ranges) -> int:
        """Return how many of them are in some ranges; pages that are there in part do not count."""
        pages = ((-(-start // _PAGE_BYTES), end // _PAGE_BYTES) for start, end in ranges)
        return sum(self._marks.count(1, start, end) for start, end in pages) * _PAGE_BYTES
