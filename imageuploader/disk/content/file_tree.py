"""Paths in a file system, whichever kind it is: links are followed, and mounts are crossed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from imageuploader.disk.content.byte_view import Broken
from imageuploader.disk.content.file_spans import Span

_LINKS, _DEEPEST = 40, 64
_TYPE_MASK = 0xF000


class NodeKind(Enum):
    """What is at a path; the values are those of its mode."""

    FILE = 0x8000
    FOLDER = 0x4000
    LINK = 0xA000
    OTHER = 0


@dataclass(frozen=True, slots=True)
class Node:
    """A file, folder or link; `key` is what its file system knows it by."""

    key: tuple[int, int]
    mode: int
    size: int

    @property
    def kind(self) -> NodeKind:
        """What it is."""
        try:
            return NodeKind(self.mode & _TYPE_MASK)
        except ValueError:
            return NodeKind.OTHER


class FileSystemReader(Protocol):
    """What reads one kind of file system.

    Every method raises NotAvailable if bytes are missing, and Broken if they are invalid, of a
    kind that is not read, or more than any real system has.
    """

    def root(self) -> Node:
        """Return the topmost folder."""

    def child(self, folder: Node, name: bytes) -> Node | None:
        """Return what has this name in a folder; None if there is nothing."""

    def names(self, folder: Node) -> list[bytes]:
        """Return the names in a folder, without those of itself and the one above."""

    def target(self, link: Node) -> bytes:
        """Return where a symbolic link leads."""

    def pieces(self, file: Node, limit: int) -> Iterator[bytes]:
        """Yield the first bytes of a file in order, at most `limit` in all; holes are zeros."""

    def spans(self, file: Node) -> Iterator[Span]:
        """Yield where on the disk a file is, without its holes; Broken if that says nothing."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A node and the file system that it is in."""

    reader: FileSystemReader
    node: Node


@dataclass(frozen=True)
class FileTree:
    """The files of a system: those of its root, and of what is mounted below it.

    `mounts` are file systems by the folder in which they stand, such as `boot` or `boot/efi`.
    Every method raises NotAvailable and Broken as the readers do.
    """

    root: FileSystemReader
    mounts: Mapping[str, FileSystemReader] = field(default_factory=dict)
    _found: dict[str, _Place | None] = field(default_factory=dict, repr=False, compare=False)

    def find(self, path: str) -> Node | None:
        """Return what is at a path, links followed; None if there is nothing."""
        place = self._find(path)
        return place.node if place is not None else None

    def is_file(self, path: str) -> bool:
        """Return whether there is a file at a path."""
        node = self.find(path)
        return node is not None and node.kind is NodeKind.FILE

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder in order; none if there is no such folder."""
        place = self._find(folder)
        if place is None or place.node.kind is not NodeKind.FOLDER:
            return []
        return sorted(name.decode("utf-8", "replace") for name in place.reader.names(place.node))

    def read(self, path: str, limit: int) -> bytes | None:
        """Return the first bytes of a file; None if there is no such file."""
        pieces = self.pieces(path, limit)
        return b"".join(pieces) if pieces is not None else None

    def pieces(self, path: str, limit: int) -> Iterator[bytes] | None:
        """Return the first bytes of a file in pieces; None if there is no such file."""
        place = self._find(path)
        if place is None or place.node.kind is not NodeKind.FILE:
            return None
        return place.reader.pieces(place.node, limit)

    def spans(self, path: str) -> Iterator[Span] | None:
        """Return where on the disk a file is; None if there is no such file."""
        place = self._find(path)
        if place is None or place.node.kind is not NodeKind.FILE:
            return None
        return place.reader.spans(place.node)

    def size(self, path: str) -> int:
        """Return the size of a file in bytes, 0 if there is no such file."""
        node = self.find(path)
        return node.size if node is not None and node.kind is NodeKind.FILE else 0

    def _find(self, path: str) -> _Place | None:
        if path not in self._found:
            self._found[path] = self._walk(path)
        return self._found[path]

    def _walk(self, path: str) -> _Place | None:
        """Follow a path from the root; what is above a folder is known from the way to it."""
        walk = _Walk(_Place(self.root, self.root.root()))
        wanted, links = _parts(path.encode("utf-8", "surrogateescape")), _LINKS
        while wanted:
            name = wanted.pop(0)
            if name == b"..":
                walk.go_up()
                continue
            place = self._step(walk, name)
            if place is None:
                return None
            if place.node.kind is not NodeKind.LINK:
                walk.go_down(name, place)
                continue
            links -= 1
            target = place.reader.target(place.node)
            if links < 0 or not target:
                return None
            if target.startswith(b"/"):
                walk.go_to_root()
            wanted = _parts(target) + wanted
        return walk.here

    def _step(self, walk: "_Walk", name: bytes) -> _Place | None:
        here = walk.here
        if here.node.kind is not NodeKind.FOLDER:
            return None
        if self.mounts and (mounted := self.mounts.get(walk.path_of(name))):
            return _Place(mounted, mounted.root())
        child = here.reader.child(here.node, name)
        return _Place(here.reader, child) if child is not None else None


class _Walk:
    """The way from the root to where a path has led so far."""

    def __init__(self, root: _Place) -> None:
        self._way: list[tuple[bytes, _Place]] = [(b"", root)]

    @property
    def here(self) -> _Place:
        """Where it has led."""
        return self._way[-1][1]

    def path_of(self, name: bytes) -> str:
        """Return the path of a name in this folder, without the first slash."""
        names = [*(name for name, _ in self._way[1:]), name]
        return b"/".join(names).decode("utf-8", "replace")

    def go_down(self, name: bytes, place: _Place) -> None:
        """Go to what has a name in this folder; raise Broken if that is too deep."""
        if len(self._way) > _DEEPEST:
            raise Broken
        self._way.append((name, place))

    def go_up(self) -> None:
        """Go to the folder above; that of the root is the root."""
        if len(self._way) > 1:
            self._way.pop()

    def go_to_root(self) -> None:
        """Go to the root."""
        del self._way[1:]


def _parts(path: bytes) -> list[bytes]:
    return [part for part in path.split(b"/") if part not in {b"", b"."}]
