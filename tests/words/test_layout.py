"""What is said of what is on a disk."""

import pytest

from imageuploader.domain.disk_report import BOOT_CODE, EFI_SYSTEM, Boot, Layout, Partition
from imageuploader.words.layout import boot_text, kind_name, layout_text

EFI = Partition(15, 0, 1, EFI_SYSTEM, "fat", "UEFI")
BIOS = Partition(14, 0, 1, "BIOS boot")
ROOT = Partition(1, 0, 1, "Linux filesystem", "ext4", "cloudimg-rootfs")


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        (Layout(file_system="ext4"), ""),
        (Layout("gpt"), "GPT, no partitions"),
        (Layout("mbr", (ROOT,)), "MBR, 1 partition: ext4 “cloudimg-rootfs”"),
        (
            Layout("gpt", (BIOS, EFI, ROOT)),
            "GPT, 3 partitions: BIOS boot, EFI System (FAT), ext4 “cloudimg-rootfs”",
        ),
        (
            Layout("gpt", (BIOS,) * 7),
            "GPT, 7 partitions: " + ", ".join(["BIOS boot"] * 6) + " and 1 more",
        ),
        (Layout("mbr", (Partition(1, 0, 1, "Linux"),)), "MBR, 1 partition: Linux"),
        (Layout("mbr", (Partition(2, 0, 1, "Linux swap", "swap"),)), "MBR, 1 partition: swap"),
    ],
)
def test_partitions_are_named_by_what_is_in_them(layout, text):
    assert str(layout_text(layout)) == text


@pytest.mark.parametrize(
    ("boot", "sign", "text"),
    [
        (Boot.FOUND, "/sbin/init", "An operating system was found: /sbin/init"),
        (
            Boot.FOUND,
            BOOT_CODE,
            "Boot code was found; whether it starts an operating system is unknown",
        ),
        (Boot.NO, "", "Looks bootable: no"),
        (Boot.UNKNOWN, "", "Looks bootable: unknown"),
    ],
)
def test_what_was_found_to_start_from_is_shown_with_its_sign(boot, sign, text):
    assert str(boot_text(Layout(boot=boot, boot_sign=sign))) == text


def test_names_of_formats_are_written_as_usual():
    assert kind_name("gzip, iso") == "gzip, ISO 9660"
    assert kind_name("gzip, unknown") == "gzip"
    assert kind_name("unknown") == "unknown"
