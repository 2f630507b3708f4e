"""The check: what the file is, whether it is whole, and what becomes of it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from imageuploader.disk.contents import Contents
from imageuploader.disk.digest import ThreadedDigest
from imageuploader.disk.estimate import Sampler, send_estimate
from imageuploader.disk.files import opened, read, unchanging
from imageuploader.disk.findings import misnamed
from imageuploader.disk.formats import HEAD_BYTES, TAIL_BYTES, Kind, recognise
from imageuploader.disk.gunzip import STREAMS, Gunzip
from imageuploader.disk.holes import all_zero
from imageuploader.disk.look import Seen, look
from imageuploader.disk.progress import Percent
from imageuploader.disk.window import FileWindow
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk import (
    SEND_LIMIT_BYTES,
    DiskReport,
    Finding,
    FindingCode,
    Verdict,
)
from imageuploader.domain.errors import Damaged, FileEmpty, NotAnImage, TooLarge, WrongFormat

RAW_LIMIT_BYTES = 64 * 1024**3


def inspect(
    path: Path, *, told: Callable[[int], None] = lambda _: None, cancel: CancelToken
) -> DiskReport:
    """Return what the file is; raise FileMissing, FileUnreadable, FileEmpty and the like."""
    with opened(path) as file:
        now = os.fstat(file.fileno())
        if not now.st_size:
            raise FileEmpty(str(path))
        with unchanging(file, path, now.st_size, now.st_mtime_ns):
            percent = Percent(told, now.st_size)
            return _Check(file, path, now.st_size, now.st_mtime_ns, percent, cancel).report()


@dataclass(frozen=True)
class _Check:
    """One check of one open file."""

    file: BinaryIO
    path: Path
    size: int
    mtime_ns: int
    percent: Percent
    cancel: CancelToken

    def report(self) -> DiskReport:
        """Return what the file is; raise FileUnreadable."""
        head = read(self.file, self.path, HEAD_BYTES)
        self.file.seek(max(0, self.size - TAIL_BYTES))
        kind = recognise(head, read(self.file, self.path, TAIL_BYTES))
        self.file.seek(0)
        plain = DiskReport(self.path, kind.name, Verdict.CONVERT, self.size, self.mtime_ns)
        try:
            report = self._packed(plain) if kind.name in STREAMS else self._raw(plain, kind)
        except (NotAnImage, WrongFormat, Damaged, TooLarge) as error:
            return replace(plain, verdict=Verdict.REFUSE, refusal=error)
        outer = Kind(report.format.rpartition(", ")[2], "raw") if kind.family == "raw" else kind
        return _told(report, tuple(misnamed(self.path, outer)))

    def _raw(self, report: DiskReport, kind: Kind) -> DiskReport:
        self._must_be_raw(kind, kind.name)
        self._within(self.size, RAW_LIMIT_BYTES)
        blank = kind.name == "zero" and self._is_zero()
        seen = look(FileWindow(self.file, self.path, self.size), blank=blank)
        estimate = send_estimate(self.file, self.path, self.size)
        return _seen(replace(report, raw_bytes=self.size, send_estimate=estimate), "raw", seen)

    def _packed(self, report: DiskReport) -> DiskReport:
        outer = report.format
        if outer == "gzip":
            self._within(self.size, SEND_LIMIT_BYTES)
        contents, sampler = Contents(), Sampler()
        with ThreadedDigest() as digest:
            gunzip = Gunzip(
                self.file, self.path, self.size, self.percent, self.cancel, digest.add, outer
            )
            for block in gunzip.blocks():
                contents.add(block)
                if outer != "gzip":
                    sampler.add(block)
                self._within(contents.size, RAW_LIMIT_BYTES)
        contents.end()
        kind = contents.kind()
        self._must_be_raw(kind, f"{kind.name} in {outer}")
        report = _seen(replace(report, raw_bytes=contents.size), outer, contents.seen())
        if outer != "gzip":
            return replace(report, send_estimate=sampler.estimate)
        report = replace(report, send_estimate=self.size)
        if not gunzip.plain:
            return _told(report, (Finding(FindingCode.REPACKED),))
        return replace(
            report,
            verdict=Verdict.WARN if _warns(report) else Verdict.GOOD,
            send_bytes=self.size,
            sha256=digest.sha256,
            md5=digest.md5,
        )

    def _must_be_raw(self, kind: Kind, name: str) -> None:
        if kind.family == "other":
            raise NotAnImage(str(self.path), name)
        if kind.family != "raw":
            raise WrongFormat(str(self.path), name)

    def _within(self, size: int, limit: int) -> None:
        if size > limit:
            raise TooLarge(str(self.path), size, limit)

    def _is_zero(self) -> bool:
        return all_zero(self.file, self.path, self.size, self.percent, self.cancel)


def _told(report: DiskReport, found: tuple[Finding, ...]) -> DiskReport:
    return replace(report, findings=(*report.findings, *found))


def _seen(report: DiskReport, outer: str, seen: Seen) -> DiskReport:
    name = f"{outer}, {seen.name}"
    return replace(report, format=name, layout=seen.layout, findings=seen.findings)


def _warns(report: DiskReport) -> bool:
    return any(finding.is_warning for finding in report.findings)
