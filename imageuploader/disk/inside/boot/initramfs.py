"""The names of the files in an initramfs: archives one behind the other, some of them packed."""

import re
from collections.abc import Callable

from imageuploader.disk.content.byte_view import Broken
from imageuploader.disk.inside.boot.unpack import Unpacking, find_packing

MOST_BYTES = 256 * 1024 * 1024
_MAGICS = (b"070701", b"070702")
_MAGIC_BYTES, _HEADER_BYTES, _ALIGNMENT = 6, 110, 4
_SIZE_AT, _NAME_SIZE_AT, _FIELD = 54, 94, 8
_MOST_NAME, _LAST = 4096, b"TRAILER!!!"
_DEEPEST = 2
_NON_ZERO = re.compile(rb"[^\0]")


class ArchiveReader:
    """Takes an initramfs piece by piece, and calls `on_name` with each path in it.

    `add` and `finish` raise Broken for what is damaged, packed in an unknown way, or larger than
    256 MiB.
    """

    def __init__(self, on_name: Callable[[str], None], depth: int = _DEEPEST) -> None:
        self._on_name, self._depth, self._left = on_name, depth, MOST_BYTES
        self._piece, self._at, self._skipped = b"", 0, 0
        self._is_inside = False
        self._inner: tuple[Unpacking, ArchiveReader] | None = None

    def add(self, piece: bytes) -> None:
        """Take the next bytes."""
        self._left -= len(piece)
        if self._left < 0:
            raise Broken
        if self._inner is None:
            piece = self._read_plain(piece)
        inner = self._inner
        if inner is not None:
            for out in inner[0].unpack(piece):
                inner[1].add(out)

    def _read_plain(self, piece: bytes) -> bytes:
        """Read what is not packed; return what of the piece is."""
        if self._skipped >= len(piece) and self._at == len(self._piece):
            self._skipped -= len(piece)
            return b""
        self._piece, self._at = self._piece[self._at :] + piece, 0
        while self._take_step():
            pass
        if self._inner is None:
            return b""
        packed, self._piece, self._at = self._piece[self._at :], b"", 0
        return packed

    def finish(self) -> None:
        """Check that it ended where an archive ends."""
        if self._is_inside or self._skipped or self._at < len(self._piece):
            raise Broken
        if self._inner is not None:
            self._inner[0].finish()
            self._inner[1].finish()

    def _take_step(self) -> bool:
        """Take the next part of an archive; return False if it has not come yet."""
        if self._skipped:
            count = min(self._skipped, len(self._piece) - self._at)
            self._skipped, self._at = self._skipped - count, self._at + count
            return not self._skipped
        return self._read_entry() if self._is_inside else self._begin()

    def _begin(self) -> bool:
        """Find out what follows: an archive, or something packed; zeros lie between them."""
        found = _NON_ZERO.search(self._piece, self._at)
        self._at = found.start() if found else len(self._piece)
        start = self._piece[self._at : self._at + _MAGIC_BYTES]
        if len(start) < _MAGIC_BYTES:
            return False
        if start in _MAGICS:
            self._is_inside = True
            return True
        packing = find_packing(start)
        if packing is None or not self._depth:
            raise Broken
        self._inner = Unpacking(packing), ArchiveReader(self._on_name, self._depth - 1)
        return False

    def _read_entry(self) -> bool:
        """Read the head of one file, and leave out what it contains."""
        header = self._piece[self._at : self._at + _HEADER_BYTES]
        if len(header) < _HEADER_BYTES:
            return False
        size, name_bytes = _hex(header, _SIZE_AT), _hex(header, _NAME_SIZE_AT)
        if header[:_MAGIC_BYTES] not in _MAGICS or not 1 <= name_bytes <= _MOST_NAME:
            raise Broken
        start = self._at + _HEADER_BYTES
        name = self._piece[start : start + name_bytes]
        if len(name) < name_bytes:
            return False
        self._at = start + name_bytes
        if name[:-1] == _LAST:
            self._is_inside = False
            return True
        self._skipped = -(_HEADER_BYTES + name_bytes) % _ALIGNMENT + size + -size % _ALIGNMENT
        self._on_name(name[:-1].decode("utf-8", "replace"))
        return True


def _hex(header: bytes, at: int) -> int:
    try:
        return int.from_bytes(bytes.fromhex(header[at : at + _FIELD].decode("ascii")), "big")
    except ValueError as error:
        raise Broken from error
