"""Takes compression and archives off a packed file, up to the disk inside."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from imageuploader.disk.archives.companions import is_companion
from imageuploader.disk.archives.decompressors import DECOMPRESSORS, DecompressedStream
from imageuploader.disk.archives.ova import OvaContents, is_descriptor
from imageuploader.disk.archives.tar_reader import TarEntry, tar_entries
from imageuploader.disk.archives.zip_directory import ZipEntry
from imageuploader.disk.archives.zip_reader import zip_files, zip_pieces
from imageuploader.disk.files.chunk_reader import ChunkReader, ForwardReader, PlainReader, peek
from imageuploader.disk.files.input_file import HEAD_BYTES, InputFile
from imageuploader.disk.formats.detect import detect, detect_behind, starts_with_long_frame
from imageuploader.domain.errors import NotOneImage, TooDeep, TooLarge
from imageuploader.domain.formats import Family, Format

RAW_LIMIT_BYTES = 64 * 1024**3
"""Where unpacking stops: no account allows as much."""

_PROBED_FILES = 50
_LAYER_LETTERS = {"tar": "t", "zip": "z"} | dict.fromkeys(DECOMPRESSORS, "c")
_SUPPORTED_LAYERS = re.compile("c?tc?|zc?|c")
"""The supported orders of layers, outermost first: c compressed, t tar, z zip."""

LayerReader = Callable[[InputFile, Iterable[bytes]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class UnpackedStream:
    """The content of a packed file.

    `layers` are those taken off, outermost first; `head` is what the content begins with, and
    `kind` what that says. `blocks` yields the content once, at most 1 MiB at a time, and ends
    only if all of the file has passed its checks.
    """

    layers: tuple[str, ...]
    head: bytes
    kind: Format
    blocks: Iterator[bytes]
    compressed: tuple[DecompressedStream, ...]

    def full_name(self, kind: Format) -> str:
        """Return what it is if the content is of a kind, such as `qcow2 in gzip`."""
        return " in ".join((kind.name, *reversed(self.layers)))

    @property
    def is_single_member(self) -> bool:
        """Whether, once all was read, the file was a single compressed member and nothing else."""
        return len(self.layers) == 1 and all(layer.is_single_member for layer in self.compressed)

    @property
    def has_trailing_data(self) -> bool:
        """Whether, once all was read, data of another kind followed a compressed layer."""
        return any(layer.has_trailing_data for layer in self.compressed)


def open_stream(
    source: InputFile, kind: Format, on_bytes: Callable[[bytes], None] = lambda _: None
) -> UnpackedStream:
    """Take the layers off a packed file; `on_bytes` is called with the file's own bytes.

    Raises TooDeep, NotOneImage, Encrypted, TooHungry, UnknownMethod, Damaged, FileUnreadable,
    CancelRequested, and so does the iterator, which also raises TooLarge.
    """
    layers, head = list[str](), b""
    pieces: Iterable[bytes] = source.pieces(on_bytes)
    compressed = list[DecompressedStream]()
    while kind.is_packed:
        layers.append(kind.name)
        if not _SUPPORTED_LAYERS.fullmatch("".join(_LAYER_LETTERS[layer] for layer in layers)):
            raise TooDeep(str(source.path), " in ".join(reversed(layers)))
        pieces = LAYER_READERS[kind.name](source, pieces)
        compressed += [pieces] if isinstance(pieces, DecompressedStream) else []
        head, pieces = peek(pieces, HEAD_BYTES)
        kind = _detect_inside(source, layers, head)
    blocks = _limit_size(source, pieces)
    return UnpackedStream(tuple(layers), head, kind, blocks, tuple(compressed))


def _detect_inside(source: InputFile, layers: list[str], head: bytes) -> Format:
    """Return the format of what is inside these layers, which begins with `head`."""
    if not starts_with_long_frame(head):
        return detect(head)
    # What counts is further behind than is kept of a stream, so it is unpacked once more.
    pieces: Iterable[bytes] = source.pieces()
    for layer in layers:
        pieces = LAYER_READERS[layer](source, pieces)
    reader = ForwardReader(pieces)
    return detect_behind(reader.read_at)


def _limit_size(source: InputFile, pieces: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        source.cancel.check()
        size += len(piece)
        require_within_limit(source, size)
        yield piece


def require_within_limit(source: InputFile, size: int) -> None:
    """Raise TooLarge for a disk that is larger than any account allows."""
    if size > RAW_LIMIT_BYTES:
        raise TooLarge(str(source.path), size, RAW_LIMIT_BYTES)


def _decompress(kind: str, source: InputFile, pieces: Iterable[bytes]) -> DecompressedStream:
    return DecompressedStream(source, pieces, kind)


def find_in_tar(source: InputFile) -> TarEntry | None:
    """Return the one image in an uncompressed tar archive, None if it is not there in one piece.

    Only headers are read. Raises what `open_stream` raises.
    """
    entries = [entry for entry, _ in _tar_images(source, PlainReader(source.read_at, source.size))]
    return entries[0] if entries[0].at is not None else None


def _tar(source: InputFile, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the one image in a tar archive; a second one is an error once it is reached."""
    for _, content in _tar_images(source, ChunkReader(pieces)):
        yield from content


