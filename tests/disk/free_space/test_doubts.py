"""Where anything is in doubt, everything is sent, and the log says why."""

import logging
import os
import struct

import pytest

from imageuploader.disk.crc32c import extend_crc32c
from imageuploader.disk.free_space.doubt import Doubt
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import PrepareOptions
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.content.real_disks import run_with_input, write_at
from tests.disk.free_space.ext_images import fill_folder, free_of, make_filled, send, unpack
from tests.disk.real_programs import run

pytestmark = pytest.mark.big

SUPERBLOCK = 1024


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A function that returns the content of a file system, made once for all tests."""
    files = fill_folder(tmp_path_factory.mktemp("files"))
    made = dict[str, bytes]()

    def content(options):
        if options not in made:
            path = make_filled(tmp_path_factory.mktemp("made") / "disk.img", options, files)
            made[options] = path.read_bytes()
        return made[options]

    return content


def change(disk, at, content):
    """Change the superblock, and make its checksum right again."""
    write_at(disk, SUPERBLOCK + at, content)
    with disk.open("rb") as file:
        file.seek(SUPERBLOCK)
        raw = file.read(1020)
    write_at(disk, SUPERBLOCK + 1020, extend_crc32c(0xFFFFFFFF, raw).to_bytes(4, "little"))


def number_at(disk, at, count=4):
    with disk.open("rb") as file:
        file.seek(SUPERBLOCK + at)
        return int.from_bytes(file.read(count), "little")


def set_bits(disk, at, bits):
    change(disk, at, struct.pack("<I", number_at(disk, at) | bits))


def bitmap_of(disk, group):
    """Return where the block bitmap of a group is, as dumpe2fs says."""
    lines = run("dumpe2fs", disk).decode().partition(f"\nGroup {group}:")[2]
    return int(lines.partition("Block bitmap at ")[2].split()[0]) * 1024


def flip_bit(disk, at):
    """Call a block free that is used, or used if it is free."""
    write_at(disk, at, bytes([disk.read_bytes()[at] ^ 1]))


def mount_elsewhere(disk):
    """Make the sequence number that of a file system in use."""
    run("tune2fs", "-O", "mmp", disk)
    block = number_at(disk, 0x168)
    write_at(disk, block * 1024 + 4, b"\x05\x00\x00\x00")


EXT4, EXT4_CRC16 = "-t ext4 -b 1024", "-t ext4 -b 1024 -O ^metadata_csum,uninit_bg"
EXT2 = "-t ext2 -b 1024"
DOUBTS = (
    ("its journal has to be replayed", EXT4, lambda disk: set_bits(disk, 0x60, 0x4)),
    ("was not unmounted, or has errors", EXT4, lambda disk: change(disk, 0x3A, b"\x00\x00")),
    ("was not unmounted, or has errors", EXT4, lambda disk: change(disk, 0x3A, b"\x03\x00")),
    ("was not unmounted, or has errors", EXT2, lambda disk: change(disk, 0x3A, b"\x02\x00")),
    ("errors were found in it", EXT4, lambda disk: change(disk, 0x194, b"\x01")),
    ("wait to be deleted", EXT4, lambda disk: change(disk, 0xE8, b"\x0c")),
    ("wait to be deleted", EXT4, lambda disk: set_bits(disk, 0x64, 0x10000)),
    ("features that are not known", EXT4, lambda disk: set_bits(disk, 0x60, 0x1000000)),
    ("features that are not known", EXT4, lambda disk: set_bits(disk, 0x64, 0x80)),
    ("two kinds of checksums", EXT4, lambda disk: set_bits(disk, 0x64, 0x10)),
    ("checksum of the superblock", EXT4, lambda disk: write_at(disk, SUPERBLOCK + 0x88, b"/mnt")),
    ("checksums are of an unknown kind", EXT4, lambda disk: change(disk, 0x175, b"\x02")),
    ("descriptor of group 1 is wrong", EXT4, lambda disk: write_at(disk, 2048 + 64 + 12, b"!")),
    ("descriptor of group 1 is wrong", EXT4_CRC16, lambda disk: write_at(disk, 2048 + 76, b"!")),
    ("bitmap of group 0 is wrong", EXT4, lambda disk: flip_bit(disk, bitmap_of(disk, 0))),
    ("calls its own blocks free", EXT2, lambda disk: flip_bit(disk, bitmap_of(disk, 0))),
    (
        "group 0 counts its free blocks wrong",
        EXT2,
        lambda disk: flip_bit(disk, bitmap_of(disk, 0) + 1023),
    ),
    ("it counts its free blocks wrong", EXT2, lambda disk: change(disk, 0xC, b"\x01\x00")),
    ("its number of inodes is wrong", EXT2, lambda disk: change(disk, 0x0, b"\x01")),
    ("its first block is another", EXT2, lambda disk: change(disk, 0x14, b"\x00")),
    ("its groups are odd", f"{EXT4} -O bigalloc -C 16384", lambda disk: change(disk, 0x24, b"!")),
    ("its bitmaps are odd", EXT2, lambda disk: change(disk, 0x20, b"\xfc")),
    ("it is truncated", EXT2, lambda disk: change(disk, 0x4, b"\xff\xff\xff\x7f")),
    ("is outside of it", EXT2, lambda disk: write_at(disk, 2048, b"\xff\xff\xff")),
    ("it is mounted somewhere", EXT4, mount_elsewhere),
    ("signs of btrfs", EXT2, lambda disk: write_at(disk, 0x10040, b"_BHRfS_M")),
    ("signs of Linux RAID 1.2", EXT2, lambda disk: write_at(disk, 4096, b"\xfc\x4e\x2b\xa9")),
    ("signs of lvm", EXT2, lambda disk: write_at(disk, 512, b"LABELONE".ljust(24) + b"LVM2 001")),
    ("signs of swap", EXT2, lambda disk: write_at(disk, 65526, b"SWAPSPACE2")),
    (
        "signs of ZFS",
        EXT2,
        lambda disk: write_at(disk, 130 << 10, b"\x0c\xb1\xba" + bytes(5)),
    ),
)
IDS = [f"{reason} ({number})" for number, (reason, _, _) in enumerate(DOUBTS)]


@pytest.mark.parametrize("doubt", DOUBTS, ids=IDS)
def test_a_disk_in_doubt_has_nothing_to_leave_out(doubt, filled, tmp_path, caplog):
    reason, options, damage = doubt
    disk = tmp_path / "disk.img"
    disk.write_bytes(filled(options))
    damage(disk)
    with caplog.at_level(logging.INFO):
        report = inspect(disk, cancel=CancelToken())
    assert reason in caplog.text
    assert report.free_space is None


@pytest.mark.parametrize("doubt", [DOUBTS[0], DOUBTS[2], DOUBTS[14]], ids=lambda doubt: doubt[0])
def test_of_a_disk_in_doubt_every_byte_is_sent(doubt, filled, tmp_path):
    _, options, damage = doubt
    disk = tmp_path / "disk.img"
    disk.write_bytes(filled(options))
    damage(disk)
    payload = send(disk, tmp_path)
    assert payload.left_out_bytes == 0
    assert unpack(payload, tmp_path / "body.img").read_bytes() == disk.read_bytes()


def test_a_large_disk_with_tiny_groups_is_not_looked_through(filled, tmp_path):
    disk = tmp_path / "disk.img"
    disk.write_bytes(filled(EXT2))
    with disk.open("r+b") as file:
        file.truncate(1 << 30)
    change(disk, 0x4, struct.pack("<I", 1 << 20))
    change(disk, 0x20, struct.pack("<I", 8))
    with pytest.raises(Doubt, match="it has too many groups"):
        free_of(disk)


def test_a_file_system_that_is_cut_has_nothing_to_leave_out(filled, tmp_path, caplog):
    disk = tmp_path / "disk.img"
    disk.write_bytes(filled(EXT4)[: -1 << 20])
    with caplog.at_level(logging.INFO):
        report = inspect(disk, cancel=CancelToken())
    assert "it is truncated" in caplog.text
    assert report.free_space is None


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("start=2048, size=40960, type=8e\n", "is one for Linux LVM"),
        ("start=2048, size=40960, type=fd\n", "is one for Linux RAID"),
    ],
)
def test_a_partition_in_doubt_has_nothing_to_leave_out(script, reason, filled, tmp_path, caplog):
    disk = tmp_path / "disk.img"
    disk.write_bytes(bytes(22 << 20))
    run_with_input(f"label: dos\n{script}", "sfdisk", "-q", "-f", disk)
    write_at(disk, 2048 * 512, filled(EXT4))
    with caplog.at_level(logging.INFO):
        report = inspect(disk, cancel=CancelToken())
    assert reason in caplog.text
    assert report.free_space is None


def test_a_partition_that_another_overlaps_has_nothing_to_leave_out(filled, tmp_path, caplog):
    disk = tmp_path / "disk.img"
    disk.write_bytes(bytes(22 << 20))
    run_with_input("label: dos\nstart=2048, size=40960\n", "sfdisk", "-q", disk)
    write_at(disk, 446 + 16, struct.pack("<4x4x2I", 20480, 8192))  # sfdisk would not make it
    write_at(disk, 446 + 20, b"\x83")
    write_at(disk, 2048 * 512, filled(EXT4))
    with caplog.at_level(logging.INFO):
        report = inspect(disk, cancel=CancelToken())
    assert "another partition overlaps it" in caplog.text
    assert report.free_space is None


@pytest.mark.parametrize(("at", "content"), [(1024, b"\x02"), (1028, b"\xff\xff\xff\x00")])
def test_a_swap_area_in_doubt_has_nothing_to_leave_out(at, content, tmp_path, caplog):
    disk = tmp_path / "swap.img"
    disk.write_bytes(os.urandom(2 << 20))
    run("mkswap", disk)
    write_at(disk, at, content)
    with caplog.at_level(logging.INFO):
        report = inspect(disk, cancel=CancelToken())
    assert "the free space of the disk (swap) is sent" in caplog.text
    assert report.free_space is None


def test_who_wants_it_gets_everything_sent(filled, tmp_path, cancel):
    disk = tmp_path / "disk.img"
    disk.write_bytes(filled(EXT4))
    report = inspect(disk, cancel=cancel)
    assert report.left_out_bytes
    options = PrepareOptions(tmp_path, keeps_free_space=True)
    payload = prepare(report, options, on_progress=ignore_progress, cancel=cancel)
    assert payload.left_out_bytes == 0
    assert unpack(payload, tmp_path / "body.img").read_bytes() == disk.read_bytes()
