"""The raw disks of the table, each made by the program that people make it with."""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.disk.content.real_disks import make_blank, make_partitioned, run_with_input
from tests.disk.real_programs import make_ext4, run
from tests.required_tools import installed


def _files(raw: Path) -> Path:
    folder = raw.parent / "files"
    folder.mkdir()
    (folder / "text").write_text("a line of a page\n" * 9_000)
    (folder / "noise").write_bytes(bytes(range(256)) * 900)
    return folder


def ext(kind: str) -> Callable[[Path], object]:
    return lambda raw: run(f"mkfs.{kind}", "-q", "-F", "-d", _files(raw), raw, "6M")


def luks(raw: Path) -> None:
    quick = ("--pbkdf", "pbkdf2", "--pbkdf-force-iterations", "1000")
    run_with_input(
        "a word", "cryptsetup", "-q", "luksFormat", *quick, "--key-file=-", make_blank(raw, 20)
    )


def xfs(raw: Path) -> None:
    """Make one that is smaller than 300 MiB, which newer versions of the program ask for."""
    version = run("mkfs.xfs", "-V").split()[-1].split(b".")
    newer = [int(part) for part in version[:2]] >= [5, 19]
    run("mkfs.xfs", "-q", *(("--unsupported",) if newer else ()), make_blank(raw, 20))


def gpt(raw: Path) -> None:
    make_partitioned(raw, 12, "label: gpt\nsize=4MiB, type=uefi\ntype=linux\n")
    part = make_ext4(raw.with_name("part"), _files(raw), 6)
    with raw.open("r+b") as file:
        file.seek(5 * 1024**2)
        file.write(part.read_bytes())


def hybrid(*flags: object) -> Callable[[Path], object]:
    """Return what makes a disc that starts from a stick too, as installers of Linux are made."""

    def make(raw: Path) -> None:
        files, efi = _files(raw), make_blank(raw.with_name("efi"), 2)
        shutil.copy(installed("/usr/lib/ISOLINUX/isolinux.bin"), files)
        run("mkfs.vfat", efi)
        appended = ("-append_partition", 2, "0xef", efi, "-eltorito-alt-boot")
        booting = ("-e", "--interval:appended_partition_2:all::", "-no-emul-boot")
        command = ("-as", "mkisofs", "-quiet", "-V", "WEB", "-o", raw, *flags)
        run("xorriso", *command, *appended, *booting, files)

    return make


ISOLINUX = ("-b", "isolinux.bin", "-no-emul-boot", "-boot-load-size", 4, "-boot-info-table")
ISOLINUX_MBR = ("-isohybrid-mbr", "/usr/lib/ISOLINUX/isohdpfx.bin")

DISKS: dict[str, Callable[[Path], object]] = {
    "ext2": ext("ext2"),
    "ext3": ext("ext3"),
    "ext4": ext("ext4"),
    "xfs": xfs,
    "btrfs": lambda raw: run("mkfs.btrfs", "-q", make_blank(raw, 120)),
    "f2fs": lambda raw: run("mkfs.f2fs", "-q", make_blank(raw, 64)),
    "squashfs": lambda raw: run("mksquashfs", _files(raw), raw, "-quiet", "-no-progress"),
    "swap": lambda raw: run("mkswap", make_blank(raw, 4)),
    "luks": luks,
    "zeros": lambda raw: make_blank(raw, 8),
    "mbr": lambda raw: make_partitioned(raw, 16, "label: dos\nsize=8MiB\ntype=83\n"),
    "gpt": gpt,
    "iso": lambda raw: run("genisoimage", "-quiet", "-o", raw, _files(raw)),
    "hybrid": hybrid(*ISOLINUX_MBR, *ISOLINUX),
    "hybrid-basdat": hybrid(*ISOLINUX_MBR, *ISOLINUX, "-isohybrid-gpt-basdat"),
    "hybrid-gpt": hybrid("-appended_part_as_gpt", "-partition_offset", 16),
}
