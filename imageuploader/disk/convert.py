"""Compresses the disk inside a virtual disk to a .img.gz, in one pass."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import FileIO
from pathlib import Path

from imageuploader.disk.archives.layers import RAW_LIMIT_BYTES, find_in_tar, open_stream
from imageuploader.disk.compression.gzip_writer import compress_spans
from imageuploader.disk.compression.parallel_deflate import choose_compression
from imageuploader.disk.content.disk_content import read_content
from imageuploader.disk.files.holes import allow_holes
from imageuploader.disk.files.input_file import InputFile
from imageuploader.disk.files.progress_reporter import ProgressReporter, scale_progress
from imageuploader.disk.files.sparse import is_zero, report_progress, spans
from imageuploader.disk.files.temp_files import remove, temporary_path, write_all
from imageuploader.disk.formats.detect import detect_file
from imageuploader.disk.free_space.free_ranges import free_ranges
from imageuploader.disk.free_space.left_out import DiskToSend, leave_out
from imageuploader.disk.free_space.survey import survey
from imageuploader.disk.virtual.disk_opener import open_disk, open_disk_within, stored_bytes
from imageuploader.disk.virtual.disk_source import DiskSource
from imageuploader.disk.virtual.disk_tree import DiskNode
from imageuploader.disk.virtual_check import require_disk
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport, Payload, PrepareOptions
from imageuploader.domain.errors import FileError, NeedsRepair
from imageuploader.domain.formats import VIRTUAL_DISKS
from imageuploader.domain.os_errors import folder_error

_UNPACK_SHARE = 40
"""The share of unpacking in all the work, in percent."""


@dataclass(frozen=True)
class Conversion:
    """The conversion of one file; `name` is its format, such as `qcow2 in gzip`."""

    report: DiskReport
    name: str
    options: PrepareOptions
    on_progress: Callable[[int], None]
    cancel: CancelToken

    @property
    def path(self) -> Path:
        """The file."""
        return self.report.path

    @property
    def kind(self) -> str:
        """The format of the virtual disk itself."""
        return self.name.partition(" in ")[0]

    @property
    def is_packed(self) -> bool:
        """Whether it must be unpacked first: its tables are read in any order."""
        return self.name != self.kind

    @property
    def is_in_tar(self) -> bool:
        """Whether it is in an archive as it is, such as an OVA: there it can be read in place."""
        return self.name == f"{self.kind} in tar"

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
    job = Conversion(report, report.format.partition(", ")[0], options, on_progress, cancel)
    return job if job.kind in VIRTUAL_DISKS else None


def convert(job: Conversion, source: InputFile, target: Path) -> Payload:
    """Make `target` from a virtual disk, which may be packed.

    Raises what its check raises, NoSpace, DiskFailed, TooLarge, CancelRequested.
    """
    try:
        with _open_disk(job, source) as node:
            return _compress(job, node, target)
    except NeedsRepair as error:
        raise NeedsRepair(error.path, job.name) from error


@contextmanager
def _open_disk(job: Conversion, source: InputFile) -> Iterator[DiskNode]:
    """Open the virtual disk; one that came out of a packed file may use no other file."""
    if not job.is_packed:
        with open_disk(job.path, job.kind, job.options.allowed, RAW_LIMIT_BYTES) as node:
            yield node
        return
    part = find_in_tar(source) if job.is_in_tar else None
    if part is not None and part.at is not None:
        with open_disk_within(job.path, job.kind, part.at, part.size, RAW_LIMIT_BYTES) as node:
            stored_bytes(node, job.cancel.check)
            yield node
        return
    with _temporary(job, ".unpacked") as unpacked:
        _write(open_stream(source, detect_file(source)).blocks, unpacked)
        with open_disk(unpacked, job.kind, (), RAW_LIMIT_BYTES) as node:
            stored_bytes(node, job.cancel.check)  # which the check of a stream cannot see
            yield node


def _compress(job: Conversion, node: DiskNode, target: Path) -> Payload:
    require_disk(node.raw_view, job.path, job.name)
    start = 0 if node.file.path == job.path else _UNPACK_SHARE
    on_progress = scale_progress(job.on_progress, start, 100)
    size = node.disk.raw_bytes
    disk = _disk_to_send(job, node)
    payload = compress_spans(
        report_progress(spans(disk.reader, size), ProgressReporter(on_progress, size)),
        target,
        source=job.path,
        compression=choose_compression(job.options, job.report.expected_bytes),
        cancel=job.cancel,
    )
    return replace(payload, left_out_bytes=disk.left_out_bytes)


def _disk_to_send(job: Conversion, node: DiskNode) -> DiskToSend:
    report, view, reader = job.report, node.raw_view, DiskSource(node)
    if job.is_packed:  # the check has not seen the disk inside
        layout = read_content(view).layout
        free = free_ranges(view, layout, job.cancel.check)
        report = survey(replace(report, raw_bytes=view.size, layout=layout), reader, free)
    return leave_out(report, job.options, view, reader, job.cancel.check)


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
                if not is_zero(block):
                    file.seek(size)
                    write_all(file, block)
                size += len(block)
            file.truncate(size)
    except OSError as error:
        raise folder_error(path, error, size) from error
