"""The check of a virtual disk: headers, block tables, and the content of the disk inside."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from imageuploader.disk.archives.layers import RAW_LIMIT_BYTES
from imageuploader.disk.compression.size_estimate import send_estimate
from imageuploader.disk.content.byte_view import ByteView, NotAvailable
from imageuploader.disk.content.disk_content import read_content, zero_content
from imageuploader.disk.content.findings import size_findings
from imageuploader.disk.files.file_access import require_no_writer
from imageuploader.disk.files.input_file import HEAD_BYTES, TAIL_BYTES, InputFile
from imageuploader.disk.formats.detect import detect
from imageuploader.disk.free_space.free_ranges import free_ranges
from imageuploader.disk.free_space.survey import survey
from imageuploader.disk.inside.look import agreeing, look_inside
from imageuploader.disk.labels import printable
from imageuploader.disk.virtual.disk_opener import open_disk, stored_bytes, was_closed
from imageuploader.disk.virtual.disk_source import DiskSource
from imageuploader.disk.virtual.disk_tree import DiskNode
from imageuploader.disk.virtual.errors import require_convertible, translate_errors
from imageuploader.disk.virtual.readers import read_disk
from imageuploader.domain.disk_report import DiskReport, Finding, FindingCode
from imageuploader.domain.errors import (
    NeedsOtherFile,
    NotAnImage,
    WrongFormat,
)
from imageuploader.domain.formats import VIRTUAL_DISKS, Family


def check_virtual_disk(
    source: InputFile, report: DiskReport, allowed: tuple[Path, ...]
) -> DiskReport:
    """Return the report on a file in the virtual disk format that the report names.

    Raises WrongFormat, NeedsOtherFile, Encrypted, NotConvertible, Damaged, NotAnImage, TooLarge,
    FileUnreadable and the like.
    """
    kind, path = report.format, source.path
    _require_known(path, kind)
    with open_disk(path, kind, allowed, RAW_LIMIT_BYTES) as node:
        for part in node.all():
            require_no_writer(part.file.file, part.file.path)
        stored = stored_bytes(node, source.cancel.check)
        report = _read_inside(report, node, stored)
        report = _survey(report, node, source.cancel.check)
        if not was_closed(node, source.cancel.check):
            findings = (*report.findings, Finding(FindingCode.NOT_CLOSED))
            report = replace(report, findings=findings)
        return report


def _read_inside(report: DiskReport, node: DiskNode, stored: int) -> DiskReport:
    """Add the content of the disk inside, as far as it can be read without a conversion."""
    view, kind = node.raw_view, node.disk.kind
    files = {part.file.path: part.file for part in node.all()}
    guess = sum(send_estimate(part.file, part.path, part.size) for part in files.values())
    report = replace(report, raw_bytes=view.size, send_estimate=guess)
    if not require_disk(view, report.path, kind):
        return replace(report, findings=tuple(size_findings(view.size)))
    is_single_file = not (node.backing or node.data or node.extents)
    is_zero = is_single_file and not stored
    content = zero_content(view.size) if is_zero else read_content(view)
    name = f"{kind}, {content.name}"
    report = replace(report, format=name, layout=content.layout, findings=content.findings)
    if is_zero:
        return report
    inside = look_inside(view, content.layout)
    return replace(report, inside=inside, findings=agreeing(content.findings, inside))


def _survey(report: DiskReport, node: DiskNode, tick: Callable[[], None]) -> DiskReport:
    """Add what could be left out of the disk inside."""
    if report.layout is None:
        return report
    free = free_ranges(node.raw_view, report.layout, tick)
    return survey(report, DiskSource(node), free)


def check_streamed_disk(view: ByteView, report: DiskReport, name: str) -> DiskReport:
    """Return the report on a virtual disk that was read as a stream, such as `qcow2 in gzip`.

    Its content is checked when it is converted. Raises what `check_virtual_disk` raises.
    """
    kind, path = name.partition(" in ")[0], report.path
    _require_known(path, name)
    report = replace(report, format=name)
    disk = None
    with translate_errors(path, name), suppress(NotAvailable):
        disk = read_disk(view, kind)
        require_convertible(path, disk, RAW_LIMIT_BYTES)
    if disk is not None:
        for other in disk.references:
            raise NeedsOtherFile(str(path), printable(other.name), other.role)
        findings = tuple(size_findings(disk.raw_bytes))
        report = replace(report, raw_bytes=disk.raw_bytes, findings=findings)
    return report


def require_disk(view: ByteView, path: Path, name: str) -> bool:
    """Raise NotAnImage if the content is detected as no disk; return whether it could be read."""
    head = view.read(0, min(HEAD_BYTES, view.size))
    tail = min(TAIL_BYTES, view.size)
    end = view.read(view.size - tail, tail)
    if head is None or end is None:
        return False
    kind = detect(head, end)
    if kind.family is not Family.RAW:
        raise NotAnImage(str(path), f"{kind.name} in {name}")
    return True


def _require_known(path: Path, name: str) -> None:
    if name.partition(" in ")[0] not in VIRTUAL_DISKS:
        raise WrongFormat(str(path), name)
