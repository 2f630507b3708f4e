"""The shortest way to a valid .img.gz."""

from collections.abc import Callable
from pathlib import Path

from imageuploader.disk.archives.layers import opened_stream
from imageuploader.disk.compression.gzip_writer import compress_file, compress_stream
from imageuploader.disk.compression.levels import chosen_level
from imageuploader.disk.compression.parallel_deflate import thread_count
from imageuploader.disk.convert import conversion_of, convert
from imageuploader.disk.files.input_file import Source, reading
from imageuploader.disk.files.temp_files import (
    check_room,
    remove,
    removed_on_failure,
    sweep,
    temporary_path,
)
from imageuploader.disk.formats.detect import recognise
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import (
    SEND_LIMIT_BYTES,
    DiskReport,
    Payload,
    PrepareOptions,
    Verdict,
)

__all__ = ["discard", "prepare", "sweep"]


def prepare(
    report: DiskReport, making: PrepareOptions, *, told: Callable[[int], None], cancel: CancelToken
) -> Payload:
    """Return what to send.

    Raises the refusal, NoSpace, TooLarge, FileChanged, DiskFailed, and for a virtual disk what its
    check raises, NoConverter and ConverterFailed.
    """
    if report.refusal is not None:
        raise report.refusal
    if report.verdict is not Verdict.CONVERT:
        size, mtime = report.file_bytes, report.mtime_ns
        return Payload(report.path, size, mtime, report.md5, report.sha256, temporary=False)
    check_room(making.folder, min(report.send_estimate or 0, SEND_LIMIT_BYTES))
    target = temporary_path(making.folder, making.owner)
    job = conversion_of(report, making, told, cancel)
    heard = job.heard if job else told
    with removed_on_failure(target), reading(report.path, heard, cancel) as source:
        source.must_be(report.file_bytes, report.mtime_ns)
        return convert(job, source, target) if job else _made(source, target, making)


def _made(source: Source, target: Path, making: PrepareOptions) -> Payload:
    level = chosen_level(making, thread_count())
    kind = recognise(*source.ends())
    if kind.family != "packed":
        return compress_file(source, target, level)
    blocks = opened_stream(source, kind).blocks
    return compress_stream(blocks, target, source=source.path, level=level, cancel=source.cancel)


def discard(payload: Payload) -> None:
    """Remove a temporary payload; one that is gone already is well."""
    if payload.temporary:
        remove(payload.path)
