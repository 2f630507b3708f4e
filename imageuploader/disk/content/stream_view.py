"""A view of a stream: it keeps the parts of a disk that will be needed, and drops the rest."""

import time
from collections.abc import Callable
from heapq import heappop, heappush

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.content.disk_content import DiskContent, read_content, zero_content
from imageuploader.disk.files.input_file import HEAD_BYTES, TAIL_BYTES
from imageuploader.disk.files.sparse import is_zero
from imageuploader.disk.formats.detect import detect
from imageuploader.domain.formats import Format

_PAGE_BYTES = 4096
_ZERO_PAGE = bytes(_PAGE_BYTES)
_HEAD_BYTES = 1024 * 1024
_TAIL_BYTES = 64 * 1024
_MOST_KEPT_PAGES = 8192
_MOST_REQUESTED_PAGES = 32_768
_MOST_PROBES, _PROBE_SECONDS = 400, 2.0
_ENDLESS = 1 << 63


class StreamView:
    """A ByteView of bytes that are read once; it keeps at most 32 MiB of them, in pages.

    It keeps the beginning, the end, and whatever was requested before it came. To request it,
    `probe` reads the view once the first 1 MiB has arrived, and again whenever something that it
    missed has arrived: at most 400 times, and for 2 s of the processor in all.
    """

    def __init__(
        self,
        probe: Callable[[ByteView], object] = read_content,
        clock: Callable[[], float] = time.thread_time,
    ) -> None:
        self.length = 0
        """How many bytes were added."""
        self.is_zero = True
        """Whether all of them were zeros."""
        self._probe, self._probes_left = probe, _MOST_PROBES
        self._clock, self._seconds = clock, _PROBE_SECONDS
        self._pages: dict[int, bytes] = {}
        self._room = _MOST_KEPT_PAGES
        self._awaited = list(range(_HEAD_BYTES // _PAGE_BYTES))
        self._requested = set(self._awaited)
        # The latest block, its offset, and the part of a page before it.
        self._block, self._at, self._rest, self._tail = b"", 0, b"", b""
        self._is_finished = False
        self._followers: list[_Follower] = []

    @property
    def size(self) -> int:
        """The size of the disk; a size beyond any disk while it is not known."""
        return self.length if self._is_finished else _ENDLESS

    @property
    def arrived(self) -> int:
        """Up to where whole pages have come: what is below that comes no more."""
        return self.length - self.length % _PAGE_BYTES

    def add(self, block: bytes) -> None:
        """Add the next bytes, at most 1 MiB."""
        self.is_zero = self.is_zero and is_zero(block)
        self._block, self._at = block, self.length
        self.length += len(block)
        while self._keep_arrivals() and self.length >= _HEAD_BYTES and self._probes_left:
            self._run_probe()
        for follower in self._followers:
            follower.take(block, self._at)
        begun = self.length % _PAGE_BYTES
        joined = block if len(block) >= begun else self._rest + block
        self._rest = joined[-begun:] if begun else b""
        end = block[-_TAIL_BYTES:]
        self._tail = end if len(end) == _TAIL_BYTES else (self._tail + end)[-_TAIL_BYTES:]

    def follow(self, parts: list[tuple[int, int]], sink: Callable[[bytes], None]) -> bool:
        """Give parts of the stream to a sink, as they come; False if one has passed and is lost.

        Parts are offsets and lengths in order. What of them is kept is given at once.
        """
        passed = [(start, min(count, self._at - start)) for start, count in parts]
        kept = [self.read(start, count) for start, count in passed if count > 0]
        held = [piece for piece in kept if piece is not None]
        if len(held) < len(kept):
            return False
        for piece in held:
            sink(piece)
        ends = ((max(start, self._at), start + count) for start, count in parts)
        self._followers.append(_Follower([(at, end - at) for at, end in ends if end > at], sink))
        return True

    def finish(self) -> None:
        """Note that all bytes were added."""
        self._block, self._is_finished = b"", True
        start = self.length - len(self._tail)
        for at in range(-start % _PAGE_BYTES, len(self._tail), _PAGE_BYTES):
            page = self._tail[at : at + _PAGE_BYTES]
            self._pages.setdefault((start + at) // _PAGE_BYTES, page)

    def head(self, count: int) -> bytes:
        """Return the first bytes, at most 1 MiB; fewer if there are not as many."""
        return self.read(0, min(count, self.length)) or b""

    def tail(self, count: int) -> bytes:
        """Return the last bytes, at most 64 KiB; fewer if there are not as many."""
        return self._tail[-count:]

    def detect_format(self) -> Format:
        """Return the format of the whole stream, by its beginning and end."""
        return detect(self.head(HEAD_BYTES), self.tail(TAIL_BYTES))

    def read_content(self) -> DiskContent:
        """Return what is on the raw disk that was added."""
        return zero_content(self.size) if self.is_zero else read_content(self)

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None; request those that have not arrived."""
        if offset < 0 or count <= 0 or offset + count > self.size:
            return None
        first, last = offset // _PAGE_BYTES, (offset + count - 1) // _PAGE_BYTES
        if last - first >= _MOST_KEPT_PAGES:
            return None
        self.expect(offset, count)
        pages = [self._pages.get(page) for page in range(first, last + 1)]
        held = [page for page in pages if page is not None]
        if len(held) < len(pages):
            return None
        start = offset - first * _PAGE_BYTES
        return b"".join(held)[start : start + count]

    def expect(self, offset: int, count: int) -> None:
        """Request these bytes: those that have not arrived yet will be kept."""
        if self._is_finished:
            return
        first, last = offset // _PAGE_BYTES, (offset + max(1, count) - 1) // _PAGE_BYTES
        for page in range(first, min(last, first + _MOST_KEPT_PAGES) + 1):
            if page not in self._requested and len(self._requested) < _MOST_REQUESTED_PAGES:
                self._request(page)

    def _run_probe(self) -> None:
        began = self._clock()
        self._probe(self)
        self._seconds -= self._clock() - began
        self._probes_left = self._probes_left - 1 if self._seconds > 0 else 0

    def _request(self, page: int) -> None:
        if (page + 1) * _PAGE_BYTES > self.length:
            self._requested.add(page)
            heappush(self._awaited, page)
        elif page * _PAGE_BYTES >= self._at - len(self._rest):
            self._requested.add(page)
            self._keep(page)

    def _keep_arrivals(self) -> bool:
        """Keep the requested pages that have arrived; return whether there are any."""
        has_kept = False
        while self._awaited and (self._awaited[0] + 1) * _PAGE_BYTES <= self.length:
            self._keep(heappop(self._awaited))
            has_kept = True
        return has_kept

    def _keep(self, page: int) -> None:
        at = page * _PAGE_BYTES - self._at
        content = self._block[max(0, at) : at + _PAGE_BYTES]
        if at < 0:
            content = self._rest + content
        if content == _ZERO_PAGE:
            self._pages[page] = _ZERO_PAGE
        elif self._room:
            self._room -= 1
            self._pages[page] = content


class _Follower:
    """What takes parts of a stream in order."""

    def __init__(self, parts: list[tuple[int, int]], sink: Callable[[bytes], None]) -> None:
        self._parts, self._sink = parts[::-1], sink

    def take(self, block: bytes, at: int) -> None:
        """Take what of its parts is in a block at an offset."""
        end = at + len(block)
        while self._parts and self._parts[-1][0] < end:
            start, count = self._parts.pop()
            self._sink(block[start - at : start - at + count])
            if start + count > end:
                self._parts.append((end, start + count - end))
                return
