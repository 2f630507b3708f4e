"""How much deleted data is found, and when it is left out."""

import os
from pathlib import Path

import pytest

from imageuploader.disk.files.sparse import OnDeflated
from imageuploader.disk.free_space.ranges import Ranges
from imageuploader.disk.free_space.survey import survey
from imageuploader.disk.inspect import inspect
from imageuploader.domain.disk_report import DiskReport, FreeSpace, Verdict
from tests.disk.content.real_disks import make_blank
from tests.disk.free_space.ext_images import fill_folder, make_filled
from tests.disk.real_programs import run


@pytest.mark.parametrize(
    ("deleted", "all_of_it", "is_much"),
    [
        (50_000_000, 10**10, True),
        (49_999_999, 10**10, False),
        (500, 10_000, True),
        (499, 10_000, False),
        (1, 1, True),
        (0, 0, False),
    ],
)
def test_it_is_left_out_from_5_percent_or_50_mb_on(deleted, all_of_it, is_much):
    assert FreeSpace(10**9, deleted).saves_much(all_of_it) is is_much


def test_zeros_in_free_space_are_no_deleted_data(tmp_path, cancel):
    (tmp_path / "files").mkdir()
    disk = make_blank(tmp_path / "disk.img", 20)
    run("mke2fs", "-q", "-F", "-t", "ext4", "-d", fill_folder(tmp_path / "files"), disk)
    disk.write_bytes(disk.read_bytes())  # no longer with holes
    assert inspect(disk, cancel=cancel).free_space is None


def test_what_is_left_is_estimated_and_so_is_what_was_deleted(tmp_path, cancel):
    (tmp_path / "files").mkdir()
    disk = make_filled(tmp_path / "disk.img", "-t ext4", fill_folder(tmp_path / "files"))
    report = inspect(disk, cancel=cancel)
    assert report.free_space is not None
    assert report.free_space.send_bytes == pytest.approx(1_950_000, rel=0.25)
    assert report.expected_bytes == pytest.approx(1_300_000, rel=0.4)


def test_a_little_deleted_data_is_offered_and_sent(tmp_path, cancel):
    files = tmp_path / "files"
    files.mkdir()
    (files / "large").write_bytes(os.urandom(8 << 20))
    (files / "small").write_bytes(os.urandom(100_000))
    disk = make_blank(tmp_path / "disk.img", 20)
    run("mke2fs", "-q", "-F", "-t", "ext4", "-d", files, disk)
    run("debugfs", "-w", "-R", "rm small", disk)
    disk.write_bytes(disk.read_bytes())  # no longer with holes: it is found among zeros
    report = inspect(disk, cancel=cancel)
    assert report.free_space is not None
    assert report.free_space.data_bytes == pytest.approx(100_000, rel=0.4)
    assert (report.free_space.is_left_out, report.left_out_bytes) == (False, 0)
    assert report.expected_bytes == report.send_estimate


class HoleThenData:
    """A disk whose first data is at its end: to find that, a table is walked through."""

    def __init__(self, data: int) -> None:
        self.data, self.walks = data, 0

    def next_data(self, at: int, size: int) -> int:
        self.walks += 1
        return self.data if at <= self.data else size

    def fill(self, buffer: memoryview, at: int, on_deflated: OnDeflated | None = None) -> None:
        del on_deflated
        raise AssertionError(f"{len(buffer)} bytes of the hole at {at} are read")


def test_a_hole_is_walked_through_once_however_often_it_is_sampled():
    size = 1 << 30
    disk = HoleThenData(size - 4096)
    report = DiskReport(Path("disk.qcow2"), "qcow2", Verdict.CONVERT, 1 << 20, 0, raw_bytes=size)
    assert survey(report, disk, Ranges([(0, size - 8192)])).free_space is None
    assert disk.walks == 1
