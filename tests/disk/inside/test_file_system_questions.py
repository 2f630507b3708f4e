"""What is asked of the file system itself: features too new for Linode, and what is unused."""

import subprocess
from pathlib import Path

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.inside.inside import Inside
from imageuploader.domain.inside.vocabulary import Mode
from tests.disk.content.real_disks import MEBI, make_blank
from tests.disk.filesystems.real_trees import prototype_of
from tests.disk.inside.systems import debian, found, write_files
from tests.disk.real_programs import run
from tests.required_tools import tool

OLD_XFS = ("-m", "crc=0")
NEW_XFS = ("-m", "bigtime=1,inobtcount=1")
PLAIN_XFS = ("-m", "bigtime=0,inobtcount=0")
NEWER_XFS = ("-i", "exchange=0,nrext64=0", "-n", "parent=0")
"""What mkfs.xfs of xfsprogs 6.10 and later adds by itself."""


def inside_of(disk: Path) -> Inside:
    inside = inspect(disk, cancel=CancelToken()).inside
    assert inside is not None
    return inside


def usage_of(name: str) -> str:
    return subprocess.run([tool(name)], check=False, capture_output=True, text=True).stderr


def xfs(folder: Path, *flags: str) -> Path:
    files, disk = write_files(folder / "files", debian()), make_blank(folder / "disk.img", 320)
    if flags == PLAIN_XFS and "exchange=" in usage_of("mkfs.xfs"):
        flags += NEWER_XFS
    (folder / "prototype").write_text(prototype_of(files))
    run("mkfs.xfs", "-q", "-f", *flags, "-p", folder / "prototype", disk)
    return disk


def ext4(folder: Path, megabytes: int, *flags: str) -> Path:
    disk = folder / "disk.img"
    files = write_files(folder / "files", debian())
    run("mke2fs", "-q", "-F", "-t", "ext4", *flags, "-d", files, disk, f"{megabytes}M")
    return disk


def test_features_of_xfs_that_an_older_grub_does_not_know_are_named(tmp_path):
    one = found(inside_of(xfs(tmp_path, *NEW_XFS)), "xfs-feature")
    assert one.question.id == "B3"
    assert "bigtime" in str(one.facts["features"]).split(", ")
    assert one.modes == (Mode.GRUB_2,)


@pytest.mark.parametrize("flags", [OLD_XFS, PLAIN_XFS])
def test_xfs_without_them_has_no_finding(tmp_path, flags):
    inside = inside_of(xfs(tmp_path, *flags))
    assert inside.mode is Mode.GRUB_2
    assert "xfs-feature" not in {one.cause for one in inside.found}


def test_features_of_ext4_are_named_with_what_removes_them(tmp_path):
    one = found(inside_of(ext4(tmp_path, 16, "-O", "metadata_csum_seed")), "ext-feature")
    assert one.facts["features"] == "metadata_csum_seed"


def test_a_file_system_that_is_mostly_free_could_be_smaller(tmp_path):
    one = found(inside_of(ext4(tmp_path, 2048)), "free-space")
    free, left = one.facts["free"], one.facts["size"]
    assert isinstance(free, int)
    assert isinstance(left, int)
    assert free + left == 2048 * MEBI
    assert 0 < left < 200 * MEBI


def test_a_small_one_is_not_worth_it(tmp_path):
    assert "free-space" not in {one.cause for one in inside_of(ext4(tmp_path, 64)).found}
