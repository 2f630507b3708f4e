"""The names of the files in an initramfs: archives one behind the other, some of them packed."""

import re
from collections.abc import Iterator

from imageuploader.disk.content.byte_view import Broken
from imageuploader.disk.inside.unpack import find_packing, unpack

MOST_BYTES = 256 * 1024 * 1024
_MAGICS = (b"070701", b"070702")
_HEADER_BYTES, _ALIGNMENT = 110, 4
_SIZE_AT, _NAME_SIZE_AT, _FIELD = 54, 94, 8
_MOST_NAME, _LAST = 4096, b"TRAILER!!!"
_DEEPEST = 2
_NON_ZERO = re.compile(rb"[^\0]")


class _Source:
    """Bytes in order, of which any number can be taken or skipped."""

    def __init__(self, pieces: Iterator[bytes], limit: int) -> None:
        self._pieces, self._left = pieces, limit
        self._piece, self._at = b"", 0

    def peek(self, count: int) -> bytes:
        """Return the next bytes, fewer at the end; raise Broken beyond the limit."""
        while len(self._piece) - self._at < count and (piece := next(self._pieces, b"")):
            self._left -= len(piece)
            if self._left < 0:
                raise Broken
            self._piece, self._at = self._piece[self._at :] + piece, 0
        return self._piece[self._at : self._at + count]

    def take(self, count: int) -> bytes:
        """Return exactly the next bytes; raise Broken if there are not as many."""
        taken = self.peek(count)
        if len(taken) < count:
            raise Broken
        self._at += count
        return taken

    def skip(self, count: int) -> None:
        """Leave out bytes; raise Broken if there are not as many."""
        while count > len(self._piece) - self._at:
            count -= len(self._piece) - self._at
            self._piece, self._at = b"", 0
            if not self.peek(1):
                raise Broken
        self._at += count

    def skip_zeros(self) -> bool:
        """Leave out zeros; return whether anything follows them."""
        while self.peek(1):
            found = _NON_ZERO.search(self._piece, self._at)
            if found is not None:
                self._at = found.start()
                return True
            self._piece, self._at = b"", 0
        return False

    def rest(self) -> Iterator[bytes]:
        """Yield all that follows."""
        while self.peek(1):
            piece, self._piece = self._piece[self._at :], b""
            self._at = 0
            yield piece


def archive_names(pieces: Iterator[bytes], depth: int = _DEEPEST) -> Iterator[str]:
    """Yield the paths in an initramfs in order.

    Raises Broken for what is damaged, packed in an unknown way, or larger than 256 MiB.
    """
    source = _Source(pieces, MOST_BYTES)
    while source.skip_zeros():
        start = source.peek(len(_MAGICS[0]))
        if start in _MAGICS:
            yield from _cpio_names(source)
            continue
        packing = find_packing(start)
        if packing is None or not depth:
            raise Broken
        yield from archive_names(unpack(packing, source.rest()), depth - 1)
        return


def _cpio_names(source: _Source) -> Iterator[str]:
    """Yield the names of one archive; what it contains is left out."""
    while True:
        header = source.take(_HEADER_BYTES)
        if header[:6] not in _MAGICS:
            raise Broken
        size, name_bytes = _hex(header, _SIZE_AT), _hex(header, _NAME_SIZE_AT)
        if not 1 <= name_bytes <= _MOST_NAME:
            raise Broken
        name = source.take(name_bytes)[:-1]
        if name == _LAST:
            return
        source.skip(-(_HEADER_BYTES + name_bytes) % _ALIGNMENT)
        source.skip(size + -size % _ALIGNMENT)
        yield name.decode("utf-8", "replace")


def _hex(header: bytes, at: int) -> int:
    try:
        return int(header[at : at + _FIELD], 16)
    except ValueError as error:
        raise Broken from error
