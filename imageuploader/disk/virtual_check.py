"""The check of a virtual disk: its headers, all its pieces, and what is on the disk inside."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from imageuploader.disk.archives.layers import RAW_LIMIT_BYTES
from imageuploader.disk.compression.size_estimate import send_estimate
from imageuploader.disk.content.byte_view import ByteView, NotAvailable
from imageuploader.disk.content.disk_content import read_content
from imageuploader.disk.content.findings import size_findings
from imageuploader.disk.files.input_file import HEAD_BYTES, TAIL_BYTES, InputFile
from imageuploader.disk.formats.detect import detect
from imageuploader.disk.labels import printable
from imageuploader.disk.qemu.block_graph import inheritable_files, json_filename
from imageuploader.disk.qemu.errors import qemu_error
from imageuploader.disk.qemu.install_hint import install_command_here
from imageuploader.disk.qemu.process import Limits, find_qemu_img, run_qemu_img
from imageuploader.disk.virtual.disk_tree import DiskNode
from imageuploader.disk.virtual.errors import require_convertible, translate_errors
from imageuploader.disk.virtual.open import open_disk, stored_bytes
from imageuploader.disk.virtual.readers import read_disk
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport, Verdict
from imageuploader.domain.errors import (
    NeedsOtherFile,
    NoConverter,
    NotAnImage,
    WrongFormat,
)
from imageuploader.domain.formats import VIRTUAL_DISKS, Family

_SOUND = frozenset({0, 3, 63})
"""How a check of qemu-img's ends: all good, some room is wasted, and it cannot check the format."""

_CHECK_SECONDS = 300
_SLOWEST = 2 * 10**6


def check_virtual_disk(
    source: InputFile, report: DiskReport, allowed: tuple[Path, ...]
) -> DiskReport:
    """Return what is to be said of a file in the virtual disk format that the report names.

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
            _check(program, node, source.cancel)
    return report if program else _without_converter(report, kind)


def _read_inside(report: DiskReport, node: DiskNode, stored: int) -> DiskReport:
    """What is to be said of the disk inside, as far as it can be read without converting it."""
    view, kind = node.raw_view, node.disk.kind
    files = {part.file.path: part.file for part in node.all()}
    guess = sum(send_estimate(it.file, it.path, it.size) for it in files.values())
    report = replace(report, raw_bytes=view.size, send_estimate=guess)
    if not require_disk(view, report.path, kind):
        return replace(report, findings=tuple(size_findings(view.size)))
    alone = not (node.backing or node.data or node.extents)
    seen = read_content(view, blank=alone and not stored)
    name = f"{kind}, {seen.name}"
    return replace(report, format=name, layout=seen.layout, findings=seen.findings)


def check_streamed_disk(view: ByteView, report: DiskReport, name: str) -> DiskReport:
    """Return what is to be said of a virtual disk that flowed by, such as `qcow2 in gzip`.

    It is looked into once it is unpacked. Raises what `check_virtual_disk` raises.
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
        found = tuple(size_findings(disk.raw_bytes))
        report = replace(report, raw_bytes=disk.raw_bytes, findings=found)
    return report if find_qemu_img() else _without_converter(report, name)


def require_disk(view: ByteView, path: Path, name: str) -> bool:
    """Raise NotAnImage if what is inside is recognised as no disk; return whether it was read."""
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


def _without_converter(report: DiskReport, name: str) -> DiskReport:
    refusal = NoConverter(str(report.path), name, install_command_here())
    return replace(report, verdict=Verdict.REFUSE, refusal=refusal)


def _check(program: Path, node: DiskNode, cancel: CancelToken) -> None:
    """Let qemu-img look for what is damaged in its tables."""
    limits = Limits(_CHECK_SECONDS + node.file.size // _SLOWEST, file_bytes=0)
    command = [str(program), "check", json_filename(node)]
    ended = run_qemu_img(
        command, inheritable_files(node), limits, on_progress=lambda _: None, cancel=cancel
    )
    if ended.code not in _SOUND:
        raise qemu_error(ended, node, 0)
