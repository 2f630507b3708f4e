"""What is kept of a raw disk that is seen once, from its beginning to its end."""

import time
from collections.abc import Callable
from heapq import heappop, heappush

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.content.disk_content import DiskContent, read_content
from imageuploader.disk.files.input_file import HEAD_BYTES, TAIL_BYTES
from imageuploader.disk.files.sparse import ZEROS
from imageuploader.disk.formats.detect import detect
from imageuploader.domain.formats import Format

_PAGE_BYTES = 4096
_NO_PAGE = bytes(_PAGE_BYTES)
_HEAD_BYTES = 1024 * 1024
_TAIL_BYTES = 64 * 1024
_KEPT_PAGES = 8192
_ASKED_PAGES = 32_768
_SCOUTINGS, _SCOUTING_SECONDS = 100, 2.0
_ENDLESS = 1 << 63


class StreamView:
    """A Window on bytes that flow by: 32 MiB of them at most are kept, in pages.

    Kept are the beginning, the end, and whatever is asked for before it has passed. So `scout`
    is let look when the beginning is there, and again when something it missed has come; but
    not endlessly, whatever it is led to.
    """

    def __init__(
        self,
        scout: Callable[[ByteView], object] = read_content,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.passed = 0
        """How many bytes have passed."""
        self.blank = True
        """Whether only zeros have passed."""
        self._scout, self._scoutings = scout, _SCOUTINGS
        self._clock, self._seconds = clock, _SCOUTING_SECONDS
        self._pages: dict[int, bytes] = {}
        self._room = _KEPT_PAGES
        self._coming = list(range(_HEAD_BYTES // _PAGE_BYTES))
        self._asked = set(self._coming)
        # The block that passes now, where it begins, and the piece of a page before it.
        self._block, self._at, self._rest, self._tail = b"", 0, b"", b""
        self._ended = False

    @property
    def size(self) -> int:
        """The size of the disk; more than any disk has while it is not known."""
        return self.passed if self._ended else _ENDLESS

    def add(self, block: bytes) -> None:
        """Take in the next bytes, at most 1 MiB."""
        self.blank = self.blank and block == ZEROS[: len(block)]
        self._block, self._at = block, self.passed
        self.passed += len(block)
        while self._take() and self.passed >= _HEAD_BYTES and self._scoutings:
            self._send_scout()
        begun = self.passed % _PAGE_BYTES
        joined = block if len(block) >= begun else self._rest + block
        self._rest = joined[-begun:] if begun else b""
        self._tail = (self._tail + block[-_TAIL_BYTES:])[-_TAIL_BYTES:]

    def end(self) -> None:
        """Hear that all has passed."""
        self._block, self._ended = b"", True
        start = self.passed - len(self._tail)
        for at in range(-start % _PAGE_BYTES, len(self._tail), _PAGE_BYTES):
            page = self._tail[at : at + _PAGE_BYTES]
            self._pages.setdefault((start + at) // _PAGE_BYTES, page)

    def first(self, count: int) -> bytes:
        """Return the first bytes, at most 1 MiB and fewer where no more have passed."""
        return self.read(0, min(count, self.passed)) or b""

    def last(self, count: int) -> bytes:
        """Return the last bytes, at most 64 KiB and fewer where no more have passed."""
        return self._tail[-count:]

    def kind(self) -> Format:
        """Return what all that passed is, by its beginning and end."""
        return detect(self.first(HEAD_BYTES), self.last(TAIL_BYTES))

    def seen(self) -> DiskContent:
        """Return what is on it, all that passed being a raw disk."""
        return read_content(self, blank=self.blank)

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None; what is still to come is kept for later."""
        if offset < 0 or count <= 0 or offset + count > self.size:
            return None
        first, last = offset // _PAGE_BYTES, (offset + count - 1) // _PAGE_BYTES
        if last - first >= _KEPT_PAGES:
            return None
        self.expect(offset, count)
        pages = [self._pages.get(page) for page in range(first, last + 1)]
        held = [page for page in pages if page is not None]
        if len(held) < len(pages):
            return None
        start = offset - first * _PAGE_BYTES
        return b"".join(held)[start : start + count]

    def expect(self, offset: int, count: int) -> None:
        """Hear that these bytes will be asked for: what is still to come of them is kept."""
        if self._ended:
            return
        first, last = offset // _PAGE_BYTES, (offset + max(1, count) - 1) // _PAGE_BYTES
        for page in range(first, min(last, first + _KEPT_PAGES) + 1):
            if page not in self._asked and len(self._asked) < _ASKED_PAGES:
                self._want(page)

    def _send_scout(self) -> None:
        began = self._clock()
        self._scout(self)
        self._seconds -= self._clock() - began
        self._scoutings = self._scoutings - 1 if self._seconds > 0 else 0

    def _want(self, page: int) -> None:
        if (page + 1) * _PAGE_BYTES > self.passed:
            self._asked.add(page)
            heappush(self._coming, page)
        elif page * _PAGE_BYTES >= self._at - len(self._rest):
            self._asked.add(page)
            self._keep(page)

    def _take(self) -> bool:
        """Keep what has come of what was asked for; return whether there is any."""
        taken = False
        while self._coming and (self._coming[0] + 1) * _PAGE_BYTES <= self.passed:
            self._keep(heappop(self._coming))
            taken = True
        return taken

    def _keep(self, page: int) -> None:
        at = page * _PAGE_BYTES - self._at
        found = self._block[max(0, at) : at + _PAGE_BYTES]
        if at < 0:
            found = self._rest + found
        if found == _NO_PAGE:
            self._pages[page] = _NO_PAGE
        elif self._room:
            self._room -= 1
            self._pages[page] = found
