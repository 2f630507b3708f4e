"""Puts the extents of a file together, in order and of bounded length."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, require

PIECE_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of a file from `logical` on, which are at `start` of the disk, or zeros at None."""

    logical: int
    start: int | None
    count: int


def join_spans(view: ByteView, spans: Iterable[Span], wanted: int) -> Iterator[bytes]:
    """Yield the first `wanted` bytes of a file; raise NotAvailable, and Broken for disorder."""
    at = 0
    for span in spans:
        if span.logical < at:
            raise Broken
        if span.logical >= wanted:
            break
        yield from zeros(span.logical - at)
        at, end = span.logical, min(wanted, span.logical + span.count)
        while at < end:
            count = min(PIECE_BYTES, end - at)
            if span.start is None:
                yield bytes(count)
            else:
                yield require(view, span.start + at - span.logical, count)
            at += count
    yield from zeros(wanted - at)


def zeros(count: int) -> Iterator[bytes]:
    """Yield zeros, as many as these; none for a negative count."""
    while count > 0:
        yield bytes(min(PIECE_BYTES, count))
        count -= PIECE_BYTES
