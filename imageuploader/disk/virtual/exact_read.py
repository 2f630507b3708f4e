"""Reads the structures of a virtual disk: exactly as many bytes as its headers say."""

from collections.abc import Callable, Iterator
from struct import calcsize, unpack

from imageuploader.disk.content.byte_view import ByteView, require
from imageuploader.disk.virtual.errors import TRUNCATED, Malformed

_PORTION = 16 * 1024


def read_exact(view: ByteView, offset: int, count: int) -> bytes:
    """Return exactly `count` bytes; raise Malformed beyond the end, NotAvailable."""
    if offset < 0 or count < 0 or offset + count > view.size:
        raise Malformed(TRUNCATED)
    return require(view, offset, count) if count else b""


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
