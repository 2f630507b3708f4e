"""The check: what the file is, whether it is whole, and what becomes of it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from imageuploader.disk.contents import Contents
from imageuploader.disk.digest import Digest
from imageuploader.disk.estimate import Sampler, send_estimate
from imageuploader.disk.findings import misnamed, of_size
from imageuploader.disk.formats import HEAD_BYTES, Kind, recognise
from imageuploader.disk.holes import all_zero
from imageuploader.disk.look import Seen, look
from imageuploader.disk.qemu import must_be_there
from imageuploader.disk.source import Source, reading
from imageuploader.disk.streams import Stream, opened_stream, within
from imageuploader.disk.virtual.chain import disk_of, layers_of, mapping_of, telling
from imageuploader.disk.virtual.disk import Mapping
from imageuploader.disk.virtual.qcow2_map import Qcow2Map
from imageuploader.disk.virtual.source import Ends, FilePiece, NotAtHand
from imageuploader.disk.virtual.window import MappedDisk
from imageuploader.disk.window import FileWindow
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk import (
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
    NeedsOtherFile,
    NotAnImage,
    TooLarge,
)


def inspect(
    path: Path,
    *,
    told: Callable[[int], None] = lambda _: None,
    cancel: CancelToken,
    allowed: tuple[Path, ...] = (),
) -> DiskReport:
    """Return what the file is; `allowed` are the other files that it may point to.

    Raises FileMissing, FileUnreadable, FileEmpty, IsFolder, FileChanged, CancelRequested.
    """
    with reading(path, told, cancel) as source:
        return _Check(source, allowed).report()


@dataclass(frozen=True)
class _Check:
    """One check of one open file."""

    source: Source
    allowed: tuple[Path, ...]

    def report(self) -> DiskReport:
        """Return what the file is; raise FileUnreadable, FileChanged, CancelRequested."""
        source = self.source
        source.cancel.check()
        kind = recognise(*source.ends())
        plain = DiskReport(source.path, kind.name, Verdict.CONVERT, source.size, source.mtime_ns)
        try:
            report = self._of_family(plain, kind)
        except (FileMissing, FileUnreadable, FileChanged):
            raise
        except FileError as error:
            return replace(plain, verdict=Verdict.REFUSE, refusal=error)
        outer = Kind(report.format.rpartition(", ")[2], "raw") if kind.family == "raw" else kind
        return _told(report, tuple(misnamed(source.path, outer)))

    def _of_family(self, report: DiskReport, kind: Kind) -> DiskReport:
        match kind.family:
            case "packed":
                return self._packed(report, kind)
            case "image":
                return self._container(report, kind.name)
            case "raw":
                return self._raw(report, kind)
            case _:
                raise NotAnImage(str(self.source.path), kind.name)

    def _raw(self, report: DiskReport, kind: Kind) -> DiskReport:
        source = self.source
        within(source, source.size)
        blank = kind.name == "zero" and all_zero(source)
        seen = look(FileWindow(source.file, source.path, source.size), blank=blank)
        estimate = send_estimate(source.file, source.path, source.size)
        return _seen(replace(report, raw_bytes=source.size, send_estimate=estimate), "raw", seen)

    def _packed(self, report: DiskReport, kind: Kind) -> DiskReport:
        source, is_gzip = self.source, kind.name == "gzip"
        if is_gzip and source.size > SEND_LIMIT_BYTES:
            raise TooLarge(str(source.path), source.size, SEND_LIMIT_BYTES)
        contents, sampler = Contents(), Sampler()
        with Digest("sha256", "md5") as digest:
            stream = opened_stream(source, kind, digest.add if is_gzip else _unseen)
            if stream.kind.family == "other":
                raise NotAnImage(str(source.path), stream.named(stream.kind))
            for block in stream.blocks:
                contents.add(block)
                if not is_gzip:
                    sampler.add(block)
        contents.end()
        report = self._unpacked(report, stream, contents)
        if not is_gzip or " in " in report.format:
            return replace(report, send_estimate=None if is_gzip else sampler.estimate)
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

    def _unpacked(self, report: DiskReport, stream: Stream, contents: Contents) -> DiskReport:
        """What is to be said of the disk that came out of a packed file."""
        kind, path = contents.kind(), str(self.source.path)
        if not contents.size:
            raise FileEmpty(path)
        if kind.family == "image":
            return self._nested(report, stream, kind.name, contents)
        if kind.family != "raw":
            raise NotAnImage(path, stream.named(kind))
        report = replace(report, raw_bytes=contents.size)
        return _seen(report, ", ".join(stream.layers), contents.seen())

    def _container(self, report: DiskReport, kind: str) -> DiskReport:
        """What is to be said of a disk image in a format of its own."""
        source = self.source
        piece = FilePiece(source.file, source.path, 0, source.size)
        disk = disk_of(kind, piece, source.path)
        layer = layers_of(source.path, kind, disk, self.allowed)
        within(source, disk.raw_bytes)
        must_be_there(source.path, kind)
        report = replace(report, raw_bytes=disk.raw_bytes)
        with telling(kind, source.path):
            mapping = mapping_of(kind, piece)
            stored = mapping.stored_bytes(source.cancel.check) if mapping else 0
        if mapping is None or layer.backing is not None or _is_packed_oddly(mapping):
            return replace(report, format=kind, findings=tuple(of_size(disk.raw_bytes)))
        window = MappedDisk(piece, mapping)
        head = window.read(0, min(HEAD_BYTES, window.size)) or b""
        if head and recognise(head).family != "raw":
            raise NotAnImage(str(source.path), f"{recognise(head).name} in {kind}")
        return _seen(report, kind, look(window, blank=stored == 0))

    def _nested(
        self, report: DiskReport, stream: Stream, kind: str, contents: Contents
    ) -> DiskReport:
        """What is to be said of a disk image inside a packed file: what its ends tell."""
        path, named = self.source.path, stream.named(Kind(kind, "image"))
        raw_bytes = None
        with suppress(NotAtHand):
            disk = disk_of(kind, Ends(*contents.ends(), contents.size), path)
            if disk.references:
                first = disk.references[0]
                raise NeedsOtherFile(str(path), first.name, str(first.role))
            within(self.source, disk.raw_bytes)
            raw_bytes = disk.raw_bytes
        must_be_there(path, kind)
        found = tuple(of_size(raw_bytes)) if raw_bytes else ()
        return replace(report, format=named, raw_bytes=raw_bytes, findings=found)


def _is_packed_oddly(mapping: Mapping) -> bool:
    """Whether only qemu-img can read its clusters."""
    return isinstance(mapping, Qcow2Map) and mapping.packer != "zlib"


def _unseen(_: bytes) -> None:
    """Do nothing: the file's own bytes are not what is sent."""


def _told(report: DiskReport, found: tuple[Finding, ...]) -> DiskReport:
    return replace(report, findings=(*report.findings, *found))


def _repacked(report: DiskReport, stream: Stream) -> DiskReport:
    if len(stream.layers) > 1:
        return report
    return _told(report, (Finding(FindingCode.REPACKED),))


def _seen(report: DiskReport, outer: str, seen: Seen) -> DiskReport:
    name = f"{outer}, {seen.name}"
    return replace(report, format=name, layout=seen.layout, findings=seen.findings)


def _warns(report: DiskReport) -> bool:
    return any(finding.is_warning for finding in report.findings)
