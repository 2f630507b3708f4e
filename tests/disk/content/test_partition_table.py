"""Partition tables as sfdisk writes them, and damaged."""

import shutil
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imageuploader.disk.content.partition_table import read_partition_table
from imageuploader.domain.disk_report import Boot
from tests.disk.content.byte_views import BytesView
from tests.disk.content.real_disks import (
    MEBI,
    codes,
    make_blank,
    make_fat,
    make_partitioned,
    read_both_ways,
    write_at,
)
from tests.disk.real_programs import make_ext4, run

pytestmark = pytest.mark.big

LINUX = "0FC63DAF-8483-4772-8E79-3D69D8477DE4"
BIOS = "21686148-6449-6E6F-744E-656564454649"
GPT = f"label: gpt\nsize=4M,type=U,name=boot\nsize=1M,type={BIOS}\ntype={LINUX},name=all\n"
MBR = "label: dos\n,8M,83,*\n,4M,82\n,,5\n,4M,83\n,4M,7\n,,c\n"
GPT_MEGABYTES = 32
SECTOR = 512


@pytest.fixture(scope="module")
def unharmed(tmp_path_factory):
    """A disk with an EFI, a BIOS boot and an ext4 partition."""
    folder = tmp_path_factory.mktemp("gpt")
    path = make_partitioned(folder / "gpt", GPT_MEGABYTES, GPT)
    write_at(path, MEBI, make_fat(folder / "efi", 4, "EFI"))
    (folder / "none").mkdir()
    ext4 = make_ext4(folder / "ext4", folder / "none", 24)
    run("tune2fs", "-L", "root", ext4)
    write_at(path, 6 * MEBI, ext4.read_bytes())
    write_at(path, 0, b"\xeb\x63\x90")
    return path


@pytest.fixture
def gpt(unharmed, tmp_path):
    return shutil.copyfile(unharmed, tmp_path / "gpt")


def record(state: int, kind: int, start: int, count: int) -> bytes:
    return struct.pack("<B3xB3xII", state, kind, start, count)


def flip(path, at):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def test_a_gpt_has_type_file_system_and_label_of_each_partition(gpt):
    content = read_both_ways(gpt)
    assert [(p.number, p.kind, p.file_system, p.label) for p in content.layout.partitions] == [
        (1, "EFI System", "fat", "EFI"),
        (2, "BIOS boot", "", ""),
        (3, "Linux filesystem", "ext4", "root"),
    ]
    starts = [(p.start, p.size) for p in content.layout.partitions]
    assert starts[:2] == [(MEBI, 4 * MEBI), (5 * MEBI, MEBI)]
    assert (content.name, content.layout.table, codes(content)) == (
        "gpt",
        "gpt",
        ["partitioned"],
    )
    assert (content.layout.boot, content.layout.boot_sign) == (Boot.FOUND, "boot code")


def test_a_partition_name_replaces_a_missing_label(tmp_path):
    path = make_partitioned(tmp_path / "disk", 16, GPT)
    assert [p.label for p in read_both_ways(path).layout.partitions] == ["boot", "", "all"]


def test_logical_partitions_are_found_along_their_chain(tmp_path):
    content = read_both_ways(make_partitioned(tmp_path / "disk", 64, MBR))
    assert [(p.number, p.kind) for p in content.layout.partitions] == [
        (1, "Linux"),
        (2, "Linux swap"),
        (5, "Linux"),
        (6, "NTFS or exFAT"),
        (7, "FAT32"),
    ]
    last = content.layout.partitions[-1]
    assert last.start + last.size == 64 * MEBI
    assert (content.name, codes(content)) == ("mbr", ["partitioned", "no-boot-code"])


def test_a_circular_chain_of_boot_records_ends(tmp_path):
    path = make_partitioned(tmp_path / "disk", 64, MBR)
    fifth = next(p for p in read_both_ways(path).layout.partitions if p.number == 5)
    record = fifth.start - MEBI  # sfdisk leaves 1 MiB between a record and its partition
    write_at(path, record + 446 + 16 + 8, bytes(4))
    assert [p.number for p in read_both_ways(path).layout.partitions] == [1, 2, 5]


def test_a_program_in_the_first_sector_is_boot_code(tmp_path):
    path = make_partitioned(tmp_path / "disk", 64, MBR)
    write_at(path, 0, b"\xeb\x63\x90")
    content = read_both_ways(path)
    assert (content.layout.boot, content.layout.boot_sign) == (Boot.FOUND, "boot code")
    assert codes(content) == ["partitioned"]


@pytest.mark.parametrize("at", [SECTOR + 40, SECTOR + 16, 2 * SECTOR + 40, 33 * SECTOR])
def test_a_damaged_primary_gpt_is_reported_and_the_backup_used(gpt, at):
    whole = read_both_ways(gpt).layout
    flip(gpt, at)
    content = read_both_ways(gpt)
    assert codes(content) == ["partitioned", "gpt-primary"]
    assert content.layout == whole


@pytest.mark.parametrize("back", [SECTOR, SECTOR - 40, 2 * SECTOR, 33 * SECTOR])
def test_a_damaged_backup_gpt_is_reported(gpt, back):
    flip(gpt, GPT_MEGABYTES * MEBI - back)
    assert codes(read_both_ways(gpt)) == ["partitioned", "gpt-backup"]


def test_with_both_copies_damaged_no_partition_is_made_up(gpt):
    flip(gpt, SECTOR)
    flip(gpt, GPT_MEGABYTES * MEBI - SECTOR)
    content = read_both_ways(gpt)
    assert codes(content) == ["partitioned", "gpt-broken"]
    assert (content.layout.partitions, content.layout.boot) == ((), Boot.UNKNOWN)


