"""The check: what the file is, whether it is whole, and what becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from imageuploader.disk.archives.layers import UnpackedStream, open_stream, require_within_limit
from imageuploader.disk.compression.size_estimate import Sampler, send_estimate
from imageuploader.disk.content.byte_view import FileView
from imageuploader.disk.content.disk_content import DiskContent, read_content
from imageuploader.disk.content.findings import check_suffix
from imageuploader.disk.content.stream_view import StreamView
from imageuploader.disk.files.hashing import Digest
from imageuploader.disk.files.input_file import InputFile, open_input
from imageuploader.disk.files.sparse import is_all_zero
from imageuploader.disk.formats.detect import detect
from imageuploader.disk.virtual_check import check_streamed_disk, check_virtual_disk
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import (
    SEND_LIMIT_BYTES,
    DiskReport,
    Finding,
    FindingCode,
    Verdict,
)
from imageuploader.domain.errors import (
    FileChanged,
    FileEmpty,
    FileError,
    FileMissing,
    FileUnreadable,
    NotAnImage,
    TooLarge,
)
from imageuploader.domain.formats import Family, Format


def inspect(
    path: Path,
    *,
    on_progress: Callable[[int], None] = lambda _: None,
    cancel: CancelToken,
    allowed: tuple[Path, ...] = (),
) -> DiskReport:
    """Return what the file is; `allowed` are the other files that it may point to.

    Raises FileMissing, FileUnreadable, FileEmpty, IsFolder, FileChanged, CancelRequested.
    """
    with open_input(path, on_progress, cancel) as source:
        return _Check(source, allowed).report()


@dataclass(frozen=True)
class _Check:
    """One check of one open file."""

    source: InputFile
    allowed: tuple[Path, ...]

    def report(self) -> DiskReport:
        """Return what the file is; raise FileUnreadable, FileChanged, CancelRequested."""
        source = self.source
        source.cancel.check()
        kind = detect(*source.ends())
        plain = DiskReport(source.path, kind.name, Verdict.CONVERT, source.size, source.mtime_ns)
        try:
            report = self._of_family(plain, kind)
        except (FileMissing, FileUnreadable, FileChanged):
            raise
        except FileError as error:
            return replace(plain, verdict=Verdict.REFUSE, refusal=error)
        is_raw = kind.family is Family.RAW
        name = report.format.rpartition(", ")[2] if is_raw else kind.name
        return _on_progress(report, tuple(check_suffix(source.path, name, kind.family)))

    def _of_family(self, report: DiskReport, kind: Format) -> DiskReport:
        match kind.family:
            case Family.COMPRESSED | Family.ARCHIVE:
                return self._packed(report, kind)
            case Family.VIRTUAL_DISK | Family.FOREIGN_DISK:
                return check_virtual_disk(self.source, report, self.allowed)
            case Family.RAW:
                return self._raw(report, kind)
            case Family.OTHER:
                raise NotAnImage(str(self.source.path), kind.name)

    def _raw(self, report: DiskReport, kind: Format) -> DiskReport:
        source = self.source
        require_within_limit(source, source.size)
        blank = kind.name == "zero" and is_all_zero(source)
        seen = read_content(FileView(source.file, source.path, source.size), blank=blank)
        estimate = send_estimate(source.file, source.path, source.size)
        return _seen(replace(report, raw_bytes=source.size, send_estimate=estimate), "raw", seen)

    def _packed(self, report: DiskReport, kind: Format) -> DiskReport:
        source, is_gzip = self.source, kind.name == "gzip"
        if is_gzip and source.size > SEND_LIMIT_BYTES:
            raise TooLarge(str(source.path), source.size, SEND_LIMIT_BYTES)
        view, sampler = StreamView(), Sampler()
        with Digest("sha256", "md5") as digest:
            stream = open_stream(source, kind, digest.add if is_gzip else _unseen)
            if stream.kind.family is Family.OTHER:
                raise NotAnImage(str(source.path), stream.named(stream.kind))
            for block in stream.blocks:
                view.add(block)
                if not is_gzip:
                    sampler.add(block)
        view.end()
        if (inner := view.kind()).family in {Family.VIRTUAL_DISK, Family.FOREIGN_DISK}:
            report = check_streamed_disk(view, report, stream.named(inner))
            return replace(report, send_estimate=sampler.estimate or source.size)
        report = self._unpacked(report, stream, view)
        if not is_gzip:
            return replace(report, send_estimate=sampler.estimate)
        if not stream.plain:
            return replace(_repacked(report, stream), send_estimate=source.size)
        return replace(
            report,
            send_estimate=source.size,
            verdict=Verdict.WARN if _warns(report) else Verdict.GOOD,
            send_bytes=source.size,
            sha256=digest.sha256,
            md5=digest.md5,
        )

    def _unpacked(self, report: DiskReport, stream: UnpackedStream, view: StreamView) -> DiskReport:
        """What is to be said of the disk that came out of a packed file."""
        kind, path = view.kind(), str(self.source.path)
        if not view.size:
            raise FileEmpty(path, " in ".join(reversed(stream.layers)))
        if kind.family is not Family.RAW:
            raise NotAnImage(path, stream.named(kind))
        report = replace(report, raw_bytes=view.size)
        return _seen(report, ", ".join(stream.layers), view.seen())


def _unseen(_: bytes) -> None:
    """Do nothing: the file's own bytes are not what is sent."""


def _on_progress(report: DiskReport, found: tuple[Finding, ...]) -> DiskReport:
    return replace(report, findings=(*report.findings, *found))


def _repacked(report: DiskReport, stream: UnpackedStream) -> DiskReport:
    if len(stream.layers) > 1:
        return report
    return _on_progress(report, (Finding(FindingCode.REPACKED),))


def _seen(report: DiskReport, outer: str, seen: DiskContent) -> DiskReport:
    name = f"{outer}, {seen.name}"
    return replace(report, format=name, layout=seen.layout, findings=seen.findings)


def _warns(report: DiskReport) -> bool:
    return any(finding.is_warning for finding in report.findings)
