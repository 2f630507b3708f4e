"""Finds init and kernels in ext2, ext3 and ext4."""

import os
import re
import shutil
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imageuploader.disk.content.byte_view import Broken, NotAvailable
from imageuploader.disk.content.disk_content import read_content
from imageuploader.disk.content.ext_blocks import extent_runs
from imageuploader.domain.disk_report import Boot
from tests.amounts import amount
from tests.disk.content.byte_views import BytesView
from tests.disk.content.real_disks import (
    MEBI,
    codes,
    make_blank,
    make_partitioned,
    read_both_ways,
    system_files,
    write_at,
)
from tests.disk.real_programs import run


def make_ext(path: Path, files: Path, *flags: str, kind: str = "ext4", megabytes: int = 16) -> Path:
    run(f"mkfs.{kind}", "-q", "-F", "-d", files, *flags, path, f"{megabytes}M")
    return path


def boot_of(path: Path) -> tuple[Boot, str]:
    layout = read_both_ways(path).layout
    return layout.boot, layout.boot_sign


@pytest.fixture
def files(tmp_path) -> Path:
    return system_files(tmp_path / "files")


@pytest.mark.big
@pytest.mark.thorough
def test_init_is_found_among_real_files_in_a_gibibyte(files, tmp_path):
    shutil.copytree(
        Path(os.__file__).parent,
        files / "usr/lib/python",
        ignore=shutil.ignore_patterns("site-packages", "dist-packages", "test"),
        symlinks=True,
    )
    path = make_ext(tmp_path / "disk", files, "-L", "rootfs", megabytes=1024)
    content = read_both_ways(path)
    assert (content.layout.boot, content.layout.boot_sign) == (Boot.FOUND, "/sbin/init")
    assert codes(content) == []


@pytest.mark.big
@pytest.mark.parametrize("kind", ["ext2", "ext3", "ext4"])
@pytest.mark.parametrize("block", ["1024", "4096"])
@pytest.mark.few(3)
def test_init_is_found_in_a_folder_of_thousands(files, tmp_path, kind, block):
    for number in range(1500):
        (files / "usr/sbin" / f"a-program-with-a-long-name-{number}").touch()
    path = make_ext(tmp_path / "disk", files, "-b", block, "-N", "2000", kind=kind, megabytes=32)
    assert boot_of(path) == (Boot.FOUND, "/sbin/init")


def test_a_hash_tree_reads_like_a_list(files, tmp_path):
    for number in range(1500):
        (files / "usr/sbin" / f"a-program-with-a-long-name-{number}").touch()
    path = make_ext(tmp_path / "disk", files, "-N", "2000", megabytes=32)
    run("e2fsck", "-fyD", path)
    assert b"Root node dump" in run("debugfs", "-R", "htree_dump /usr/sbin", path)
    assert boot_of(path) == (Boot.FOUND, "/sbin/init")


@pytest.mark.parametrize("name", ["/boot/vmlinuz-6.1.0", "/vmlinuz", "/init", "/boot/bzImage"])
def test_a_kernel_alone_looks_bootable_too(tmp_path, name):
    path = tmp_path / "files" / name.lstrip("/")
    path.parent.mkdir(parents=True)
    path.write_text("program")
    assert boot_of(make_ext(tmp_path / "disk", tmp_path / "files")) == (Boot.FOUND, name)


def test_a_disk_of_data_is_noted_and_not_warned_of(tmp_path):
    (tmp_path / "files" / "sbin").mkdir(parents=True)
    (tmp_path / "files" / "sbin" / "initial").write_text("data")
    content = read_both_ways(make_ext(tmp_path / "disk", tmp_path / "files"))
    assert (content.layout.boot, codes(content)) == (Boot.NO, ["no-init"])


@pytest.mark.parametrize("target", ["init", "../sbin/init", "/nowhere", "x" * 300])
def test_a_dangling_link_is_no_init(tmp_path, target):
    (tmp_path / "files" / "sbin").mkdir(parents=True)
    (tmp_path / "files" / "sbin" / "init").symlink_to(target)
    assert boot_of(make_ext(tmp_path / "disk", tmp_path / "files")) == (Boot.NO, "")


def test_a_long_link_up_and_down_is_followed(tmp_path):
    (tmp_path / "files" / "sbin").mkdir(parents=True)
    (tmp_path / "files" / "real").write_text("program")
    (tmp_path / "files" / "sbin" / "init").symlink_to("./" * 50 + "../sbin/.././real")
    assert boot_of(make_ext(tmp_path / "disk", tmp_path / "files")) == (Boot.FOUND, "/sbin/init")


@pytest.mark.parametrize("feature", ["meta_bg,^resize_inode"])
def test_a_file_system_that_cannot_be_read_is_unknown_rather_than_not_bootable(
    files, tmp_path, feature
):
    path = make_ext(tmp_path / "disk", files, "-O", feature)
    assert boot_of(path) == (Boot.UNKNOWN, "")


@pytest.mark.parametrize(
    "command", ["set_super_value state 0", "feature needs_recovery", "set_super_value state 2"]
)
def test_a_file_system_that_is_not_clean_is_reported(files, tmp_path, command):
    path = make_ext(tmp_path / "disk", files)
    run("debugfs", "-w", "-R", command, path)
    assert codes(read_both_ways(path)) == ["dirty"]


