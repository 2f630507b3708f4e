"""Converts a virtual disk to a sparse raw file, and compresses that to a .img.gz."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from imageuploader.disk.archives.layers import RAW_LIMIT_BYTES, open_stream
from imageuploader.disk.compression.gzip_writer import compress_file
from imageuploader.disk.compression.levels import choose_level
from imageuploader.disk.compression.parallel_deflate import thread_count
from imageuploader.disk.content.byte_view import FileView
from imageuploader.disk.files.holes import allow_holes
from imageuploader.disk.files.input_file import InputFile, open_input
from imageuploader.disk.files.progress_reporter import scale_progress
from imageuploader.disk.files.sparse import ZEROS
from imageuploader.disk.files.temp_files import (
    remove,
    require_space,
    temporary_path,
    write_all,
)
from imageuploader.disk.formats.detect import detect_file
from imageuploader.disk.qemu.block_graph import inheritable_files, joined_descriptor, json_filename
from imageuploader.disk.qemu.errors import qemu_error, ran_out_of_space
from imageuploader.disk.qemu.install_hint import install_command_here
from imageuploader.disk.qemu.process import Limits, find_qemu_img, run_qemu_img
from imageuploader.disk.virtual.disk_tree import DiskNode
from imageuploader.disk.virtual.open import open_disk, stored_bytes
from imageuploader.disk.virtual_check import require_disk
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport, Payload, PrepareOptions
from imageuploader.domain.errors import Damaged, FileError, NeedsRepair, NoConverter
from imageuploader.domain.formats import VIRTUAL_DISKS
from imageuploader.domain.os_errors import folder_error

_BASE_SECONDS, _SLOWEST_BYTES_PER_SECOND = 600, 2 * 10**6
_SECTOR_BYTES = 512
_MAY_BE_COMPRESSED = frozenset({"qcow2", "vmdk"})
# Shares in percent: unpacking takes this much of all the work, converting this much of the rest.
_UNPACK_SHARE, _CONVERT_SHARE = 30, 60


@dataclass(frozen=True)
class Conversion:
    """The conversion of one file; `name` is its format, such as `qcow2 in gzip`."""

    path: Path
    name: str
    options: PrepareOptions
    on_progress: Callable[[int], None]
    cancel: CancelToken

    @property
    def kind(self) -> str:
        """The format of the virtual disk itself."""
        return self.name.partition(" in ")[0]

    @property
    def is_packed(self) -> bool:
        """Whether it must be unpacked first."""
        return self.name != self.kind

    @property
    def on_read(self) -> Callable[[int], None]:
        """The progress callback for the pass over the file itself."""
        return (
            scale_progress(self.on_progress, 0, _UNPACK_SHARE)
            if self.is_packed
            else self.on_progress
        )


def find_conversion(
    report: DiskReport,
    options: PrepareOptions,
    on_progress: Callable[[int], None],
    cancel: CancelToken,
) -> Conversion | None:
    """Return the conversion of a virtual disk; None for every other file."""
    job = Conversion(report.path, report.format.partition(", ")[0], options, on_progress, cancel)
    return job if job.kind in VIRTUAL_DISKS else None


def convert(job: Conversion, source: InputFile, target: Path) -> Payload:
    """Make `target` from a virtual disk, which may be packed.

    Raises what its check raises, NoConverter, ConverterFailed, NoSpace, DiskFailed.
    """
    start = _UNPACK_SHARE if job.is_packed else 0
    done = start + (100 - start) * _CONVERT_SHARE // 100
    with _temporary(job, ".raw") as raw:
        try:
            with _open_disk(job, source) as node:
                _convert(job, node, raw, scale_progress(job.on_progress, start, done))
        except NeedsRepair as error:
            raise NeedsRepair(error.path, job.name) from error
        return _compress(job, raw, target, done)


@contextmanager
def _open_disk(job: Conversion, source: InputFile) -> Iterator[DiskNode]:
    """Open the virtual disk; one that came out of a packed file may use no other file."""
    if not job.is_packed:
        with open_disk(job.path, job.kind, job.options.allowed, RAW_LIMIT_BYTES) as node:
            yield node
        return
    with _temporary(job, ".unpacked") as unpacked:
        _write(open_stream(source, detect_file(source)).blocks, unpacked)
        with open_disk(unpacked, job.kind, (), RAW_LIMIT_BYTES) as node:
            yield node


def _convert(
    job: Conversion, node: DiskNode, raw: Path, on_progress: Callable[[int], None]
) -> None:
    program, size = find_qemu_img(), node.disk.raw_bytes
    if program is None:
        raise NoConverter(str(job.path), job.name, install_command_here())
    needed = _max_raw_bytes(node, job.cancel)
    require_space(job.options.folder, needed)
    limits = Limits(_BASE_SECONDS + size // _SLOWEST_BYTES_PER_SECOND, size + _SECTOR_BYTES)
    last = _LastPercent(on_progress)
    with _descriptor(job, node) as descriptor:
        command = [
            str(program),
            "convert",
            "-p",
            "-O",
            "raw",
            json_filename(node, descriptor),
            str(raw),
        ]
        result = run_qemu_img(
            command, inheritable_files(node), limits, on_progress=last, cancel=job.cancel
        )
    if ran_out_of_space(result):
        raise folder_error(raw, OSError(errno.ENOSPC, result.output), needed)
    if result.code:
        raise qemu_error(result, node, last.percent)
    if abs(raw.stat().st_size - size) >= _SECTOR_BYTES:
        raise Damaged(str(node.file.path), 100, "the disk has another size", node.disk.kind)


class _LastPercent:
    """A progress callback that remembers the last percent."""

    def __init__(self, on_progress: Callable[[int], None]) -> None:
        self.percent = 0
        self._on_progress = on_progress

    def __call__(self, percent: int) -> None:
        self.percent = percent
        self._on_progress(percent)


def _compress(job: Conversion, raw: Path, target: Path, done: int) -> Payload:
    level = choose_level(job.options, thread_count())
    with open_input(raw, scale_progress(job.on_progress, done, 100), job.cancel) as source:
        require_disk(FileView(source.file, raw, source.size), job.path, job.name)
        return compress_file(source, target, level)


def _max_raw_bytes(node: DiskNode, cancel: CancelToken) -> int:
    """The most space that the raw disk can take: zeros are holes and take none."""
    stored = stored_bytes(node, cancel.check)
    if any(part.disk.kind in _MAY_BE_COMPRESSED for part in node.all()):
        return stored
    return min(stored, sum(part.file.used for part in node.all()))


@contextmanager
def _descriptor(job: Conversion, node: DiskNode) -> Iterator[Path | None]:
    if not node.extents:
        yield None
        return
    with _temporary(job, ".vmdk") as path:
        _write([joined_descriptor(node)], path)
        yield path


@contextmanager
def _temporary(job: Conversion, suffix: str) -> Iterator[Path]:
    """A new file that only the user may read, removed at the end; errors name the user's file."""
    path = temporary_path(job.options.folder, job.options.owner, suffix)
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
    """Write blocks to an empty file, zeros as holes; raise NoSpace, DiskFailed."""
    size = 0
    try:
        with FileIO(path, "r+b") as file:
            allow_holes(file)
            for block in blocks:
                if block != ZEROS[: len(block)]:
                    file.seek(size)
                    write_all(file, block)
                size += len(block)
            file.truncate(size)
    except OSError as error:
        raise folder_error(path, error, size) from error
