"""Reads the structures of a virtual disk: exactly as many bytes as its headers say."""

import sys
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator
from struct import calcsize, unpack
from threading import Lock

from imageuploader.disk.content.byte_view import ByteView, fill, require
from imageuploader.disk.virtual.errors import TRUNCATED, Malformed

_PORTION = 16 * 1024
_MOST_NUMBERS = 1024 * 1024
_MOST_ZEROS = 64


def read_exact(view: ByteView, offset: int, count: int) -> bytes:
    """Return exactly `count` bytes; raise Malformed beyond the end, NotAvailable."""
    if offset < 0 or count < 0 or offset + count > view.size:
        raise Malformed(TRUNCATED)
    return require(view, offset, count) if count else b""


def fill_exact(view: ByteView, buffer: memoryview, offset: int) -> None:
    """Fill a buffer from an offset; raise Malformed beyond the end, NotAvailable."""
    if offset < 0 or offset + len(buffer) > view.size:
        raise Malformed(TRUNCATED)
    if buffer:
        fill(view, buffer, offset)


def read_numbers(
    view: ByteView, form: str, at: int, count: int, tick: Callable[[], None]
) -> Iterator[int]:
    """Yield `count` numbers of the table at `at`, in a format of `struct` such as `<I`.

    `tick` is called before each portion that is read. Raises what `read_exact` raises.
    """
    order, width = form[0], calcsize(form)
    while count:
        tick()
        portion = min(count, _PORTION)
        yield from unpack(f"{order}{portion}{form[1:]}", read_exact(view, at, portion * width))
        at, count = at + portion * width, count - portion


class NumberTables:
    """Reads numbers of the tables in a file, in portions that are kept while there is room.

    `form` is a format of `struct`, such as `<I`. Several threads may read at once.
    """

    def __init__(self, view: ByteView, form: str) -> None:
        self._view, self._type = view, form[1:]
        self._width = array(self._type).itemsize
        self._is_swapped = (form[0] == "<") != (sys.byteorder == "little")
        self._kept: OrderedDict[int, array[int]] = OrderedDict()
        self._numbers_kept = 0
        self._lock = Lock()

    def number(self, at: int, index: int, count: int) -> int:
        """Return a number of the table of `count` numbers at `at`.

        Raises Malformed beyond the end of the file, NotAvailable.
        """
        within = index % _PORTION
        return self._portion(at, index - within, within, count)[within]

    def count_zeros(self, at: int, index: int, count: int) -> int:
        """Return how many numbers from this one on are 0, at most 64.

        The limit keeps a caller that asks block by block from counting a large hole again each
        time. Raises what `number` raises.
        """
        within = index % _PORTION
        numbers = self._portion(at, index - within, within, count)[within : within + _MOST_ZEROS]
        return next((end for end, number in enumerate(numbers) if number), len(numbers))

    def _portion(self, at: int, first: int, within: int, count: int) -> "array[int]":
        kept = self._kept.get(at + first * self._width)
        if kept is None or len(kept) <= within:
            kept = self._read(at + first * self._width, min(_PORTION, count - first))
        return kept

    def _read(self, at: int, count: int) -> "array[int]":
        numbers = array(self._type, read_exact(self._view, at, count * self._width))
        if self._is_swapped:
            numbers.byteswap()
        with self._lock:
            replaced = self._kept.pop(at, None)
            self._numbers_kept += count - len(replaced or ())
            self._kept[at] = numbers
            while self._numbers_kept > _MOST_NUMBERS:
                self._numbers_kept -= len(self._kept.popitem(last=False)[1])
        return numbers
