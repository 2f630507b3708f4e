"""A virtual disk with stale counts is whole, and a bad header costs no more than the file has."""

import gzip
import struct
from pathlib import Path

import pytest

from imageuploader.domain.disk_report import FindingCode, Verdict
from imageuploader.domain.errors import Damaged
from tests.disk.packed_disks import noisy_disk
from tests.disk.real_programs import run
from tests.found.checked_disks import check, codes, prepared

COPIED = 1 << 63


@pytest.fixture
def qcow2(tmp_path) -> Path:
    path: Path = tmp_path / "disk.qcow2"
    run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", noisy_disk(tmp_path), path)
    return path


def _change(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


def _number(path: Path, at: int) -> int:
    with path.open("rb") as file:
        file.seek(at)
        return int.from_bytes(file.read(8), "big")


def _forget_counts(path: Path) -> None:
    """Do what a killed machine with lazy_refcounts leaves: counts never written, the dirty bit."""
    block = _number(path, _number(path, 48))
    _change(path, block + 2 * 5, bytes(2 * 40))
    _change(path, 72, (_number(path, 72) | 1).to_bytes(8, "big"))


def _forget_copied(path: Path) -> None:
    """Do what other programs than QEMU leave: no COPIED bit in any table."""
    first = _number(path, 40)
    table = _number(path, first) & ~COPIED
    _change(path, first, struct.pack(">Q", table))
    for at in range(table, table + 8 * 90, 8):
        _change(path, at, struct.pack(">Q", _number(path, at) & ~COPIED))


@pytest.mark.parametrize("forget", [_forget_counts, _forget_copied])
def test_stale_counts_are_told_and_the_disk_is_made(tmp_path, qcow2, forget):
    forget(qcow2)
    report = check(qcow2)
    assert report.refusal is None
    assert report.verdict is Verdict.CONVERT
    assert FindingCode.NOT_CLOSED in codes(report)
    assert prepared(report, tmp_path / "temp") == (tmp_path / "disk.img").read_bytes()


def test_a_cluster_in_two_places_is_still_damage(qcow2):
    table = _number(qcow2, _number(qcow2, 40)) & ~COPIED
    used = [at for at in range(table, table + 8 * 90, 8) if _number(qcow2, at)]
    _change(qcow2, used[1], struct.pack(">Q", _number(qcow2, used[2])))
    assert isinstance(check(qcow2).refusal, Damaged)


def test_a_table_of_blocks_larger_than_the_file_is_refused_by_its_header(tmp_path):
    path = tmp_path / "disk.vdi"
    run("qemu-img", "convert", "-f", "raw", "-O", "vdi", noisy_disk(tmp_path), path)
    _change(path, 384, struct.pack("<I", 33_554_432))
    refusal = check(path).refusal
    assert isinstance(refusal, Damaged)
    assert refusal.reason == "it ends too early"


def test_stale_counts_of_a_packed_disk_are_no_obstacle_either(tmp_path, qcow2):
    _forget_counts(qcow2)
    packed = tmp_path / "disk.qcow2.gz"
    packed.write_bytes(gzip.compress(qcow2.read_bytes(), 1))
    report = check(packed)
    assert prepared(report, tmp_path / "temp") == (tmp_path / "disk.img").read_bytes()