def test_a_disk_cut_behind_its_partitions_has_lost_the_copy_of_the_table(gpt):
    run("truncate", "-s", "-1024", gpt)
    (found,) = (finding for finding in read_both_ways(gpt).findings if finding.code == "cut-gpt")
    size = GPT_MEGABYTES * MEBI
    assert found.facts == {"found": size - 1024, "expected": size}


def test_a_disk_cut_in_a_partition_is_reported_with_its_number(gpt):
    run("truncate", "-s", "20M", gpt)
    (found,) = (
        finding for finding in read_both_ways(gpt).findings if finding.code.startswith("cut")
    )
    assert (found.code, found.facts["number"]) == ("cut-partition", 3)
    assert found.facts["found"] == 20 * MEBI
    assert found.facts["expected"] == (GPT_MEGABYTES - 1) * MEBI


def test_a_disk_that_grew_is_whole(gpt):
    run("truncate", "-s", "+8M", gpt)
    assert codes(read_both_ways(gpt)) == ["partitioned"]


def test_a_file_system_larger_than_its_partition_is_reported(gpt, tmp_path):
    write_at(gpt, MEBI, make_fat(tmp_path / "large", 8, "LARGE"))
    (found,) = (
        finding for finding in read_both_ways(gpt).findings if finding.code.startswith("cut")
    )
    expected = {"number": 1, "kind": "fat", "found": 4 * MEBI, "expected": 8 * MEBI}
    assert (found.code, found.facts) == ("cut-file-system", expected)


def test_a_table_without_protection_is_no_match_for_a_newer_mbr(gpt):
    write_at(gpt, 446, bytes(64))
    write_at(gpt, 446, record(0, 0x83, 2048, 4096))
    content = read_both_ways(gpt)
    assert (content.layout.table, [p.kind for p in content.layout.partitions]) == ("mbr", ["Linux"])


@pytest.mark.parametrize(("kind", "start"), [(0x17, 64), (0x17, 5404), (0, 0), (0x83, 1)])
def test_a_hybrid_disc_is_a_disc_first(tmp_path, kind, start):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "noise").write_bytes(bytes(range(256)) * 16_384)
    disc = tmp_path / "disc"
    run("genisoimage", "-quiet", "-V", "WEB", "-o", disc, tmp_path / "files")
    write_at(disc, 446, record(0x80, kind, start, disc.stat().st_size // SECTOR - start))
    write_at(disc, 510, b"\x55\xaa")
    content = read_both_ways(disc)
    assert (content.name, content.layout.table, content.layout.label) == ("iso", "mbr", "WEB")
    assert codes(content) == ["iso"]


def test_a_partition_without_a_kind_is_one_as_linux_sees_it(tmp_path):
    path = make_blank(tmp_path / "disk", 4)
    write_at(path, 446, record(0x80, 0, 2048, 2048))
    write_at(path, 510, b"\x55\xaa")
    assert [(p.number, p.start) for p in read_both_ways(path).layout.partitions] == [(1, MEBI)]


def test_what_is_left_of_an_older_disc_is_no_disc(tmp_path, gpt):
    (tmp_path / "files").mkdir()
    run("genisoimage", "-quiet", "-o", tmp_path / "disc", tmp_path / "files")
    write_at(gpt, 32_768, (tmp_path / "disc").read_bytes()[32_768:40_000])
    assert (read_both_ways(gpt).name, codes(read_both_ways(gpt))) == ("gpt", ["partitioned"])


def test_a_boot_sector_of_fat_is_no_partition_table(tmp_path):
    make_fat(tmp_path / "disk", 8, "WEB")
    write_at(tmp_path / "disk", 446, record(0x80, 0x0C, 63, 900))
    assert read_both_ways(tmp_path / "disk").layout.table == ""


def test_a_sector_of_code_is_no_partition_table(tmp_path):
    path = make_blank(tmp_path / "disk", 1)
    write_at(path, 0, b"\xeb\x3c\x90" * 170 + b"\x55\xaa")
    assert codes(read_both_ways(path)) == ["unknown-content"]


@given(st.binary(min_size=66, max_size=66), st.binary(max_size=4000))
def test_any_boot_record_is_walked_to_an_end(entries, rest):
    disk = BytesView((bytes(446) + entries[:64] + b"\x55\xaa" + rest).ljust(64 * SECTOR, b"\0"))
    table = read_partition_table(disk)
    assert table is None or len(table.partitions) <= 4 + 4 * 64
    assert disk.reads < 300


@given(st.data())
def test_a_gpt_that_is_right_by_its_checksums_may_say_anything(data):
    words = st.integers(0, 2**64 - 1) | st.integers(0, 80)
    other, entries = data.draw(words), data.draw(words)
    count, width = data.draw(st.integers(0, 2**32 - 1)), data.draw(st.integers(0, 2**32 - 1))
    noise = data.draw(st.binary(max_size=2000)).ljust(4096, b"\1")
    body = struct.pack("<4Q16sQIII", 1, other, 34, 99, b"", entries, count, width, 0)
    head = struct.pack("<8sIIII", b"EFI PART", 0x10000, 92, 0, 0) + body
    head = head[:16] + struct.pack("<I", zlib.crc32(head)) + head[20:]
    disk = BytesView(bytes(SECTOR) + head.ljust(SECTOR, b"\0") + noise)
    table = read_partition_table(disk)
    assert table is not None
    assert table.name == "gpt"
    assert disk.asked < 4 * MEBI
