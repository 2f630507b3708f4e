"""The check of a virtual disk: headers, block tables, and the content of the disk inside."""

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from imageuploader.disk.archives.layers import RAW_LIMIT_BYTES
from imageuploader.disk.compression.size_estimate import send_estimate
from imageuploader.disk.content.byte_view import ByteView, NotAvailable
from imageuploader.disk.content.disk_content import read_content, zero_content
from imageuploader.disk.content.findings import size_findings
from imageuploader.disk.files.input_file import HEAD_BYTES, TAIL_BYTES, InputFile
from imageuploader.disk.formats.detect import detect
from imageuploader.disk.labels import printable
from imageuploader.disk.qemu.block_graph import inheritable_files, json_filename
from imageuploader.disk.qemu.errors import qemu_error
from imageuploader.disk.qemu.install_hint import install_command_here
from imageuploader.disk.qemu.process import ERRORS_FOUND, Limits, find_qemu_img, run_qemu_img
from imageuploader.disk.virtual.disk_tree import DiskNode
from imageuploader.disk.virtual.errors import require_convertible, translate_errors
from imageuploader.disk.virtual.open import open_disk, stored_bytes
from imageuploader.disk.virtual.readers import read_disk
from imageuploader.domain.disk_report import DiskReport, Finding, FindingCode, Verdict
from imageuploader.domain.errors import (
    NeedsOtherFile,
    NoConverter,
    NotAnImage,
    WrongFormat,
)
from imageuploader.domain.formats import VIRTUAL_DISKS, Family

_INTACT = frozenset({0, 3, 63})
"""Exit codes of `qemu-img check`: no errors, only leaked clusters, format without a check."""

_STALE_COUNT = re.compile(
    r"ERROR (?:cluster \d+ refcount=\d+ reference=[01]$|OFLAG_COPIED |refcount block )"
)
_BASE_SECONDS, _SLOWEST_BYTES_PER_SECOND = 300, 2 * 10**6


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
        stored = stored_bytes(node, source.cancel.check)
        report = _read_inside(report, node, stored)
        program = find_qemu_img()
        if program is not None and not node.extents:
            report = replace(report, findings=(*report.findings, *_check(program, node, source)))
    return report if program else _refuse_without_converter(report, kind)


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
    return replace(report, format=name, layout=content.layout, findings=content.findings)


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
    return report if find_qemu_img() else _refuse_without_converter(report, name)


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


def _refuse_without_converter(report: DiskReport, name: str) -> DiskReport:
    refusal = NoConverter(str(report.path), name, install_command_here())
    return replace(report, verdict=Verdict.REFUSE, refusal=refusal)


def _check(program: Path, node: DiskNode, source: InputFile) -> tuple[Finding, ...]:
    """Let qemu-img look for damage in the block tables; return what is no damage to the disk."""
    seconds = _BASE_SECONDS + node.file.size // _SLOWEST_BYTES_PER_SECOND
    limits = Limits(seconds, file_bytes=0, allows=tells_no_damage)
    command = [str(program), "check", json_filename(node)]
    result = run_qemu_img(
        command,
        inheritable_files(node),
        limits,
        on_progress=lambda _: None,
        cancel=source.cancel,
    )
    if result.code in _INTACT:
        return ()
    if result.code != ERRORS_FOUND or not all(map(tells_no_damage, result.output.splitlines())):
        raise qemu_error(result, node, 0)
    return (Finding(FindingCode.NOT_CLOSED),)


def tells_no_damage(line: str) -> bool:
    """Return whether a line of a check leaves the disk whole: only the counts are out of date.

    They tell what is free to be written to, and are wrong after a crash. A cluster that is referred
    to twice is another matter: one of the two places has lost its content.
    """
    return not line.startswith("ERROR") or bool(_STALE_COUNT.match(line))
