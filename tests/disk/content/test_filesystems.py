"""Every file system as its own program makes it."""

import os
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imageuploader.disk.content.byte_view import FileView
from imageuploader.disk.content.filesystems import read_file_system
from imageuploader.domain.disk_report import Boot
from tests.disk.content.byte_views import BytesView
from tests.disk.content.real_disks import MEBI, codes, make_blank, read_both_ways, run_with_input
from tests.disk.real_programs import run
from tests.required_tools import tool

pytestmark = pytest.mark.big

_LUKS = ("luksFormat", "-q", "--pbkdf-force-iterations", "1000", "--type")
MADE = [
    ("ext2", 16, ("mkfs.ext2", "-q", "-F", "-L", "web")),
    ("ext3", 16, ("mkfs.ext3", "-q", "-F", "-L", "web")),
    ("ext4", 16, ("mkfs.ext4", "-q", "-F", "-L", "web")),
    ("ext4", 16, ("mkfs.ext4", "-q", "-F", "-b", "1024", "-O", "^64bit,^has_journal", "-L", "web")),
    ("xfs", 320, ("mkfs.xfs", "-q", "-L", "web")),
    ("btrfs", 128, ("mkfs.btrfs", "-q", "-L", "web")),
    ("f2fs", 64, ("mkfs.f2fs", "-q", "-l", "web")),
    ("fat", 2, ("mkfs.vfat", "-n", "web")),
    ("fat", 32, ("mkfs.vfat", "-n", "web")),
    ("fat", 64, ("mkfs.vfat", "-F", "32", "-n", "web")),
    ("exfat", 16, ("mkfs.exfat", "-L", "web")),
    ("ntfs", 8, ("mkfs.ntfs", "-q", "-F", "-Q", "-L", "web")),
    ("swap", 8, ("mkswap", "-q", "-L", "web")),
    ("luks2", 32, ("cryptsetup", *_LUKS, "luks2", "--pbkdf", "pbkdf2", "--label", "web")),
    ("luks1", 8, ("cryptsetup", *_LUKS, "luks1")),
]
NO_LABEL = {"luks1"}


def make(path: Path, megabytes: int, command: tuple[str, ...]) -> Path:
    run_with_input("password", *command, make_blank(path, megabytes))
    return path


@pytest.mark.parametrize(("kind", "megabytes", "command"), MADE)
@pytest.mark.few(8)
def test_kind_label_and_size_are_those_that_were_asked_for(tmp_path, kind, megabytes, command):
    path = make(tmp_path / "disk", megabytes, command)
    content = read_both_ways(path)
    assert (content.name, content.layout.file_system, content.layout.table) == (kind, kind, "")
    assert content.layout.label.lower() == ("" if kind in NO_LABEL else "web")
    assert "cut-file-system" not in codes(content)
    assert ("luks" in codes(content)) == kind.startswith("luks")


