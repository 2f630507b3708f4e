"""From a packed file to the disk inside: one table of what can be opened."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from zipfile import ZipInfo

from imageuploader.disk.archives.decompressors import UNPACKERS, Unpacking
from imageuploader.disk.archives.ova import Package
from imageuploader.disk.archives.tar_reader import tar_entries
from imageuploader.disk.archives.zip_reader import zip_files, zip_pieces
from imageuploader.disk.files.chunk_reader import peeked
from imageuploader.disk.files.input_file import HEAD_BYTES, Source
from imageuploader.disk.formats.detect import detect
from imageuploader.domain.errors import NotOneImage, TooDeep, TooLarge
from imageuploader.domain.formats import Family, Format

RAW_LIMIT_BYTES = 64 * 1024**3
"""The most that is counted when something is unpacked: no account allows as much."""

_LOOKED_INTO = 50
_LETTERS = {"tar": "t", "zip": "z"} | dict.fromkeys(UNPACKERS, "c")
_OPENED = re.compile("c?tc?|zc?|c")
"""The order of layers that are taken off: c compressed, t tar, z zip."""

Opener = Callable[[Source, Iterable[bytes]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Stream:
    """What is inside a packed file.

    `layers` are those taken off, outermost first; `head` is what the content begins with, and
    `kind` what that says. `blocks` yields the content once, at most 1 MiB at a time, and ends
    only where all of the file has passed its checks.
    """

    layers: tuple[str, ...]
    head: bytes
    kind: Format
    blocks: Iterator[bytes]
    outer: Unpacking | None

    def named(self, kind: Format) -> str:
        """Return what it is if the content is of a kind, such as `qcow2 in gzip`."""
        return " in ".join((kind.name, *reversed(self.layers)))

    @property
    def plain(self) -> bool:
        """Whether, once all has passed, the file was one compressed stream and nothing else."""
        return self.outer is not None and self.outer.plain and len(self.layers) == 1


def opened_stream(
    source: Source, kind: Format, seen: Callable[[bytes], None] = lambda _: None
) -> Stream:
    """Take the layers off a file that is packed; `seen` is given the file's bytes as they are.

    Raises TooDeep, NotOneImage, Encrypted, TooHungry, WrongFormat, Damaged, FileUnreadable,
    CancelRequested, and so does the iterator, which also raises TooLarge.
    """
    layers, head = list[str](), b""
    pieces: Iterable[bytes] = source.pieces(seen)
    outer = None
    while kind.is_packed:
        layers.append(kind.name)
        if not _OPENED.fullmatch("".join(_LETTERS[layer] for layer in layers)):
            raise TooDeep(str(source.path), " in ".join(reversed(layers)))
        pieces = OPENERS[kind.name](source, pieces)
        outer = outer or (pieces if isinstance(pieces, Unpacking) else None)
        head, pieces = peeked(pieces, HEAD_BYTES)
        kind = detect(head)
    return Stream(tuple(layers), head, kind, _counted(source, pieces), outer)


def _counted(source: Source, pieces: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        source.cancel.check()
        size += len(piece)
        within(source, size)
        yield piece


def within(source: Source, size: int) -> None:
    """Raise TooLarge where a disk has more bytes than any account allows."""
    if size > RAW_LIMIT_BYTES:
        raise TooLarge(str(source.path), size, RAW_LIMIT_BYTES)


def _compressed(kind: str, source: Source, pieces: Iterable[bytes]) -> Unpacking:
    return Unpacking(source, pieces, kind)


def _tar(source: Source, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The one image in a tar archive; a second one is an error when it comes."""
    names, package = list[str](), Package()
    for entry in tar_entries(source, pieces):
        within(source, entry.size)
        head, content = peeked(entry.pieces, HEAD_BYTES)
        package.add(entry.name)
        if not head or not _may_be_image(entry.name, head):
            package.read(entry.name, content)
            continue
        names.append(entry.name)
        if len(names) > 1:
            break
        yield from content
    if len(names) <= 1:
        package.must_be_whole(str(source.path))
    _must_be_one(source, "tar", names)


def _zip(source: Source, _: Iterable[bytes]) -> Iterator[bytes]:
    """The one image in a zip archive."""
    files = [found for found in zip_files(source) if not _is_apples(found.filename)]
    if 1 < len(files) <= _LOOKED_INTO:
        files = [found for found in files if _may_be_image(found.filename, _head(source, found))]
    _must_be_one(source, "zip", [found.filename for found in files])
    within(source, files[0].file_size)
    yield from zip_pieces(source, files[0])


def _head(source: Source, found: ZipInfo) -> bytes:
    return peeked(zip_pieces(source, found), HEAD_BYTES)[0]


OPENERS: dict[str, Opener] = {
    **{kind: partial(_compressed, kind) for kind in UNPACKERS},
    "tar": _tar,
    "zip": _zip,
}
"""What takes a layer off, by its name: the bytes inside, in pieces, checked to the end."""


def _may_be_image(name: str, head: bytes) -> bool:
    return not _is_apples(name) and detect(head).family is not Family.OTHER


def _is_apples(name: str) -> bool:
    """Whether it is what macOS puts beside a file in an archive."""
    path = PurePosixPath(name)
    return path.name.startswith("._") or path.parts[:1] == ("__MACOSX",)


def _must_be_one(source: Source, kind: str, names: list[str]) -> None:
    if len(names) != 1:
        raise NotOneImage(str(source.path), kind, tuple(names))
