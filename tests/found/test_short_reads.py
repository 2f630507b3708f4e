"""A network drive may give fewer bytes than were asked for: that is not the end of the file."""

import os
from dataclasses import replace
from io import FileIO
from pathlib import Path

import pytest
from typing_extensions import override

from imageuploader.disk.files import file_access as files
from imageuploader.domain.disk_report import DiskReport
from tests.disk.content.real_disks import make_partitioned
from tests.disk.packed_disks import KINDS, noisy_disk_in_each_format
from tests.disk.real_programs import run
from tests.found.checked_disks import check, prepared

_MOST_BYTES = 1000
_OTHERS = {"vmdk": "vmdk", "vhdx": "vhdx", "vdi": "vdi", "vhd": "vpc"}


class _Stuttering(FileIO):
    """A file of which a read gives at most 1000 bytes, as on some FUSE drives."""

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        wanted = _MOST_BYTES if size is None or size < 0 else min(size, _MOST_BYTES)
        return super().read(wanted) or b""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A disk, and the same in each format."""
    folder = tmp_path_factory.mktemp("made")
    contents = noisy_disk_in_each_format(tmp_path_factory)
    disk = folder / "disk.img"
    disk.write_bytes(contents["raw"])
    for name, driver in _OTHERS.items():
        options = ("-o", "force_size=on") if name == "vhd" else ()
        path = folder / f"disk.{name}"
        run("qemu-img", "convert", "-f", "raw", "-O", driver, *options, disk, path)
        contents[name] = path.read_bytes()
    return contents["raw"], contents


@pytest.fixture
def stutter(monkeypatch):
    def start() -> None:
        def plain_file(descriptor: int, _: Path) -> FileIO:
            return _Stuttering(descriptor, "rb")

        monkeypatch.setattr(files, "plain_file", plain_file)
        # Systems without it read through the file itself.
        monkeypatch.delattr(os, "preadv", raising=False)

    return start


def _without_guess(report: DiskReport) -> DiskReport:
    return replace(report, send_estimate=None)


@pytest.mark.parametrize("kind", [*KINDS, *_OTHERS])
@pytest.mark.few(7)
def test_a_file_that_comes_in_bits_gives_the_same_report_and_bytes(tmp_path, made, stutter, kind):
    truth, contents = made
    path = tmp_path / f"disk.{kind}"
    path.write_bytes(contents[kind])
    whole = check(path)
    stutter()
    report = check(path)
    assert report.refusal is None
    assert _without_guess(report) == _without_guess(whole)
    if report.send_bytes is None:
        assert prepared(report, tmp_path / "temp") == truth


def test_the_partitions_of_a_disk_that_comes_in_bits_are_found(tmp_path, stutter):
    path = make_partitioned(tmp_path / "disk.img", 8, "label: gpt\n,2M\n,2M\n")
    stutter()
    layout = check(path).layout
    assert layout is not None
    assert len(layout.partitions) == 2
