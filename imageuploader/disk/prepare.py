"""The shortest way to a valid .img.gz."""

from collections.abc import Callable
from pathlib import Path

from imageuploader.disk.compress import compress_file, compress_stream
from imageuploader.disk.convert import raw_of, second_part, unpacked
from imageuploader.disk.formats import Kind, recognise
from imageuploader.disk.levels import Level, chosen_level
from imageuploader.disk.pack import thread_count
from imageuploader.disk.source import Source, reading
from imageuploader.disk.streams import opened_stream
from imageuploader.disk.temporary import (
    check_room,
    remove,
    removed_on_failure,
    sweep,
    temporary_path,
)
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk import SEND_LIMIT_BYTES, DiskReport, Making, Payload, Verdict
from imageuploader.domain.errors import NotAnImage

__all__ = ["discard", "prepare", "sweep"]


def prepare(
    report: DiskReport, making: Making, *, told: Callable[[int], None], cancel: CancelToken
) -> Payload:
    """Return what to send; raise the refusal, NoSpace, TooLarge, FileChanged, DiskFailed."""
    if report.refusal is not None:
        raise report.refusal
    if report.verdict is not Verdict.CONVERT:
        size, mtime = report.file_bytes, report.mtime_ns
        return Payload(report.path, size, mtime, report.md5, report.sha256, temporary=False)
    check_room(making.folder, min(report.send_estimate or 0, SEND_LIMIT_BYTES))
    target = temporary_path(making.folder, making.owner)
    with removed_on_failure(target), reading(report.path, told, cancel) as source:
        source.must_be(report.file_bytes, report.mtime_ns)
        kind = recognise(*source.ends())
        container, _, outer = report.format.partition(",")[0].partition(" in ")
        if outer:
            with unpacked(source, kind, making) as inside:
                return _converted(inside, container, target, making, told)
        if kind.family == "image":
            return _converted(source, kind.name, target, making, told)
        return _made(source, kind, target, chosen_level(making, thread_count()))


def _made(source: Source, kind: Kind, target: Path, level: Level) -> Payload:
    if kind.family != "packed":
        return compress_file(source, target, level)
    blocks = opened_stream(source, kind).blocks
    return compress_stream(blocks, target, source=source.path, level=level, cancel=source.cancel)


def _converted(
    source: Source, kind: str, target: Path, making: Making, told: Callable[[int], None]
) -> Payload:
    """Make a raw disk of an image, and the result of that."""
    with (
        raw_of(source, kind, making, told) as raw,
        reading(raw, second_part(told), source.cancel) as inside,
    ):
        content = recognise(*inside.ends())
        if content.family != "raw":
            raise NotAnImage(str(source.path), f"{content.name} in {kind}")
        return compress_file(inside, target, chosen_level(making, thread_count()))


def discard(payload: Payload) -> None:
    """Remove a temporary payload; one that is gone already is well."""
    if payload.temporary:
        remove(payload.path)
