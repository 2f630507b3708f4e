"""A fixed vhd of Virtual PC before 2004 ends with a footer of 511 bytes."""

import gzip
from pathlib import Path

import pytest

from imageuploader.domain.errors import Damaged
from tests.disk.packed_disks import noisy_disk
from tests.disk.real_programs import run
from tests.found.checked_disks import check, prepared


def _vhd(folder: Path) -> tuple[bytes, Path]:
    disk, path = noisy_disk(folder), folder / "old.vhd"
    options = "subformat=fixed,force_size=on"
    run("qemu-img", "convert", "-f", "raw", "-O", "vpc", "-o", options, disk, path)
    path.write_bytes(path.read_bytes()[:-1])
    return disk.read_bytes(), path


@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "in gzip"])
def test_the_footer_of_511_bytes_is_no_part_of_the_disk(tmp_path, is_packed):
    truth, path = _vhd(tmp_path)
    if is_packed:
        path.write_bytes(gzip.compress(path.read_bytes(), 1))
    report = check(path)
    assert report.format.startswith("vhd")
    assert report.raw_bytes == len(truth)
    assert not [finding for finding in report.findings if finding.is_warning]
    assert prepared(report, tmp_path / "temp") == truth


def test_a_short_footer_of_a_cut_disk_is_damage(tmp_path):
    _, path = _vhd(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[:1_000_000] + content[-511:])
    assert isinstance(check(path).refusal, Damaged)