@pytest.mark.parametrize(
    ("kind", "megabytes", "command"), [made for made in MADE if "luks" not in made[0]]
)
def test_a_truncated_file_is_detected_by_the_size_in_the_file_system(
    tmp_path, kind, megabytes, command
):
    path = make(tmp_path / "disk", megabytes, command)
    with path.open("r+b") as file:
        file.truncate(megabytes * MEBI // 2)
    (cut,) = (
        finding for finding in read_both_ways(path).findings if finding.code == "cut-file-system"
    )
    assert (cut.facts["kind"], cut.facts["found"]) == (kind, megabytes * MEBI // 2)
    assert megabytes * MEBI * 0.9 < cut.facts["expected"] <= megabytes * MEBI


def test_squashfs_and_iso_are_detected(tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "noise").write_bytes(bytes(range(256)) * 4096)
    run("mksquashfs", tmp_path / "files", tmp_path / "disk", "-quiet", "-no-progress", "-noD")
    assert read_both_ways(tmp_path / "disk").layout.file_system == "squashfs"
    run("genisoimage", "-quiet", "-V", "WEB 1", "-o", tmp_path / "disc", tmp_path / "files")
    content = read_both_ways(tmp_path / "disc")
    assert (content.layout.file_system, content.layout.label, codes(content)) == (
        "iso",
        "WEB 1",
        ["iso"],
    )
    for name, kind in (("disk", "squashfs"), ("disc", "iso")):
        path = tmp_path / name
        path.write_bytes(path.read_bytes()[: 512 * 1024])
        assert (read_both_ways(path).name, codes(read_both_ways(path))[-1]) == (
            kind,
            "cut-file-system",
        )


@pytest.fixture
def loop(tmp_path) -> Iterator[tuple[Path, str]]:
    """A file of 32 MiB, and the loop device that stands for it."""
    path = make_blank(tmp_path / "volume", 32)
    command = [tool("losetup"), "--find", "--show", str(path)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip("there is no loop device to be had")
    yield path, made.stdout.strip()
    run("losetup", "--detach", made.stdout.strip())


def test_an_lvm_volume_made_by_pvcreate_is_detected(loop):
    path, device = loop
    # pvcreate must scan no device but ours.
    only = f'filter=["a|^{device}$|","r|.*|"] use_devicesfile=0 hints="none"'
    config = f"devices{{{only}}} backup{{backup=0 archive=0}}"
    run("pvcreate", "-y", "--config", config, device)
    content = read_both_ways(path)
    assert (content.name, content.layout.file_system, codes(content)) == ("lvm", "lvm", [])
    os.truncate(path, 16 * MEBI)
    assert codes(read_both_ways(path)) == ["cut-file-system"]


def physical_volume(megabytes: int) -> bytes:
    """The label of an LVM2 physical volume, for systems without a loop device."""
    name = b"rcupMKxiZCWGHrNWolVUY37hB09jdQ7x"
    about = name + struct.pack("<QQQQQ", megabytes * MEBI, MEBI, 0, 0, 0)
    label = b"LVM2 001" + about.ljust(480, b"\0")
    checked = struct.pack("<I", 32) + label
    return b"LABELONE" + struct.pack("<QI", 1, lvm_checksum(checked)) + checked


def lvm_checksum(data: bytes) -> int:
    crc = 0xF597A6CF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc


def test_an_lvm_volume_is_detected_as_blkid_detects_it(tmp_path):
    path = make_blank(tmp_path / "disk", 8)
    with path.open("r+b") as file:
        file.seek(512)
        file.write(physical_volume(8))
    assert b"LVM2_member" in run("blkid", "-p", path)
    assert (read_both_ways(path).name, codes(read_both_ways(path))) == ("lvm", [])
    path.write_bytes(path.read_bytes()[: 4 * MEBI])
    assert codes(read_both_ways(path)) == ["cut-file-system"]


def test_a_label_cannot_command_a_terminal(tmp_path):
    path = make_blank(tmp_path / "disk", 8)
    run("mkfs.ext4", "-q", "-F", "-L", "a\x1b[31mb\u202ec", path)
    assert read_both_ways(path).layout.label == "a[31mbc"


def test_a_label_of_other_letters_is_kept(tmp_path):
    path = make_blank(tmp_path / "disk", 64)
    run("mkfs.f2fs", "-q", "-l", "größe-日本", path)
    assert read_both_ways(path).layout.label == "größe-日本"


def test_a_new_file_system_hides_the_older_one(tmp_path):
    path = make_blank(tmp_path / "disk", 128)
    for kind, command in (
        ("btrfs", ("mkfs.btrfs", "-q", "-f")),
        ("ext4", ("mkfs.ext4", "-q", "-F")),
        ("fat", ("mkfs.vfat",)),
        ("swap", ("mkswap", "-q")),
        ("ext2", ("mkfs.ext2", "-q", "-F")),
        ("f2fs", ("mkfs.f2fs", "-q", "-f")),
    ):
        run(command[0], *command[1:], path)
        assert read_both_ways(path).name == kind


def test_swap_alone_starts_no_server(tmp_path):
    run("mkswap", "-q", make_blank(tmp_path / "disk", 8))
    content = read_both_ways(tmp_path / "disk")
    assert (content.layout.boot, codes(content)) == (Boot.NO, ["no-init"])


SIGNS = [
    (0, b"LUKS\xba\xbe\0\1"),
    (0, b"XFSB"),
    (0, b"hsqs"),
    (3, b"NTFS    "),
    (3, b"EXFAT   "),
    (1080, b"\x53\xef"),
    (1024, b"\x10\x20\xf5\xf2"),
    (512, b"LABELONE"),
    (4086, b"SWAPSPACE2"),
    (65_600, b"_BHRfS_M"),
    (32_768, b"\1CD001"),
    (510, b"\x55\xaa"),
]


@given(st.sampled_from(SIGNS), st.binary(max_size=600), st.integers(0, 70_000), st.integers())
def test_any_bytes_may_follow_a_magic_number(sign, noise, size, seed):
    at, magic = sign
    before = Random(seed).randbytes(size)  # noqa: S311 - not for secrets
    disk = bytearray(before.ljust(at, b"\0")[:at] + magic + noise)
    found = read_file_system(BytesView(bytes(disk.ljust(size, b"\0"))))
    assert found is None or (found.label.isprintable() and (found.size or 0) >= 0)


def test_a_file_system_on_a_file_that_shrank_is_none(tmp_path):
    path = make_blank(tmp_path / "disk", 1)
    with path.open("rb", buffering=0) as file:
        view = FileView(file, path, 2 * MEBI)
        assert view.read(MEBI, 512) is None
        assert read_file_system(view) is None
