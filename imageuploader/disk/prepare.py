"""Turns a checked file into the bytes to upload, doing no more than needed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from imageuploader.disk.archives.layers import open_stream
from imageuploader.disk.compression.gzip_writer import compress_spans, compress_stream
from imageuploader.disk.compression.parallel_deflate import choose_compression
from imageuploader.disk.content.byte_view import FileView
from imageuploader.disk.convert import convert, find_conversion
from imageuploader.disk.files.input_file import InputFile, open_input
from imageuploader.disk.files.sparse import FileReader, report_progress, spans
from imageuploader.disk.files.temp_files import (
    remove,
    remove_on_failure,
    require_space,
    sweep,
    temporary_path,
)
from imageuploader.disk.formats.detect import detect_file
from imageuploader.disk.free_space.left_out import leave_out
from imageuploader.disk.free_space.ranges import Ranges
from imageuploader.disk.free_space.stream_survey import blank_blocks
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import (
    SEND_LIMIT_BYTES,
    DiskReport,
    Payload,
    PrepareOptions,
)

__all__ = ["discard", "prepare", "sweep"]


def prepare(
    report: DiskReport,
    options: PrepareOptions,
    *,
    on_progress: Callable[[int], None],
    cancel: CancelToken,
) -> Payload:
    """Return the bytes to upload: the file itself, or a temporary .img.gz.

    Raises the report's refusal, NoSpace, TooLarge, FileChanged, DiskFailed; for a virtual disk also
    what its check raises.
    """
    if report.refusal is not None:
        raise report.refusal
    if options.keeps_free_space:
        report = report.leaving_out(is_left_out=False)
    if report.is_sent_as_it_is:
        size, mtime = report.file_bytes, report.mtime_ns
        return Payload(report.path, size, mtime, report.md5, report.sha256, temporary=False)
    require_space(options.folder, min(report.expected_bytes or 0, SEND_LIMIT_BYTES))
    target = temporary_path(options.folder, options.owner)
    job = find_conversion(report, options, on_progress, cancel)
    on_read = job.on_read if job else on_progress
    with remove_on_failure(target), open_input(report.path, on_read, cancel) as source:
        source.require_same(report.file_bytes, report.mtime_ns)
        return convert(job, source, target) if job else _compress(report, source, target, options)


def _compress(
    report: DiskReport, source: InputFile, target: Path, options: PrepareOptions
) -> Payload:
    kind = detect_file(source)
    if not kind.is_packed:
        return _compress_raw(report, source, target, options)
    blank = Ranges(report.free_space.blank if report.free_space and report.left_out_bytes else ())
    payload = compress_stream(
        blank_blocks(open_stream(source, kind).blocks, blank),
        target,
        source=source.path,
        compression=choose_compression(options, report.expected_bytes),
        cancel=source.cancel,
    )
    return replace(payload, left_out_bytes=report.left_out_bytes)


def _compress_raw(
    report: DiskReport, source: InputFile, target: Path, options: PrepareOptions
) -> Payload:
    view = FileView(source.file, source.path, source.size)
    reader = FileReader(source.file, source.path)
    disk = leave_out(report, options, view, reader, source.cancel.check)
    payload = compress_spans(
        report_progress(spans(disk.reader, source.size), source.progress),
        target,
        source=source.path,
        compression=choose_compression(options, report.expected_bytes),
        cancel=source.cancel,
    )
    return replace(payload, left_out_bytes=disk.left_out_bytes)


def discard(payload: Payload) -> None:
    """Remove a temporary payload; ignore a missing one."""
    if payload.temporary:
        remove(payload.path)
