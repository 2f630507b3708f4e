"""What is said of starting from a disk is so: genuine systems that start in no way there."""

import struct
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from imageuploader.domain.disk_report import Boot, DiskReport, FindingCode
from imageuploader.domain.inside.vocabulary import Mode
from imageuploader.words.findings import finding_text
from imageuploader.words.layout import boot_text
from tests.disk.content.real_disks import MEBI, make_fat, make_partitioned, write_at
from tests.disk.real_programs import run
from tests.found.checked_disks import check, codes, ext4_with
from tests.required_tools import installed

BIOS_BOOT = "21686148-6449-6E6F-744E-656564454649"
SCRIPT = b"#!/bin/sh\n"
FSTAB = "UUID=0f0f0f0f-0000-4000-8000-000000000001"


def elf(machine: int) -> bytes:
    return b"\x7fELF\x02\x01\x01".ljust(16, b"\0") + struct.pack("<HH", 3, machine) + bytes(100)


def root(
    folder: Path,
    init: bytes = SCRIPT,
    fstab: str = "",
    more: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """Return an ext4 of 8 MiB with a system in it."""
    files = {"/sbin/init": init, "/etc/hostname": b"linode\n"} | dict(more)
    if fstab:
        files["/etc/fstab"] = fstab.encode()
    return ext4_with(folder / "root", files).read_bytes()


def partitioned(folder: Path, script: str, code: bytes, system: bytes, at: int = 2) -> Path:
    disk = make_partitioned(folder / "disk.img", 16, script)
    write_at(disk, at * MEBI, system)
    write_at(disk, 0, code[:440])
    return disk


def boot(report: DiskReport) -> Boot:
    assert report.layout is not None
    return report.layout.boot


def told(report: DiskReport, code: FindingCode) -> str:
    return next(str(finding_text(found)) for found in report.findings if found.code is code)


def test_an_efi_partition_alone_starts_nothing_on_a_bios(tmp_path):
    script = "label: gpt\n,2M,U\n,12M\n"
    disk = make_partitioned(tmp_path / "disk.img", 16, script)
    write_at(disk, MEBI, make_fat(tmp_path / "esp", 2, "ESP"))
    write_at(disk, 3 * MEBI, root(tmp_path))
    report = check(disk)
    assert boot(report) is Boot.NO
    assert "a Linode has a BIOS" in told(report, FindingCode.EFI_ONLY)


@pytest.mark.parametrize("is_installed", [False, True], ids=["empty", "filled"])
def test_grub_needs_what_its_first_sector_loads(tmp_path, is_installed):
    code = bytearray(Path(installed("/usr/lib/grub/i386-pc/boot.img")).read_bytes())
    struct.pack_into("<Q", code, 0x5C, 2048)  # the BIOS boot partition, as grub-install does
    script = f"label: gpt\n,1M,{BIOS_BOOT}\n,12M\n"
    disk = partitioned(tmp_path, script, bytes(code), root(tmp_path))
    if is_installed:
        core = Path(installed("/usr/lib/grub/i386-pc/diskboot.img"))
        write_at(disk, MEBI, core.read_bytes())
    report = check(disk)
    assert boot(report) is (Boot.FOUND if is_installed else Boot.NO)
    assert (FindingCode.NO_BOOT_LOADER in codes(report)) is not is_installed


@pytest.mark.parametrize(
    ("program", "script", "answer"),
    [
        ("mbr.bin", "label: dos\n2M,12M,83\n", Boot.NO),
        ("mbr.bin", "label: dos\n2M,12M,83,*\n", Boot.FOUND),
        ("gptmbr.bin", "label: gpt\n2M,12M\n", Boot.NO),
        ("gptmbr.bin", "label: gpt\nstart=2M,size=12M,attrs=LegacyBIOSBootable\n", Boot.FOUND),
    ],
)
def test_syslinux_needs_an_active_partition(tmp_path, program, script, answer):
    code = Path(installed(f"/usr/lib/syslinux/mbr/{program}")).read_bytes()
    disk = partitioned(tmp_path, script, code, root(tmp_path))
    write_at(disk, 2 * MEBI + 510, b"\x55\xaa")
    report = check(disk)
    assert boot(report) is answer
    assert (FindingCode.NO_ACTIVE_PARTITION in codes(report)) is (answer is Boot.NO)


def test_an_active_partition_without_a_boot_sector_starts_nothing(tmp_path):
    code = Path(installed("/usr/lib/syslinux/mbr/mbr.bin")).read_bytes()
    disk = partitioned(tmp_path, "label: dos\n2M,12M,83,*\n", code, root(tmp_path))
    assert boot(check(disk)) is Boot.NO


@pytest.mark.parametrize(
    ("machine", "answer"), [(183, Boot.NO), (243, Boot.NO), (62, Boot.FOUND), (3, Boot.FOUND)]
)
def test_a_system_for_another_processor_does_not_start(tmp_path, machine, answer):
    path = tmp_path / "disk.img"
    path.write_bytes(root(tmp_path, elf(machine)))
    report = check(path)
    assert boot(report) is answer
    if machine == 183:
        assert "64-bit ARM (arm64)" in told(report, FindingCode.WRONG_MACHINE)


@pytest.mark.parametrize(
    ("fstab", "answer"),
    [
        (f"# UUID=1 / ext4 defaults 0 1\n{FSTAB} / ext4 defaults 0 1\n", Boot.NO),
        ("PARTUUID=aa0d6fe5-01 / ext4 defaults 0 1\n", Boot.NO),
        ("LABEL=elsewhere /srv ext4 defaults 0 2\n", Boot.NO),
        ("/dev/vdb1 /data ext4 defaults 0 2\n", Boot.NO),
        ("/dev/sda1 /boot ext4 defaults 0 2\n", Boot.NO),
        ("/dev/vda1 / ext4 defaults 0 1\n", Boot.FOUND),
        ("/dev/sda / ext4 defaults 0 1\n/dev/sdb none swap sw 0 0\n", Boot.FOUND),
        (f"{FSTAB} /data ext4 defaults,nofail 0 2\n", Boot.FOUND),
        (f"{FSTAB} none swap sw 0 0\n", Boot.FOUND),
        ("/dev/mapper/vg-home /home ext4 defaults 0 2\nproc /proc proc defaults 0 0\n", Boot.FOUND),
    ],
)
def test_a_device_that_fstab_names_must_be_there(tmp_path, fstab, answer):
    path = tmp_path / "disk.img"
    path.write_bytes(root(tmp_path, fstab=fstab))
    report = check(path)
    assert boot(report) is answer
    assert (FindingCode.MISSING_DEVICE in codes(report)) is (answer is Boot.NO)


@pytest.mark.parametrize("tag", ["UUID", "LABEL"])
def test_a_device_that_fstab_names_may_be_any_partition(tmp_path, tag):
    system = tmp_path / "system"
    system.write_bytes(root(tmp_path, fstab=f"{tag}={{}} / ext4 defaults 0 1\n"))
    run("tune2fs", "-L", "rootfs", system)
    value = "rootfs" if tag == "LABEL" else run("blkid", "-s", "UUID", "-o", "value", system)
    name = value if isinstance(value, str) else value.decode().strip()
    fstab = tmp_path / "fstab"
    fstab.write_text(f"{tag}={name} / ext4 defaults 0 1\n")
    run("debugfs", "-w", "-R", "rm /etc/fstab", system)
    run("debugfs", "-w", "-R", f"write {fstab} /etc/fstab", system)
    script = "label: dos\n2M,12M,83,*\n"
    disk = partitioned(tmp_path, script, b"\xeb\x63\x90", system.read_bytes())
    assert boot(check(disk)) is Boot.FOUND


def test_a_partitioned_system_is_told_with_the_kernel_to_choose(tmp_path):
    disk = partitioned(tmp_path, "label: dos\n2M,12M,83,*\n", b"\xeb\x63\x90", root(tmp_path))
    report = check(disk)
    assert report.layout is not None
    assert str(boot_text(report.layout)) == "An operating system was found: /sbin/init"
    sentence = "Choose “Direct Disk” as the kernel of a Linode made from it"
    assert sentence in told(report, FindingCode.PARTITIONED)


def test_grub_2_is_not_advised_where_the_system_inside_speaks_for_linodes_kernel(tmp_path):
    menu = b"menuentry x {\n  linux /boot/vmlinuz-6.1 root=/dev/sda console=ttyS0\n}\n"
    path = tmp_path / "disk.img"
    more = {"/boot/grub/grub.cfg": menu, "/boot/vmlinuz-6.1": b"no kernel"}
    path.write_bytes(root(tmp_path, more=more))
    report = check(path)
    assert report.inside is not None
    assert report.inside.mode is Mode.LINODE_KERNEL
    assert codes(report) == []


@pytest.mark.parametrize(
    "kernel",
    [
        "/tce/boot/vmlinuz64",
        "/gnu/store/abc-linux-libre-6.6/bzImage",
        "/android-9.0-r2/kernel",
    ],
)
def test_a_kernel_elsewhere_behind_boot_code_is_unknown_and_not_no(tmp_path, kernel):
    system = ext4_with(tmp_path / "root", {kernel: b"kernel"}).read_bytes()
    code = Path(installed("/usr/lib/syslinux/mbr/mbr.bin")).read_bytes()
    report = check(partitioned(tmp_path, "label: dos\n2M,12M,83,*\n", code, system))
    assert boot(report) is Boot.UNKNOWN
    assert codes(report) == [FindingCode.PARTITIONED]


def test_an_efi_partition_that_is_not_formatted_is_not_denied(tmp_path):
    disk = make_partitioned(tmp_path / "disk.img", 16, "label: gpt\n,2M,U\n,12M\n")
    report = check(disk)
    assert told(report, FindingCode.NO_BOOT_CODE).startswith("No boot code was found")


def test_a_bsd_disk_without_partitions_is_not_cut_off(tmp_path):
    entry = struct.pack("<BBBBBBBBII", 0x80, 0, 1, 0, 0xA5, 255, 255, 255, 0, 50_000)
    path = tmp_path / "bsd.img"
    sector = b"\xeb\x3c" + bytes(444) + bytes(48) + entry + b"\x55\xaa"
    path.write_bytes((sector + b"\x57\x45\x56\x82").ljust(16 * MEBI, b"\0"))
    assert FindingCode.CUT_PARTITION not in codes(check(path))
