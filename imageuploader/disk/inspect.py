"""The check: what the file is, whether it is whole, and what becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from imageuploader.disk.digest import Digest
from imageuploader.disk.estimate import Estimate, estimated
from imageuploader.disk.findings import findings, misnamed
from imageuploader.disk.formats import HEAD_BYTES, TAIL_BYTES, Kind, recognise
from imageuploader.disk.holes import ZEROS, all_zero
from imageuploader.disk.source import Source, reading
from imageuploader.disk.streams import Stream, opened_stream, within
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
    NotAnImage,
    TooLarge,
    WrongFormat,
)

_NO_SIGN = Kind("unknown", "raw")


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
        """Return what the file is; raise FileUnreadable, FileChanged."""
        source = self.source
        head, tail = source.ends()
        kind = recognise(head, tail)
        plain = DiskReport(source.path, kind.name, Verdict.CONVERT, source.size, source.mtime_ns)
        try:
            report = self._of_family(plain, kind, head)
        except (FileMissing, FileUnreadable, FileChanged):
            raise
        except FileError as error:
            return replace(plain, verdict=Verdict.REFUSE, refusal=error)
        return _told(report, tuple(misnamed(source.path, kind)))

    def _of_family(self, report: DiskReport, kind: Kind, head: bytes) -> DiskReport:
        match kind.family:
            case "packed":
                return self._packed(report, kind)
            case "image":
                return self._container(report, kind.name)
            case "raw":
                return self._raw(report, kind, head)
            case _:
                raise NotAnImage(str(self.source.path), kind.name)

    def _raw(self, report: DiskReport, kind: Kind, head: bytes) -> DiskReport:
        size = self.source.size
        within(self.source, size)
        if kind.name == "zero" and not all_zero(self.source):
            kind = _NO_SIGN
        found = tuple(findings(kind, head, size))
        report = replace(report, format=f"raw, {kind.name}", raw_bytes=size, findings=found)
        return replace(report, send_estimate=estimated(self.source))

    def _packed(self, report: DiskReport, kind: Kind) -> DiskReport:
        source, is_gzip = self.source, kind.name == "gzip"
        if is_gzip and source.size > SEND_LIMIT_BYTES:
            raise TooLarge(str(source.path), source.size, SEND_LIMIT_BYTES)
        contents, estimate = _Contents(), Estimate()
        with Digest("sha256", "md5") as digest:
            stream = opened_stream(source, kind, digest.add if is_gzip else _unseen)
            if stream.kind.family == "other":
                raise NotAnImage(str(source.path), stream.named(stream.kind))
            for block in stream.blocks:
                contents.add(block)
                if not is_gzip:
                    estimate.add(block)
        report = self._unpacked(report, stream, contents)
        if not is_gzip:
            return replace(report, send_estimate=estimate.size)
        if not stream.plain:
            return replace(_repacked(report, stream), send_estimate=source.size)
        return replace(
            report,
            verdict=Verdict.WARN if report.findings else Verdict.GOOD,
            send_bytes=source.size,
            sha256=digest.sha256,
            md5=digest.md5,
        )

    def _unpacked(self, report: DiskReport, stream: Stream, contents: "_Contents") -> DiskReport:
        """What is to be said of the disk that came out of a packed file."""
        kind, path = contents.kind(), str(self.source.path)
        if not contents.size:
            raise FileEmpty(path)
        if kind.family == "image":
            return self._container(report, stream.named(kind))
        if kind.family != "raw":
            raise NotAnImage(path, stream.named(kind))
        return replace(
            report,
            format=", ".join((*stream.layers, kind.name)),
            raw_bytes=contents.size,
            findings=tuple(findings(kind, contents.head, contents.size)),
        )

    def _container(self, report: DiskReport, name: str) -> DiskReport:
        """What is to be said of a disk image in a format of its own, such as `qcow2 in gzip`."""
        raise WrongFormat(str(report.path), name)


def _unseen(_: bytes) -> None:
    """Do nothing: the file's own bytes are not what is sent."""


def _told(report: DiskReport, found: tuple[Finding, ...]) -> DiskReport:
    return replace(report, findings=(*report.findings, *found))


def _repacked(report: DiskReport, stream: Stream) -> DiskReport:
    if len(stream.layers) > 1:
        return report
    return _told(report, (Finding(FindingCode.REPACKED),))


class _Contents:
    """What passed while a packed file was unpacked."""

    def __init__(self) -> None:
        self.head, self.size = b"", 0
        self._tail, self._zero = b"", True

    def add(self, block: bytes) -> None:
        """Take in the next bytes."""
        self.size += len(block)
        if len(self.head) < HEAD_BYTES:
            self.head += block[: HEAD_BYTES - len(self.head)]
        self._tail = (self._tail + block[-TAIL_BYTES:])[-TAIL_BYTES:]
        self._zero = self._zero and block == ZEROS[: len(block)]

    def kind(self) -> Kind:
        """Return what all that passed is."""
        kind = recognise(self.head, self._tail)
        return _NO_SIGN if kind.name == "zero" and not self._zero else kind
