"""Looks inside an image that passes by once: asks for what the questions need before it comes."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from imageuploader.disk.content.byte_view import Broken, ByteView, NotAvailable
from imageuploader.disk.content.disk_content import DiskContent, read_content
from imageuploader.disk.content.file_spans import Span
from imageuploader.disk.content.file_tree import FileTree, Node
from imageuploader.disk.content.stream_view import StreamView
from imageuploader.disk.inside.boot.drivers import DriverSearch
from imageuploader.disk.inside.boot.initramfs import MOST_BYTES
from imageuploader.disk.inside.file_systems import find_volumes, readable
from imageuploader.disk.inside.look import ask_all
from imageuploader.disk.inside.subject import open_subject
from imageuploader.disk.inside.wishes import WISHES, WISHES_OF_SUBVOLUMES, Wish
from imageuploader.domain.disk_report import Layout
from imageuploader.domain.inside.inside import Inside

_NEVER = 1 << 62
_MOST_FOLLOWED, _MOST_SPANS = 4, 4096


class _NotingView:
    """A view that notes up to where bytes were missing."""

    def __init__(self, view: ByteView) -> None:
        self._view = view
        self.missed = _NEVER
        """Where the first bytes ended that were asked for in vain; reset by hand."""

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self._view.size

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them are available."""
        content = self._view.read(offset, count)
        if content is None:
            self.missed = min(self.missed, offset + count)
        return content

    def expect(self, offset: int, count: int) -> None:
        """Announce that these bytes will probably be read."""
        self._view.expect(offset, count)


@dataclass(slots=True)
class _Waiting:
    """A wish, and up to where the bytes must have come before it is tried again."""

    tree: FileTree
    start: int
    wish: Wish
    until: int = 0


class PassingLook:
    """The probe of a StreamView: it keeps what the questions will need, and lists initramfs.

    Each wish is tried again only when the bytes that it missed have come, so that a look costs
    little however often it is repeated. `expect` announces to a view what else will be read of it.
    """

    def __init__(self, expect: Callable[[ByteView], object]) -> None:
        self._expect, self._expect_until = expect, 0
        self.stream = StreamView(self._look)
        """What the bytes must be added to."""
        self._view = _NotingView(self.stream)
        self._until = 0
        self._layout: Layout | None = None
        self._open: dict[int, list[_Waiting]] = {}
        self._listed: dict[Node, DriverSearch] = {}

    def result(self, content: DiskContent) -> Inside:
        """Return the answers, once all bytes were added."""
        for search in self._listed.values():
            search.finish()
        subject = open_subject(self.stream, content.layout)
        return ask_all(replace(subject, listed=self._listed))

    def _look(self, _: ByteView) -> None:
        if self._has_come(self._expect_until):
            self._view.missed = _NEVER
            self._expect(self._view)
            self._expect_until = self._view.missed
        if self._has_come(self._until):
            self._view.missed = _NEVER
            self._layout = read_content(self._view).layout
            self._open_volumes(self._layout)
            self._until = self._view.missed
        for at, waiting in self._open.items():
            self._open[at] = list(self._try_all(waiting))

    def _has_come(self, until: int) -> bool:
        return not until or (until < _NEVER and self._view.read(until - 1, 1) is not None)

    def _open_volumes(self, layout: Layout) -> None:
        """Wish for what a system may have in each file system that can be opened by now."""
        for number, volume in enumerate(find_volumes(self._view, layout).all):
            readers = readable(volume) if number not in self._open else []
            if readers:
                tree = FileTree(readers[-1])  # of several places to start from, the topmost
                wishes = WISHES_OF_SUBVOLUMES if volume.kind == "btrfs" else WISHES
                self._open[number] = [_Waiting(tree, volume.start, wish) for wish in wishes]

    def _try_all(self, waiting: list[_Waiting]) -> Iterator[_Waiting]:
        """Yield the wishes that are still open, with those that came out of them."""
        pending = list(waiting)
        while pending:
            one = pending.pop()
            if not self._has_come(one.until):
                yield one
                continue
            self._view.missed = _NEVER
            try:
                pending += [_Waiting(one.tree, one.start, wish) for wish in self._fulfil(one)]
            except NotAvailable:
                one.until = self._view.missed
                yield one
            except Broken:
                continue

    def _fulfil(self, one: _Waiting) -> list[Wish]:
        """Read what a wish names; return the wishes for what its first pattern matches."""
        wish, tree = one.wish, one.tree
        folder, name, rest = wish.split()
        if name:
            matching = [found for found in tree.names(folder) if fnmatchcase(found, name)]
            paths = (f"{folder}/{found}{rest}" for found in matching[: wish.most])
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
        if node is None or spans is None or len(self._listed) >= _MOST_FOLLOWED:
            return
        search, parts = DriverSearch(), _in_order(spans, min(node.size, MOST_BYTES))
        with suppress(Broken):
            ours = [(one.start + at, count) for at, count in parts]
            if self.stream.follow(ours, search.add):
                self._listed[node] = search


def _in_order(spans: Iterator[Span], size: int) -> Iterator[tuple[int, int]]:
    """Yield start and length of the parts of a file; raise Broken unless they pass in order."""
    logical = end = 0
    for count, span in enumerate(spans):
        length = min(span.count, size - span.logical)
        if span.logical != logical or span.start is None or span.start < end:
            raise Broken
        if count > _MOST_SPANS:
            raise Broken
        yield span.start, length
        logical, end = logical + length, span.start + length
    if logical < size:
        raise Broken
