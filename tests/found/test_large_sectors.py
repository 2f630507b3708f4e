"""A GPT made for sectors of 4096 bytes is whole, and no Linode finds a partition by it."""

import gzip
import struct
import zlib
from uuid import UUID

import pytest

from imageuploader.domain.disk_report import Boot, FindingCode
from imageuploader.words.findings import finding_text
from tests.found.checked_disks import check, codes

SECTOR, SECTORS = 4096, 4096
LINUX = UUID("0fc63daf-8483-4772-8e79-3d69d8477de4")


def _header(own: int, other: int, entries: int, checksum: int) -> bytes:
    fields = (own, other, 6, SECTORS - 6, bytes(range(16)), entries, 128, 128, checksum)
    bare = struct.pack("<8sIIII4Q16sQIII", b"EFI PART", 0x10000, 92, 0, 0, *fields)
    return bare[:16] + zlib.crc32(bare).to_bytes(4, "little") + bare[20:]


def _disk() -> bytes:
    """What sgdisk writes to a disk with such sectors."""
    name = "root".encode("utf-16-le").ljust(72, b"\0")
    entry = LINUX.bytes_le + bytes(range(16)) + struct.pack("<3Q", 256, 4000, 0) + name
    entries = entry.ljust(128 * 128, b"\0")
    checksum = zlib.crc32(entries)
    disk = bytearray(SECTOR * SECTORS)
    disk[446:462] = struct.pack("<B3xB3xII", 0, 0xEE, 1, SECTORS - 1)
    disk[510:512] = b"\x55\xaa"
    last = SECTORS - 1
    for at, content in (
        (1, _header(1, last, 2, checksum)),
        (2, entries),
        (last - 4, entries),
        (last, _header(last, 1, last - 4, checksum)),
    ):
        disk[at * SECTOR : at * SECTOR + len(content)] = content
    return bytes(disk)


@pytest.mark.parametrize("is_packed", [False, True], ids=["raw", "gzip"])
def test_a_table_for_large_sectors_is_told_as_that_and_not_as_damage(tmp_path, is_packed):
    path = tmp_path / "disk.img"
    path.write_bytes(gzip.compress(_disk()) if is_packed else _disk())
    report = check(path)
    assert codes(report)[:2] == [FindingCode.PARTITIONED, FindingCode.LARGE_SECTORS]
    assert FindingCode.GPT_BROKEN not in codes(report)
    assert "4096" in str(finding_text(report.findings[1]))
    assert report.layout is not None
    assert report.layout.boot is Boot.NO
    parts = report.layout.partitions
    assert [(part.start, part.label) for part in parts] == [(256 * SECTOR, "root")]
