"""Virtual disks as others make them: large sectors, full logs, odd descriptions."""

import bz2
import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from imageuploader.domain.errors import NeedsRepair, NotConvertible
from imageuploader.words.errors import describe
from tests.disk.packed_disks import noisy_disk
from tests.disk.real_programs import run
from tests.disk.virtual.test_not_convertible import with_a_full_log
from tests.found.checked_disks import check, prepared

SECTOR_SIZE = UUID("8141bf1d-a96f-4709-ba47-f233a8faab5f")


def _set_large_sectors(path: Path) -> None:
    """Do what New-VHD -LogicalSectorSizeBytes 4096 does."""
    content = bytearray(path.read_bytes())
    at = content.index(SECTOR_SIZE.bytes_le)
    offset = int.from_bytes(content[at + 16 : at + 20], "little")
    start = content.index(b"metadata") + offset
    content[start : start + 4] = (4096).to_bytes(4, "little")
    path.write_bytes(content)


@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "in bzip2"])
def test_sectors_of_4096_bytes_cannot_be_converted_and_are_no_damage(tmp_path, is_packed):
    path = tmp_path / "disk.vhdx"
    run("qemu-img", "create", "-q", "-f", "vhdx", path, "64M")
    _set_large_sectors(path)
    if is_packed:
        path.write_bytes(bz2.compress(path.read_bytes()))
    with pytest.raises(NotConvertible) as caught:
        prepared(check(path), tmp_path / "temp")
    assert "4096" in caught.value.feature


def test_the_command_for_a_packed_disk_with_a_full_log_works(tmp_path):
    path = tmp_path / "my disk.vhdx"
    disk = noisy_disk(tmp_path)
    run("qemu-img", "convert", "-f", "raw", "-O", "vhdx", disk, path)
    with_a_full_log(path)
    packed = path.with_name("my disk.vhdx.bz2")
    packed.write_bytes(bz2.compress(path.read_bytes(), 1))
    path.unlink()
    with pytest.raises(NeedsRepair) as caught:
        prepared(check(packed), tmp_path / "temp")
    command = str(describe(caught.value).explanation).rpartition(": ")[2]
    subprocess.run(["sh", "-c", command], check=True, cwd=tmp_path, capture_output=True)
    report = check(path)
    assert report.refusal is None
    assert prepared(report, tmp_path / "temp") == disk.read_bytes()


DESCRIPTION = 'version=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType="monolithicFlat"\n'


@pytest.mark.parametrize(
    "begins",
    [
        "# Disk DescriptorFile\n",
        "\n# Disk DescriptorFile\n",
        "\ufeff# Disk DescriptorFile\n",
        "# Disk Descriptor File\r\n \r\n",
        "",
        "  # made by hand\n\n",
    ],
)
def test_a_description_of_a_vmdk_is_known_however_it_begins(tmp_path, begins):
    disk = noisy_disk(tmp_path)
    extent = f'RW {disk.stat().st_size // 512} FLAT "disk.img" 0\n'
    path = tmp_path / "disk.vmdk"
    path.write_text(begins + DESCRIPTION + extent)
    refusal = check(path).refusal
    assert refusal is not None
    assert "needs another file: disk.img" in str(describe(refusal).headline)


def test_a_text_that_only_begins_with_a_version_is_no_vmdk(tmp_path):
    path = tmp_path / "settings.conf"
    path.write_text("version=1\nname=disk\n")
    refusal = check(path).refusal
    assert refusal is not None
    assert "its content is text" in str(describe(refusal).headline)


@pytest.mark.skipif(os.name != "posix", reason="a shell closes the streams")
def test_a_virtual_disk_is_checked_with_closed_streams(tmp_path):
    path = tmp_path / "disk.qcow2"
    run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", noisy_disk(tmp_path), path)
    close = 'exec "$0" -m imageuploader.cli check "$1" <&- >&- 2>&-'
    environment = os.environ | {"IMAGEUPLOADER_HOME": str(tmp_path / "home")}
    command = ["sh", "-c", close, sys.executable, str(path)]
    ended = subprocess.run(command, check=False, env=environment, timeout=120)
    assert ended.returncode == 0
