"""From a virtual disk to a raw file beside the result, which is gone when the block is left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from imageuploader.disk.formats import Kind
from imageuploader.disk.qemu import convert
from imageuploader.disk.source import Source, reading
from imageuploader.disk.streams import opened_stream
from imageuploader.disk.temporary import check_room, remove, temporary_path, write_failure
from imageuploader.disk.virtual.chain import disk_of, layers_of, mapping_of, telling
from imageuploader.disk.virtual.source import FilePiece
from imageuploader.domain.disk import Making

CONVERTED_PERCENT = 60
"""The share of the work that converting is; the rest is compressing."""

_BLOCK_BYTES = 1024 * 1024


Told = Callable[[int], None]


def first_part(told: Told) -> Told:
    """Return who hears of the conversion, in percent."""
    return lambda percent: told(CONVERTED_PERCENT * percent // 100)


def second_part(told: Told) -> Told:
    """Return who hears of what comes after the conversion."""
    left = 100 - CONVERTED_PERCENT
    return lambda percent: told(CONVERTED_PERCENT + left * percent // 100)


@contextmanager
def unpacked(source: Source, kind: Kind, making: Making) -> Iterator[Source]:
    """Within the block, the one file inside a packed one lies in the folder; raise NoSpace."""
    path = temporary_path(making.folder, making.owner, ".part")
    try:
        _write(source, kind, path)
        with reading(path, lambda _: None, source.cancel) as inside:
            yield inside
    finally:
        remove(path)


@contextmanager
def raw_of(source: Source, kind: str, making: Making, told: Told) -> Iterator[Path]:
    """Within the block, the disk inside an image lies in the folder as a sparse raw file.

    Raises NeedsOtherFile, NoConverter, Encrypted, WrongFormat, Damaged, NoSpace, DiskFailed.
    """
    piece = FilePiece(source.file, source.path, 0, source.size)
    disk = disk_of(kind, piece, source.path)
    layer = layers_of(source.path, kind, disk, making.allowed)
    with telling(kind, source.path):
        mapping = mapping_of(kind, piece)
        stored = mapping.stored_bytes(source.cancel.check) if mapping else disk.raw_bytes
    check_room(making.folder, stored)
    target = temporary_path(making.folder, making.owner, ".raw")
    try:
        convert(layer, target, disk.raw_bytes, first_part(told), source.cancel)
        yield target
    finally:
        remove(target)


def _write(source: Source, kind: Kind, path: Path) -> None:
    size = 0
    try:
        with path.open("xb") as out:
            for block in opened_stream(source, kind).blocks:
                size += len(block)
                if block.count(0) == len(block):
                    out.seek(len(block), 1)
                else:
                    out.write(block)
            out.truncate(size)
    except OSError as error:
        raise write_failure(path, size + _BLOCK_BYTES, error) from error
