"""Virtual disks made by real programs, and traps made of them."""

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
class Format:
    """A virtual disk that qemu-img makes, and the kind it is recognised as."""

    name: str
    kind: str
    make: Make


def converted(kind: str, *options: str) -> Make:
    """Return what lets qemu-img convert a raw disk."""
    return lambda raw, path: run(
        "qemu-img", "convert", "-f", "raw", "-O", kind, *options, raw, path
    )


FORMATS = (
    Format("v3.qcow2", "qcow2", converted("qcow2")),
    Format("v2.qcow2", "qcow2", converted("qcow2", "-o", "compat=0.10")),
    Format("deflate.qcow2", "qcow2", converted("qcow2", "-c")),
    Format("zstd.qcow2", "qcow2", converted("qcow2", "-c", "-o", "compression_type=zstd")),
    Format("small.qcow2", "qcow2", converted("qcow2", "-o", "cluster_size=512")),
    Format("large.qcow2", "qcow2", converted("qcow2", "-o", "cluster_size=2M")),
    Format("parts.qcow2", "qcow2", converted("qcow2", "-o", "extended_l2=on,cluster_size=128k")),
    Format("sparse.vmdk", "vmdk", converted("vmdk")),
    Format("stream.vmdk", "vmdk", converted("vmdk", "-o", "subformat=streamOptimized")),
    Format("dynamic.vdi", "vdi", converted("vdi")),
    Format("static.vdi", "vdi", converted("vdi", "-o", "static=on")),
    Format("dynamic.vhd", "vhd", converted("vpc", "-o", "force_size=on")),
    Format("fixed.vhd", "vhd", converted("vpc", "-o", "force_size=on,subformat=fixed")),
    Format("dynamic.vhdx", "vhdx", converted("vhdx")),
    Format("fixed.vhdx", "vhdx", converted("vhdx", "-o", "subformat=fixed")),
)


def looked_at(path: Path, *allowed: Path) -> DiskReport:
    return inspect(path, cancel=CancelToken(), allowed=allowed)


def sent(path: Path, folder: Path, *allowed: Path) -> bytes:
    """Return the disk that Linode would get of a file; nothing is left in the folder."""
    cancel, heard = CancelToken(), list[int]()
    report = looked_at(path, *allowed)
    making = PrepareOptions(folder, allowed=allowed)
    payload = prepare(report, making, told=heard.append, cancel=cancel)
    assert payload.path.stat().st_mode & 0o777 == 0o600
    assert heard == sorted(heard)
    assert heard[0] <= 30
    assert heard[-1] <= 99
    content = gzip.decompress(payload.path.read_bytes())
    discard(payload)
    assert list(folder.iterdir()) == []
    return content


def overlay(path: Path, base: str, size: int = 4 << 20, *, kind: str = "raw") -> Path:
    """Make a qcow2 that has nothing but a backing file, whatever that is."""
    run("qemu-img", "create", "-q", "-u", "-f", "qcow2", "-F", kind, "-b", base, path, size)
    return path


def patched(path: Path, at: int, form: str, *values: int | bytes) -> None:
    """Write numbers into a file that is there."""
    data = bytearray(path.read_bytes())
    pack_into(form, data, at, *values)
    path.write_bytes(data)


def summed(path: Path, start: int, count: int, sum_at: int) -> None:
    """Make the checksum of a vhd header right again."""
    data = bytearray(path.read_bytes())
    pack_into(">I", data, start + sum_at, 0)
    total = ~sum(data[start : start + count]) & 0xFFFFFFFF
    pack_into(">I", data, start + sum_at, total)
    path.write_bytes(data)


def differing_vhd(raw: Path, path: Path, parent: str) -> Path:
    """Make a vhd that holds only what differs from its parent."""
    converted("vpc", "-o", "force_size=on")(raw, path)
    patched(path, 60, ">I", 4)
    patched(path, 512 + 64, "512s", parent.encode("utf-16-be"))
    summed(path, 512, 1024, 36)
    summed(path, 0, 512, 64)
    return path


def differing_vhdx(raw: Path, path: Path) -> Path:
    """Make a vhdx that says it has a parent."""
    converted("vhdx")(raw, path)
    data = path.read_bytes()
    (metadata,) = unpack_from("<Q", data, 192 * 1024 + 16 + 32 + 16)
    item = data.index(bytes.fromhex("3767a1ca36fa434db3b633f0aa44e76b"), metadata)
    offset = unpack_from("<I", data, item + 16)[0]
    patched(path, metadata + offset + 4, "<I", 2)
    return path


def described_vmdk(path: Path, *extents: str, more: str = "") -> Path:
    """Make a text that describes a vmdk."""
    lines = ["# Disk DescriptorFile", "version=1", "CID=1", "parentCID=ffffffff", more]
    path.write_text("\n".join([*lines, 'createType="monolithicFlat"', *extents, ""]))
    return path


def everything_in(folder: Path) -> bytes:
    """Return all bytes of all files below a folder."""
    files = [Path(top) / name for top, _, names in os.walk(folder) for name in names]
    return b"".join(path.read_bytes() for path in files)


def refused(path: Path, folder: Path, *allowed: Path) -> NeedsOtherFile:
    """Check that neither the check nor preparing takes anything along; return the refusal."""
    report = looked_at(path, *allowed)
    assert report.verdict is Verdict.REFUSE
    refusal = report.refusal
    assert isinstance(refusal, NeedsOtherFile)
    bold = type(report)(path, report.format, Verdict.CONVERT, report.file_bytes, report.mtime_ns)
    making = PrepareOptions(folder, allowed=allowed)
    with pytest.raises(NeedsOtherFile):
        prepare(bold, making, told=lambda _: None, cancel=CancelToken())
    assert CANARY not in everything_in(folder)
    assert list(folder.iterdir()) == []
    return refusal