def test_a_copy_of_a_mounted_disk_is_reported(files, tmp_path):
    path, there = make_ext(tmp_path / "disk", files), tmp_path / "there"
    there.mkdir()
    command = ["mount", "-o", "loop", path, there]
    if sys.platform != "linux" or os.geteuid() or subprocess.call(command):
        pytest.skip("only root may mount")
    try:
        (there / "more").write_text("new")
        run("sync", "-f", there)
        shutil.copyfile(path, tmp_path / "copy")
    finally:
        run("umount", there)
    assert codes(read_both_ways(tmp_path / "copy")) == ["dirty"]
    assert codes(read_both_ways(path)) == []


def test_a_partition_with_a_system_and_boot_code_starts(files, tmp_path):
    disk = make_partitioned(tmp_path / "disk", 32, "label: dos\n,20M,83,*\n,,82\n")
    write_at(disk, MEBI, make_ext(tmp_path / "ext4", files, megabytes=20).read_bytes())
    assert codes(read_both_ways(disk)) == ["partitioned", "no-boot-code"]
    write_at(disk, 0, b"\xeb\x63\x90")
    assert boot_of(disk) == (Boot.FOUND, "/sbin/init")


def test_what_boot_code_before_a_disk_of_data_starts_is_unknown(tmp_path):
    (tmp_path / "files").mkdir()
    disk = make_partitioned(tmp_path / "disk", 32, "label: dos\n,20M,83,*\n")
    write_at(disk, MEBI, make_ext(tmp_path / "ext4", tmp_path / "files", megabytes=20).read_bytes())
    write_at(disk, 0, b"\xeb\x63\x90")
    assert codes(read_both_ways(disk)) == ["partitioned"]
    assert boot_of(disk) == (Boot.UNKNOWN, "")


def test_a_dirty_partition_is_reported_with_its_number(tmp_path, files):
    disk = make_partitioned(tmp_path / "disk", 32, "label: dos\n,4M,82\n,20M,83\n")
    ext4 = make_ext(tmp_path / "ext4", files, megabytes=20)
    run("debugfs", "-w", "-R", "set_super_value state 0", ext4)
    write_at(disk, 5 * MEBI, ext4.read_bytes())
    (found,) = (finding for finding in read_both_ways(disk).findings if finding.code == "dirty")
    assert found.facts == {"number": 2}


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> bytes:
    """A small file system with a system on it, and what of it is not zero."""
    folder = tmp_path_factory.mktemp("small")
    return make_ext(folder / "disk", system_files(folder / "files"), megabytes=2).read_bytes()


@pytest.mark.big
@settings(max_examples=amount(40, 150), deadline=None)
@given(st.data())
def test_any_damage_ends_in_an_answer(small, data):
    disk = bytearray(small)
    used = [at for at in range(0, len(small), 1024) if any(small[at : at + 1024])]
    for _ in range(data.draw(st.integers(1, 30))):
        at = data.draw(st.sampled_from(used)) + data.draw(st.integers(0, 255))
        disk[at : at + 4] = data.draw(st.binary(min_size=4, max_size=4))
    view = BytesView(bytes(disk))
    assert read_content(view).layout.boot in set(Boot)
    assert view.asked < 16 * MEBI


@given(st.binary(min_size=60, max_size=60), st.binary(max_size=4096), st.integers(0, 3000))
def test_any_tree_of_extents_ends(root, noise, count):
    disk = BytesView(noise.ljust(64 * 1024, b"\0"))
    with suppress(Broken, NotAvailable):
        assert sum(run.count for run in extent_runs(disk, root, count, 1024)) <= count


def test_a_circular_tree_of_extents_ends():
    node = struct.pack("<4H4x", 0xF30A, 84, 84, 1) + struct.pack("<IIHH", 0, 0, 0, 0) * 84
    disk = BytesView(node.ljust(1024, b"\0"))
    root = struct.pack("<4H4x", 0xF30A, 4, 4, 2) + struct.pack("<IIHH", 0, 0, 0, 0) * 4
    with pytest.raises(Broken):
        list(extent_runs(disk, root, 1 << 20, 1024))


def test_a_folder_beyond_all_reason_is_not_read_to_its_end(tmp_path):
    (tmp_path / "files" / "sbin").mkdir(parents=True)
    for number in range(300):
        (tmp_path / "files" / "sbin" / f"{number}-{'x' * 200}").touch()
    path = make_ext(tmp_path / "disk", tmp_path / "files", "-b", "4096", kind="ext2")
    content = run("debugfs", "-R", "stat /sbin", path).decode()
    first, indirect = re.search(r"\(0[^)]*\):(\d+)", content), re.search(r"\(IND\):(\d+)", content)
    assert first
    assert indirect
    write_at(path, int(indirect[1]) * 4096, struct.pack("<I", int(first[1])) * 1024)
    run("debugfs", "-w", "-R", f"set_inode_field /sbin size {1036 * 4096}", path)
    assert boot_of(path) == (Boot.UNKNOWN, "")


def test_an_empty_file_system_reads_no_further(tmp_path):
    run("mkfs.ext4", "-q", "-F", make_blank(tmp_path / "disk", 16))
    assert boot_of(tmp_path / "disk") == (Boot.NO, "")