def _tar_images(
    source: InputFile, reader: ChunkReader
) -> Iterator[tuple[TarEntry, Iterator[bytes]]]:
    """Yield the one image in a tar archive, and its content; then read on to the archive's end."""
    names, package, may_be_package = list[str](), OvaContents(), False
    for entry in tar_entries(source, reader):
        require_within_limit(source, entry.size)
        head, content = peek(entry.pieces, HEAD_BYTES)
        package.add(entry.name)
        if is_descriptor(entry.name):
            package.read(entry.name, content)
            continue
        if not _may_be_image(entry.name, head) or not package.may_be_disk(entry.name):
            continue
        names.append(entry.name)
        if len(names) == 1:
            may_be_package = detect(head).family is Family.VIRTUAL_DISK
            yield entry, content
        elif package.is_described or not may_be_package or len(names) > _PROBED_FILES:
            raise NotOneImage(str(source.path), "tar", tuple(names))
    # A descriptor behind the disk may say that what followed it is no disk.
    disks = [name for name in names if package.may_be_disk(name)]
    if len(disks) <= 1:
        package.require_whole(str(source.path))
    _require_one(source, "tar", disks if disks[:1] == names[:1] else names)


def _zip(source: InputFile, _: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the one image in a zip archive."""
    candidates = (entry for entry in zip_files(source) if not is_companion(entry.name))
    files = list(islice(candidates, _PROBED_FILES + 1))
    if 1 < len(files) <= _PROBED_FILES:
        files = _disks(source, files)
    _require_one(source, "zip", [entry.name for entry in files])
    require_within_limit(source, files[0].size)
    yield from zip_pieces(source, files[0])


def _disks(source: InputFile, files: list[ZipEntry]) -> list[ZipEntry]:
    """Return the files that may be images; raise NeedsOtherFile if a descriptor's disk is not."""
    package = OvaContents()
    for entry in files:
        package.add(entry.name)
        if is_descriptor(entry.name):
            package.read(entry.name, zip_pieces(source, entry))
    disks = [entry for entry in files if not is_descriptor(entry.name)]
    disks = [entry for entry in disks if package.may_be_disk(entry.name)]
    disks = [entry for entry in disks if _may_be_image(entry.name, _head(source, entry))]
    if len(disks) <= 1:
        package.require_whole(str(source.path))
    return disks


def _head(source: InputFile, entry: ZipEntry) -> bytes:
    return peek(zip_pieces(source, entry), HEAD_BYTES)[0]


LAYER_READERS: dict[str, LayerReader] = {
    **{kind: partial(_decompress, kind) for kind in DECOMPRESSORS},
    "tar": _tar,
    "zip": _zip,
}
"""What takes a layer off, by the name of the format: yields the content, fully verified."""


def _may_be_image(name: str, head: bytes) -> bool:
    return bool(head) and not is_companion(name) and detect(head).family is not Family.OTHER


def _require_one(source: InputFile, kind: str, names: list[str]) -> None:
    if len(names) != 1:
        raise NotOneImage(str(source.path), kind, tuple(names))
