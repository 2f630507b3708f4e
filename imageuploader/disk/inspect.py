"""The check of a file: its format, whether it is intact, and what the upload will do with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from imageuploader.disk.archives.layers import UnpackedStream, open_stream, require_within_limit
from imageuploader.disk.compression.size_estimate import Sampler, send_estimate
from imageuploader.disk.content.byte_view import ByteView, FileView
from imageuploader.disk.content.disk_content import DiskContent, read_content, zero_content
from imageuploader.disk.content.findings import check_suffix
from imageuploader.disk.files.hashing import Digest
from imageuploader.disk.files.input_file import InputFile, open_input
from imageuploader.disk.files.sparse import FileReader, is_all_zero
from imageuploader.disk.formats.detect import detect_file
from imageuploader.disk.free_space.data_pages import DataPages
from imageuploader.disk.free_space.free_ranges import expect_free_ranges, free_ranges
from imageuploader.disk.free_space.stream_survey import survey_stream
from imageuploader.disk.free_space.survey import survey
from imageuploader.disk.inside.look import agreeing, look_inside
from imageuploader.disk.inside.passing import PassingLook
from imageuploader.disk.virtual.disk_opener import open_passing
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
from imageuploader.domain.formats import UNKNOWN, ZERO, Family, Format, formats_with_suffix
from imageuploader.domain.inside.inside import Inside


def inspect(
    path: Path,
    *,
    on_progress: Callable[[int], None] = lambda _: None,
    cancel: CancelToken,
    allowed: tuple[Path, ...] = (),
) -> DiskReport:
    """Return the report on a file; `allowed` are the other files that it may use.

    Raises FileMissing, FileUnreadable, FileEmpty, IsFolder, FileChanged, CancelRequested.
    """
    with open_input(path, on_progress, cancel) as source:
        return _Check(source, allowed).report()


@dataclass(frozen=True)
class _Check:
    """The check of one open file."""

    source: InputFile
    allowed: tuple[Path, ...]

    def report(self) -> DiskReport:
        """Return the report; raise FileMissing, FileUnreadable, FileChanged, CancelRequested."""
        source = self.source
        source.cancel.check()
        kind = detect_file(source)
        plain = DiskReport(source.path, kind.name, Verdict.CONVERT, source.size, source.mtime_ns)
        try:
            report = self._check_family(plain, kind)
        except (FileMissing, FileUnreadable, FileChanged):
            raise
        except FileError as error:
            return replace(plain, verdict=Verdict.REFUSE, refusal=error)
        is_raw = kind.family is Family.RAW
        name = report.format.rpartition(", ")[2] if is_raw else kind.name
        return _add_findings(report, tuple(check_suffix(source.path, name, kind.family)))

    def _check_family(self, report: DiskReport, kind: Format) -> DiskReport:
        match kind.family:
            case Family.COMPRESSED | Family.ARCHIVE:
                return self._check_packed(report, kind)
            case Family.VIRTUAL_DISK | Family.FOREIGN_DISK:
                return check_virtual_disk(self.source, report, self.allowed)
            case Family.RAW:
                return self._check_raw(report, kind)
            case Family.OTHER:
                raise NotAnImage(str(self.source.path), kind.name)

    def _check_raw(self, report: DiskReport, kind: Format) -> DiskReport:
        source = self.source
        require_within_limit(source, source.size)
        view, inside = FileView(source.file, source.path, source.size), None
        if kind is ZERO and is_all_zero(source):
            content = zero_content(source.size)
        else:
            content = read_content(view)
            inside = _look_inside(view, content)
        if content.name == UNKNOWN:
            _require_no_promise(source.path)
        estimate = send_estimate(source.file, source.path, source.size)
        report = replace(report, raw_bytes=source.size, send_estimate=estimate, inside=inside)
        return self._survey(_add_content(report, "raw", content))

    def _survey(self, report: DiskReport) -> DiskReport:
        """Add what could be left out of a raw disk."""
        source, layout = self.source, report.layout
        if layout is None:
            return report
        view = FileView(source.file, source.path, source.size)
        free = free_ranges(view, layout, source.cancel.check)
        return survey(report, FileReader(source.file, source.path), free)

    def _check_packed(self, report: DiskReport, kind: Format) -> DiskReport:
        source, is_gzip = self.source, kind.name == "gzip"
        if is_gzip and source.size > SEND_LIMIT_BYTES:
            raise TooLarge(str(source.path), source.size, SEND_LIMIT_BYTES)
        look, sampler, pages = PassingLook(expect_free_ranges, open_passing), Sampler(), DataPages()
        view = look.stream
        with Digest("sha256", "md5") as digest, look:
            stream = open_stream(source, kind, digest.add if is_gzip else _ignore)
            if stream.kind.family is Family.OTHER:
                raise NotAnImage(str(source.path), stream.full_name(stream.kind))
            for block in stream.blocks:
                view.add(block)
                pages.add(block)
                if not is_gzip:
                    sampler.add(block)
        view.finish()
        if (inner := view.detect_format()).family in {Family.VIRTUAL_DISK, Family.FOREIGN_DISK}:
            report = check_streamed_disk(view, report, stream.full_name(inner))
            report = replace(report, inside=look.result_of_virtual_disk())
            estimate = sampler.estimate or source.size
            return replace(_note_tail(report, stream), send_estimate=estimate)
        report = _note_tail(self._add_disk(report, stream, look), stream)
        report = replace(report, send_estimate=source.size if is_gzip else sampler.estimate)
        report = survey_stream(report, view, pages, source.cancel.check)
        if not is_gzip:
            return report
        if not stream.is_single_member:
            return _note_repacking(report, stream)
        return replace(
            report.leaving_out(is_left_out=False),  # only where somebody asks for it
            verdict=Verdict.WARN if _has_warning(report) else Verdict.GOOD,
            send_bytes=source.size,
            sha256=digest.sha256,
            md5=digest.md5,
        )

    def _add_disk(
        self, report: DiskReport, stream: UnpackedStream, look: PassingLook
    ) -> DiskReport:
        """Complete the report with the disk that came out of a packed file."""
        view, path = look.stream, str(self.source.path)
        kind = view.detect_format()
        if not view.size:
            raise FileEmpty(path, " in ".join(reversed(stream.layers)))
        if kind.family is not Family.RAW:
            raise NotAnImage(path, stream.full_name(kind))
        content = view.read_content()
        has_system = not view.is_zero and content.name != UNKNOWN
        inside = look.result(content) if has_system else None
        report = replace(report, raw_bytes=view.size, inside=inside)
        return _add_content(report, ", ".join(stream.layers), content)


def _look_inside(view: ByteView, content: DiskContent) -> Inside | None:
    """Return what is inside; None for content of no known kind, which has no system to ask."""
    return None if content.name == UNKNOWN else look_inside(view, content.layout)


def _ignore(_: bytes) -> None:
    """Ignore the file's own bytes: others will be sent."""


def _require_no_promise(path: Path) -> None:
    """Raise NotAnImage if the name of a file promises a format that has no magic number."""
    for known in formats_with_suffix(path.suffix.lower()):
        if known.family is Family.OTHER and not known.magic:
            raise NotAnImage(str(path), known.name)


def _add_findings(report: DiskReport, more: tuple[Finding, ...]) -> DiskReport:
    return replace(report, findings=(*report.findings, *more))


def _note_tail(report: DiskReport, stream: UnpackedStream) -> DiskReport:
    tail = (Finding(FindingCode.TRAILING_DATA),) if stream.has_trailing_data else ()
    return _add_findings(report, tail)


def _note_repacking(report: DiskReport, stream: UnpackedStream) -> DiskReport:
    if len(stream.layers) > 1 or stream.has_trailing_data:
        return report
    return _add_findings(report, (Finding(FindingCode.REPACKED),))


def _add_content(report: DiskReport, outer: str, content: DiskContent) -> DiskReport:
    name = f"{outer}, {content.name}"
    findings = agreeing(content.findings, report.inside)
    return replace(report, format=name, layout=content.layout, findings=findings)


def _has_warning(report: DiskReport) -> bool:
    return any(finding.is_warning for finding in report.findings)
