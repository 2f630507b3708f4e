"""Virtual disks that are well formed and still cannot be converted: the refusal says why."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from struct import pack, unpack_from

import pytest

from imageuploader.disk.crc32c import crc32c
from imageuploader.disk.prepare import prepare
from imageuploader.disk.virtual.disk_map import Compressed
from imageuploader.disk.virtual.disk_opener import open_disk
from imageuploader.disk.virtual.readers import read_mapping
from imageuploader.domain.disk_report import PrepareOptions, Verdict
from imageuploader.domain.errors import Damaged, FileUnreadable, NeedsRepair
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.content.real_disks import write_at
from tests.disk.real_programs import run
from tests.disk.virtual.virtual_disks import check, convert_to
from tests.required_tools import tool

MEBI = 1 << 20


def test_damage_that_only_unpacking_shows_is_found_before_anything_is_sent(
    ext4, tmp_path, folder, cancel
):
    path = tmp_path / "disk.qcow2"
    convert_to("qcow2", "-c")(ext4, path)
    with open_disk(path, "qcow2", (), 1 << 40) as node:
        mapping = read_mapping(node.file.view, "qcow2")
        places = [mapping.locate(offset) for offset in range(0, 64 * MEBI, 1 << 16)]
    last = [place for place in places if isinstance(place, Compressed)][-1]
    write_at(path, last.at, b"\xff" * 64)
    report = check(path)
    assert report.refusal is None
    with pytest.raises(Damaged) as caught:
        prepare(report, PrepareOptions(folder), on_progress=ignore_progress, cancel=cancel)
    assert caught.value.kind == "qcow2"
    assert caught.value.reason
    assert list(folder.iterdir()) == []


def last_grain(path: Path) -> Compressed:
    """Return where a compressed vmdk has the last of its data."""
    with open_disk(path, "vmdk", (), 1 << 40) as node:
        mapping = read_mapping(node.file.view, "vmdk")
        places = [mapping.locate(offset) for offset in range(0, 16 * MEBI, 1 << 16)]
    return [place for place in places if isinstance(place, Compressed)][-1]


CHANGES: dict[str, Callable[[Compressed], tuple[int, bytes]]] = {
    "sector": lambda grain: (grain.at - 12, pack("<Q", 1)),
    "no-length": lambda grain: (grain.at - 4, pack("<I", 0)),
    "too-short": lambda grain: (grain.at - 4, pack("<I", grain.size - 1)),
    "without-checksum": lambda grain: (grain.at - 4, pack("<I", grain.size - 4)),
    "beyond-the-end": lambda grain: (grain.at - 4, pack("<I", 0x7FFFFFFF)),
    "header": lambda grain: (grain.at, b"\xff"),
    "checksum": lambda grain: (grain.at + grain.size - 4, b"\x55" * 4),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_grain_that_differs_from_its_marker_or_its_checksum_is_damage(
    change, ext4, tmp_path, folder, cancel
):
    path = tmp_path / "disk.vmdk"
    convert_to("vmdk", "-o", "subformat=streamOptimized")(ext4, path)
    write_at(path, *change(last_grain(path)))
    options = PrepareOptions(folder, keeps_free_space=True)
    report = replace(check(path), verdict=Verdict.CONVERT, refusal=None, format="vmdk, ext4")
    with pytest.raises(Damaged) as caught:
        prepare(report, options, on_progress=ignore_progress, cancel=cancel)
    assert caught.value.kind == "vmdk"
    assert list(folder.iterdir()) == []


def test_wrong_reference_counts_are_a_warning(ext4, tmp_path):
    path = tmp_path / "disk.qcow2"
    convert_to("qcow2")(ext4, path)
    content = bytearray(path.read_bytes())
    table = int.from_bytes(content[48:56])
    block = int.from_bytes(content[table : table + 8])
    content[block : block + 64] = bytes(64)
    path.write_bytes(content)
    report = check(path)
    assert report.refusal is None
    assert "not-closed" in [finding.code for finding in report.findings]


@contextmanager
def opened_by_another(path: Path, kind: str, does: str) -> Iterator[None]:
    """During the block another program has changed a disk and keeps it open."""
    command = [tool("stdbuf"), "-oL", tool("qemu-io"), "-f", kind, "-c", does, "-c", "sleep 60000"]
    with subprocess.Popen([*command, str(path)], stdout=subprocess.PIPE) as other:
        try:
            assert other.stdout is not None
            assert b"bytes at offset 0" in other.stdout.readline()
            yield
        finally:
            other.kill()


def test_a_disk_that_another_program_writes_to_is_reported(ext4, tmp_path):
    qcow2 = tmp_path / "disk.qcow2"
    convert_to("qcow2")(ext4, qcow2)
    with opened_by_another(qcow2, "qcow2", "read 0 512"), pytest.raises(FileUnreadable) as caught:
        check(qcow2)
    assert caught.value.reason == "another program is writing to it"
    assert check(qcow2).refusal is None


def fix_checksum(block: bytes) -> bytes:
    """Return a vhdx header with the right checksum."""
    bare = block[:4] + bytes(4) + block[8:]
    return bare[:4] + crc32c(bare).to_bytes(4, "little") + bare[8:]


def with_a_full_log(path: Path) -> None:
    """Put an entry that changes nothing into the log of a vhdx, as if it was not closed."""
    content, guid = path.read_bytes(), bytes(range(16))
    for at in (64 << 10, 128 << 10):
        head = content[at : at + 4096]
        write_at(path, at, fix_checksum(head[:48] + guid + head[64:]))
    (log_at,) = unpack_from("<Q", content, (64 << 10) + 72)
    entry = pack("<4sIIIQII16sQQ", b"loge", 0, 4096, 0, 99, 1, 0, guid, len(content), len(content))
    entry += pack("<4sIQQQ", b"zero", 0, 0, 3 << 20, 99)
    write_at(path, log_at, fix_checksum(entry.ljust(4096, b"\0")))


def test_a_vhdx_whose_log_was_not_written_back_needs_repair(tmp_path):
    path = tmp_path / "disk.vhdx"
    run("qemu-img", "create", "-q", "-f", "vhdx", path, "64M")
    with_a_full_log(path)
    assert isinstance(check(path).refusal, NeedsRepair)
    run("qemu-img", "check", "-r", "all", "-f", "vhdx", path)
    assert check(path).refusal is None
