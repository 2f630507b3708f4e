"""Virtual disks made by real programs, and malicious ones made of them."""

import gzip
import os
from dataclasses import dataclass
from pathlib import Path
from struct import pack_into, unpack_from

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import discard, prepare
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport, PrepareOptions, Verdict
from imageuploader.domain.errors import NeedsOtherFile
from tests.disk.format_table import Make
from tests.disk.real_programs import run

CANARY = b"canary: a private file of this computer\n"


@dataclass(frozen=True)
class DiskSample:
    """A virtual disk that qemu-img makes, and the format it is detected as."""

    name: str
    kind: str
    make: Make


def convert_to(kind: str, *options: str) -> Make:
    """Return a function that converts a raw disk with qemu-img."""
    return lambda raw, path: run(
        "qemu-img", "convert", "-f", "raw", "-O", kind, *options, raw, path
    )


SAMPLES = (
    DiskSample("v3.qcow2", "qcow2", convert_to("qcow2")),
    DiskSample("v2.qcow2", "qcow2", convert_to("qcow2", "-o", "compat=0.10")),
    DiskSample("deflate.qcow2", "qcow2", convert_to("qcow2", "-c")),
    DiskSample("zstd.qcow2", "qcow2", convert_to("qcow2", "-c", "-o", "compression_type=zstd")),
    DiskSample("small.qcow2", "qcow2", convert_to("qcow2", "-o", "cluster_size=512")),
    DiskSample("large.qcow2", "qcow2", convert_to("qcow2", "-o", "cluster_size=2M")),
    DiskSample(
        "parts.qcow2", "qcow2", convert_to("qcow2", "-o", "extended_l2=on,cluster_size=128k")
    ),
    DiskSample("sparse.vmdk", "vmdk", convert_to("vmdk")),
    DiskSample("stream.vmdk", "vmdk", convert_to("vmdk", "-o", "subformat=streamOptimized")),
    DiskSample("dynamic.vdi", "vdi", convert_to("vdi")),
    DiskSample("static.vdi", "vdi", convert_to("vdi", "-o", "static=on")),
    DiskSample("dynamic.vhd", "vhd", convert_to("vpc", "-o", "force_size=on")),
    DiskSample("fixed.vhd", "vhd", convert_to("vpc", "-o", "force_size=on,subformat=fixed")),
    DiskSample("dynamic.vhdx", "vhdx", convert_to("vhdx")),
    DiskSample("fixed.vhdx", "vhdx", convert_to("vhdx", "-o", "subformat=fixed")),
)


def check(path: Path, *allowed: Path) -> DiskReport:
    return inspect(path, cancel=CancelToken(), allowed=allowed)


def converted_content(path: Path, folder: Path, *allowed: Path) -> bytes:
    """Return the raw disk that Linode would receive; no file is left in the folder."""
    cancel, percents = CancelToken(), list[int]()
    report = check(path, *allowed)
    options = PrepareOptions(folder, allowed=allowed, keeps_free_space=True)
    payload = prepare(report, options, on_progress=percents.append, cancel=cancel)
    assert payload.path.stat().st_mode & 0o777 == 0o600
    assert percents == sorted(percents)
    assert percents[0] == 0
    assert percents[-1] <= 99
    content = gzip.decompress(payload.path.read_bytes())
    discard(payload)
    assert list(folder.iterdir()) == []
    return content


def make_overlay(path: Path, base: str, size: int = 4 << 20, *, kind: str = "raw") -> Path:
    """Make a qcow2 with nothing but a backing file, whatever that is."""
    run("qemu-img", "create", "-q", "-u", "-f", "qcow2", "-F", kind, "-b", base, path, size)
    return path


def patch(path: Path, at: int, form: str, *values: int | bytes) -> None:
    """Overwrite numbers in a file."""
    data = bytearray(path.read_bytes())
    pack_into(form, data, at, *values)
    path.write_bytes(data)


def fix_checksum(path: Path, start: int, count: int, sum_at: int) -> None:
    """Correct the checksum of a vhd header."""
    data = bytearray(path.read_bytes())
    pack_into(">I", data, start + sum_at, 0)
    total = ~sum(data[start : start + count]) & 0xFFFFFFFF
    pack_into(">I", data, start + sum_at, total)
    path.write_bytes(data)


def make_differencing_vhd(raw: Path, path: Path, parent: str) -> Path:
    """Make a vhd that holds only what differs from its parent."""
    convert_to("vpc", "-o", "force_size=on")(raw, path)
    patch(path, 60, ">I", 4)
    patch(path, 512 + 64, "512s", parent.encode("utf-16-be"))
    fix_checksum(path, 512, 1024, 36)
    fix_checksum(path, 0, 512, 64)
    return path


def make_differencing_vhdx(raw: Path, path: Path) -> Path:
    """Make a vhdx that says it has a parent."""
    convert_to("vhdx")(raw, path)
    data = path.read_bytes()
    (metadata,) = unpack_from("<Q", data, 192 * 1024 + 16 + 32 + 16)
    item = data.index(bytes.fromhex("3767a1ca36fa434db3b633f0aa44e76b"), metadata)
    offset = unpack_from("<I", data, item + 16)[0]
    patch(path, metadata + offset + 4, "<I", 2)
    return path


def write_descriptor(path: Path, *extents: str, more: str = "") -> Path:
    """Write the descriptor of a vmdk."""
    lines = ["# Disk DescriptorFile", "version=1", "CID=1", "parentCID=ffffffff", more]
    path.write_text("\n".join([*lines, 'createType="monolithicFlat"', *extents, ""]))
    return path


def all_bytes_below(folder: Path) -> bytes:
    """Return all bytes of all files below a folder."""
    files = [Path(top) / name for top, _, names in os.walk(folder) for name in names]
    return b"".join(path.read_bytes() for path in files)


def require_refusal(path: Path, folder: Path, *allowed: Path) -> NeedsOtherFile:
    """Require that neither the check nor `prepare` uses another file; return the refusal."""
    report = check(path, *allowed)
    assert report.verdict is Verdict.REFUSE
    refusal = report.refusal
    assert isinstance(refusal, NeedsOtherFile)
    bold = type(report)(path, report.format, Verdict.CONVERT, report.file_bytes, report.mtime_ns)
    options = PrepareOptions(folder, allowed=allowed, keeps_free_space=True)
    with pytest.raises(NeedsOtherFile):
        prepare(bold, options, on_progress=lambda _: None, cancel=CancelToken())
    assert CANARY not in all_bytes_below(folder)
    assert list(folder.iterdir()) == []
    return refusal
