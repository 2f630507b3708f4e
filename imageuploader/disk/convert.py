"""A virtual disk becomes a sparse raw file, and that a .img.gz."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from imageuploader.disk.archives.layers import RAW_LIMIT_BYTES, opened_stream
from imageuploader.disk.compression.gzip_writer import compress_file
from imageuploader.disk.compression.levels import chosen_level
from imageuploader.disk.compression.parallel_deflate import thread_count
from imageuploader.disk.content.byte_view import FileWindow
from imageuploader.disk.files.input_file import Source, reading
from imageuploader.disk.files.progress import share
from imageuploader.disk.files.sparse import ZEROS
from imageuploader.disk.files.temp_files import (
    check_room,
    remove,
    temporary_path,
    write_all,
)
from imageuploader.disk.formats.detect import recognise
from imageuploader.disk.qemu.block_graph import description_of, lent, told
from imageuploader.disk.qemu.errors import failure, ran_out_of_space
from imageuploader.disk.qemu.install_hint import this_system
from imageuploader.disk.qemu.process import Limits, find_qemu_img, run_qemu_img
from imageuploader.disk.virtual.disk_tree import Node
from imageuploader.disk.virtual.open import KINDS, opened_disk, stored_bytes
from imageuploader.disk.virtual_check import must_be_disk
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport, Payload, PrepareOptions
from imageuploader.domain.errors import Damaged, FileError, NoConverter
from imageuploader.domain.os_errors import folder_error

_SECONDS, _SLOWEST = 600, 2 * 10**6
_SECTOR_BYTES = 512
_MAY_BE_PACKED = frozenset({"qcow2", "vmdk"})
# Percent of the whole when a packed one is unpacked, and of the rest when the disk is raw.
_UNPACKED, _CONVERTED = 30, 60


@dataclass(frozen=True)
class Conversion:
    """One file of the person's on its way; `name` is what it is, such as `qcow2 in gzip`."""

    path: Path
    name: str
    making: PrepareOptions
    told: Callable[[int], None]
    cancel: CancelToken

    @property
    def kind(self) -> str:
        """The format of the virtual disk itself."""
        return self.name.partition(" in ")[0]

    @property
    def packed(self) -> bool:
        """Whether it must be unpacked first."""
        return self.name != self.kind

    @property
    def heard(self) -> Callable[[int], None]:
        """The listener for the reading of the file itself."""
        return share(self.told, 0, _UNPACKED) if self.packed else self.told


def conversion_of(
    report: DiskReport, making: PrepareOptions, told: Callable[[int], None], cancel: CancelToken
) -> Conversion | None:
    """Return what is to be done to a virtual disk; None for every other file."""
    job = Conversion(report.path, report.format.partition(", ")[0], making, told, cancel)
    return job if job.kind in KINDS else None


def convert(job: Conversion, source: Source, target: Path) -> Payload:
    """Make `target` from a virtual disk, which may be packed.

    Raises what its check raises, NoConverter, ConverterFailed, NoSpace, DiskFailed.
    """
    begun = _UNPACKED if job.packed else 0
    done = begun + (100 - begun) * _CONVERTED // 100
    with _temporary(job, ".raw") as raw:
        with _disk(job, source) as node:
            _convert(job, node, raw, share(job.told, begun, done))
        return _compressed(job, raw, target, done)


@contextmanager
def _disk(job: Conversion, source: Source) -> Iterator[Node]:
    """The virtual disk, open; one that was packed may point to nothing."""
    if not job.packed:
        with opened_disk(job.path, job.kind, job.making.allowed, RAW_LIMIT_BYTES) as node:
            yield node
        return
    with _temporary(job, ".unpacked") as unpacked:
        _write(opened_stream(source, recognise(*source.ends())).blocks, unpacked)
        with opened_disk(unpacked, job.kind, (), RAW_LIMIT_BYTES) as node:
            yield node


def _convert(job: Conversion, node: Node, raw: Path, tell: Callable[[int], None]) -> None:
    program, size = find_qemu_img(), node.disk.raw_bytes
    if program is None:
        raise NoConverter(str(job.path), job.name, this_system())
    needed = _needed(node, job.cancel)
    check_room(job.making.folder, needed)
    limits = Limits(_SECONDS + size // _SLOWEST, size + _SECTOR_BYTES)
    heard = _Heard(tell)
    with _description(job, node) as described:
        command = [str(program), "convert", "-p", "-O", "raw", told(node, described), str(raw)]
        ended = run_qemu_img(command, lent(node), limits, told=heard, cancel=job.cancel)
    if ran_out_of_space(ended):
        raise folder_error(raw, OSError(errno.ENOSPC, ended.said), needed)
    if ended.code:
        raise failure(ended, node, heard.percent)
    if abs(raw.stat().st_size - size) >= _SECTOR_BYTES:
        raise Damaged(str(node.file.path), 100, "the disk has another size", node.disk.kind)


class _Heard:
    """Passes percent on, and keeps the last."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        self.percent = 0
        self._tell = tell

    def __call__(self, percent: int) -> None:
        self.percent = percent
        self._tell(percent)


def _compressed(job: Conversion, raw: Path, target: Path, done: int) -> Payload:
    level = chosen_level(job.making, thread_count())
    with reading(raw, share(job.told, done, 100), job.cancel) as source:
        must_be_disk(FileWindow(source.file, raw, source.size), job.path, job.name)
        return compress_file(source, target, level)


def _needed(node: Node, cancel: CancelToken) -> int:
    """How much room the raw disk takes at most: zeros take none."""
    stored = stored_bytes(node, cancel.check)
    if any(part.disk.kind in _MAY_BE_PACKED for part in node.all()):
        return stored
    return min(stored, sum(part.file.used for part in node.all()))


@contextmanager
def _description(job: Conversion, node: Node) -> Iterator[Path | None]:
    if not node.extents:
        yield None
        return
    with _temporary(job, ".vmdk") as path:
        _write([description_of(node)], path)
        yield path


@contextmanager
def _temporary(job: Conversion, suffix: str) -> Iterator[Path]:
    """A new file that only the person may read, removed at the end; errors name theirs instead."""
    path = temporary_path(job.making.folder, job.making.owner, suffix)
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise folder_error(path, error, 0) from error
    try:
        yield path
    except FileError as error:
        if error.path != str(path):
            raise
        raise error.about(str(job.path)) from error
    finally:
        remove(path)


def _write(blocks: Iterable[bytes], path: Path) -> None:
    """Write blocks into an empty file, zeros as holes; raise NoSpace, DiskFailed."""
    size = 0
    try:
        with FileIO(path, "r+b") as file:
            for block in blocks:
                if block != ZEROS[: len(block)]:
                    file.seek(size)
                    write_all(file, block)
                size += len(block)
            file.truncate(size)
    except OSError as error:
        raise folder_error(path, error, size) from error
