"""The check: what the file is, whether it is whole, and what becomes of it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from imageuploader.disk.digest import ThreadedDigest
from imageuploader.disk.files import opened, read, unchanging
from imageuploader.disk.findings import findings, misnamed
from imageuploader.disk.formats import HEAD_BYTES, TAIL_BYTES, Kind, recognise
from imageuploader.disk.gunzip import STREAMS, Gunzip
from imageuploader.disk.holes import ZEROS, all_zero
from imageuploader.disk.progress import Percent
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
_NO_SIGN = Kind("unknown", "raw")


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
            report = self._packed(plain) if kind.name in STREAMS else self._raw(plain, kind, head)
        except (NotAnImage, WrongFormat, Damaged, TooLarge) as error:
            return replace(plain, verdict=Verdict.REFUSE, refusal=error)
        return _told(report, tuple(misnamed(self.path, kind)))

    def _raw(self, report: DiskReport, kind: Kind, head: bytes) -> DiskReport:
        self._must_be_raw(kind, kind.name)
        self._within(self.size, RAW_LIMIT_BYTES)
        if kind.name == "zero" and not self._is_zero():
            kind = _NO_SIGN
        found = tuple(findings(kind, head, self.size))
        return replace(report, format=f"raw, {kind.name}", raw_bytes=self.size, findings=found)

    def _packed(self, report: DiskReport) -> DiskReport:
        outer = report.format
        if outer == "gzip":
            self._within(self.size, SEND_LIMIT_BYTES)
        contents = _Contents()
        with ThreadedDigest() as digest:
            gunzip = Gunzip(
                self.file, self.path, self.size, self.percent, self.cancel, digest.add, outer
            )
            for block in gunzip.blocks():
                contents.add(block)
                self._within(contents.size, RAW_LIMIT_BYTES)
        kind = contents.kind()
        self._must_be_raw(kind, f"{kind.name} in {outer}")
        found = tuple(findings(kind, contents.head, contents.size))
        name = f"{outer}, {kind.name}"
        report = replace(report, format=name, raw_bytes=contents.size, findings=found)
        if outer != "gzip":
            return report
        if not gunzip.plain:
            return _told(report, (Finding(FindingCode.REPACKED),))
        return replace(
            report,
            verdict=Verdict.WARN if found else Verdict.GOOD,
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


class _Contents:
    """What passed while a gzip file was unpacked."""

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
