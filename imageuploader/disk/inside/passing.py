"""Looks inside an image that passes by once: asks for what the questions need before it comes."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from heapq import heappop, heappush
from itertools import count, pairwise
from typing import Protocol

from imageuploader.disk.content.byte_view import Broken, ByteView, NotAvailable
from imageuploader.disk.content.disk_content import DiskContent, read_content
from imageuploader.disk.content.file_spans import Span
from imageuploader.disk.content.file_tree import FileTree, Node
from imageuploader.disk.content.stream_view import StreamView
from imageuploader.disk.files.serial_worker import WorksInThread
from imageuploader.disk.inside.boot.drivers import DriverSearch
from imageuploader.disk.inside.boot.initramfs import MOST_BYTES
from imageuploader.disk.inside.file_systems import find_volumes, readable
from imageuploader.disk.inside.look import ask_all
from imageuploader.disk.inside.subject import open_subject
from imageuploader.disk.inside.wishes import WISHES, WISHES_OF_SUBVOLUMES, Wish
from imageuploader.domain.disk_report import Layout
from imageuploader.domain.formats import UNKNOWN
from imageuploader.domain.inside.inside import Inside

_NEVER = 1 << 62
_MOST_FOLLOWED, _MOST_SPANS = 4, 4096
_MOST_PENDING = 32
"""Pieces of an initramfs, which pass sooner than they are unpacked: of 128 KiB, most of them."""


class PassingDisk(ByteView, Protocol):
    """A virtual disk in the stream."""

    def stored_parts(self, offset: int, count: int) -> list[tuple[int, int]]:
        """Return where in the stream bytes of the disk are; raise Broken if nowhere as such."""


class _NotingView:
    """A view of a stream that notes what was read too early."""

    def __init__(self, stream: StreamView) -> None:
        self._view = stream
        self.missed = _NEVER
        """Where the first bytes end that are still to come; reset by hand."""

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self._view.size

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are available."""
        content = self._view.read(offset, count)
        if content is None and offset + count > self._view.arrived:
            self.missed = min(self.missed, offset + count)
        return content

    def expect(self, offset: int, count: int) -> None:
        """Announce that these bytes will probably be read."""
        self._view.expect(offset, count)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A wish of one file system."""

    tree: FileTree
    start: int
    wish: Wish


class PassingLook(WorksInThread):
    """The probe of a StreamView: it keeps what the questions will need, and lists initramfs.

    Each wish is tried again only when the bytes that it missed have come, so that a look costs
    little however often it is repeated. `expect` announces to a view what else will be read of it.
    The initramfs are unpacked in a thread; it has ended once the `with` block is left. `open_disk`
    returns the virtual disk that a stream begins with, if it does.
    """

    def __init__(
        self,
        expect: Callable[[ByteView, Layout], object],
        open_disk: Callable[[ByteView], PassingDisk | None] = lambda _: None,
    ) -> None:
        super().__init__("initramfs", _MOST_PENDING)
        self._expect, self._open_disk = expect, open_disk
        self._disk: PassingDisk | None = None
        self.stream = StreamView(self._look)
        """What the bytes must be added to."""
        self._view = _NotingView(self.stream)
        self._until, self._is_begun = 0, False
        self._open = set[int]()
        self._waiting: list[tuple[int, int, _Waiting]] = []
        self._count = count()
        self._listed: dict[Node, DriverSearch] = {}

    def result(self, content: DiskContent) -> Inside:
        """Return the answers, once all bytes were added and the thread has ended."""
        return self._ask(self.stream, content.layout)

    def result_of_virtual_disk(self) -> Inside | None:
        """Return the same for the virtual disk in the stream; None if nothing of it was read."""
        self._begin()
        content = read_content(self._disk) if self._disk is not None else None
        if self._disk is None or content is None or content.name == UNKNOWN:
            return None
        return self._ask(self._disk, content.layout)

    def _ask(self, view: ByteView, layout: Layout) -> Inside:
        for search in self._listed.values():
            search.finish()
        return ask_all(replace(open_subject(view, layout), listed=self._listed))

    def _begin(self) -> None:
        """Open the disk in the stream by what has come of it first."""
        if not self._is_begun:
            self._is_begun, self._disk = True, self._open_disk(self._view)

    def _look(self, _: ByteView) -> None:
        self._begin()
        if self._until <= self.stream.arrived:
            self._view.missed = _NEVER
            disk = self._disk if self._disk is not None else self._view
            layout = read_content(disk).layout
            self._expect(disk, layout)
            self._open_volumes(disk, layout)
            self._until = self._view.missed
        while self._waiting and self._waiting[0][0] <= self.stream.arrived:
            self._try(heappop(self._waiting)[2])

    def _open_volumes(self, disk: ByteView, layout: Layout) -> None:
        """Wish for what a system may have in each file system that can be opened by now."""
        for number, volume in enumerate(find_volumes(disk, layout).all):
            readers = readable(volume) if number not in self._open else []
            if readers:
                self._open.add(number)
                tree = FileTree(readers[-1])  # of several places to start from, the topmost
                wishes = WISHES_OF_SUBVOLUMES if volume.kind == "btrfs" else WISHES
                for wish in wishes:
                    self._wait(0, _Waiting(tree, volume.start, wish))

    def _wait(self, until: int, one: _Waiting) -> None:
        heappush(self._waiting, (until, next(self._count), one))

    def _try(self, one: _Waiting) -> None:
        """Fulfil a wish, or wait for what it misses; what has passed already is missed for good."""
        self._view.missed = _NEVER
        try:
            for wish in self._fulfil(one):
                self._wait(0, replace(one, wish=wish))
        except NotAvailable:
            if self._view.missed < _NEVER:
                self._wait(self._view.missed, one)
        except Broken:
            return

    def _fulfil(self, one: _Waiting) -> list[Wish]:
        """Read what a wish names; return the wishes for what its first pattern matches."""
        wish, tree = one.wish, one.tree
        folder, name, rest = wish.split()
        if name:
            paths = (f"{folder}/{found}{rest}" for found in wish.chosen(name, tree.names(folder)))
            return [replace(wish, path=path) for path in paths]
        if not wish.limit:
            self._follow(one)
        elif tree.is_file(wish.path):
            tree.read(wish.path, wish.limit)
        else:
            tree.names(wish.path)
        return []

    def _follow(self, one: _Waiting) -> None:
        """Search an initramfs while it passes, if none of it has passed yet."""
        node, spans = one.tree.find(one.wish.path), one.tree.spans(one.wish.path)
        if node is None or spans is None or node in self._listed:
            return
        if len(self._listed) >= _MOST_FOLLOWED:
            return
        search, parts = DriverSearch(), _in_order(spans, min(node.size, MOST_BYTES))
        with suppress(Broken):
            ours = [(one.start + at, count) for at, count in parts]
            if self._disk is not None:
                ours = [part for at, count in ours for part in self._disk.stored_parts(at, count)]
            if self.stream.follow(_rising(ours), partial(self._worker.add, search.add)):
                self._listed[node] = search


def _rising(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return parts of the stream as they are; raise Broken unless they pass in this order."""
    if any(after < at + count for (at, count), (after, _) in pairwise(parts)):
        raise Broken
    return parts


def _in_order(spans: Iterator[Span], size: int) -> Iterator[tuple[int, int]]:
    """Yield start and length of the parts of a file; raise Broken unless they pass in order."""
    logical = end = 0
    for index, span in enumerate(spans):
        length = min(span.count, size - span.logical)
        if span.logical != logical or span.start is None or span.start < end:
            raise Broken
        if index > _MOST_SPANS:
            raise Broken
        yield span.start, length
        logical, end = logical + length, span.start + length
    if logical < size:
        raise Broken
