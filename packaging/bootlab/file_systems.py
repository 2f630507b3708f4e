"""Makes file systems of trees, each in a file of its own."""

import subprocess
from contextlib import suppress
from pathlib import Path

from bootlab.trees import UUID, Tree
from environment import must

MEBI = 1024 * 1024
BOOT_UUID = "22222222-2222-4333-8444-555555555555"
_EXTENT = 4 * MEBI
_LVM = (
    "devices{use_devicesfile=0 scan_lvs=0} backup{backup=0 archive=0}"
    " activation{udev_sync=0 udev_rules=0 monitoring=0}"
)
_EFI_MODULES = ("part_gpt", "ext2", "fat", "normal", "linux", "search", "configfile", "serial")
_READ_BY_EXTLINUX, _NEW = "^64bit,^metadata_csum", "metadata_csum_seed,orphan_file"


def make_blank(path: Path, size: int) -> Path:
    """Make a file that is one hole."""
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(size)
    return path


def make_ext4(tree: Tree, path: Path, size: int, *flags: str) -> None:
    """Make an ext4."""
    command = ["mkfs.ext4", "-q", "-F", "-U", UUID, "-L", "root", *flags]
    must([*command, "-d", tree.folder, make_blank(path, size)])


def make_new_ext4(tree: Tree, path: Path, size: int) -> None:
    """Make an ext4 with features that are younger than many a GRUB."""
    make_ext4(tree, path, size, "-O", _NEW)


def make_boot(tree: Tree, path: Path, size: int) -> None:
    """Make an ext4 of /boot, which is empty then in the tree."""
    command = ["mkfs.ext4", "-q", "-F", "-U", BOOT_UUID, "-L", "boot"]
    must([*command, "-d", tree.folder / "boot", make_blank(path, size)])
    tree.remove("/boot/*")


def make_xfs(tree: Tree, path: Path, size: int) -> None:
    """Make an XFS."""
    make_blank(path, size)
    must(["mkfs.xfs", "-q", "-f", "-m", f"uuid={UUID}", "-L", "root", path])
    _mount(path, f"cp -a {tree.folder}/. .")


def make_btrfs(tree: Tree, path: Path, size: int) -> None:
    """Make a Btrfs, with the system at its top."""
    make_blank(path, size)
    must(["sh", "-ec", f"mkfs.btrfs -q -f -U {UUID} --rootdir {tree.folder} {path} > /dev/null"])


def make_subvolume(tree: Tree, path: Path, size: int) -> None:
    """Make a Btrfs, with the system in the subvolume @."""
    make_blank(path, size)
    must(["sh", "-ec", f"mkfs.btrfs -q -f -U {UUID} {path} > /dev/null"])
    _mount(path, f"btrfs -q subvolume create @ && cp -a {tree.folder}/. @")


def make_extlinux(tree: Tree, path: Path, size: int) -> None:
    """Make an ext4 with extlinux in its own first sector."""
    make_ext4(tree, path, size, "-O", _READ_BY_EXTLINUX)
    _mount(path, "extlinux --install boot/extlinux 2> /dev/null")


def make_lvm(tree: Tree, path: Path, size: int) -> None:
    """Make a physical volume of LVM with an ext4 in the volume lab/root."""
    make_blank(path, size)
    found = subprocess.run(
        ["losetup", "-f", "--show", path], check=True, capture_output=True, text=True
    )
    device = found.stdout.strip()
    try:
        how = ["--quiet", "--quiet", "--driverloaded", "n", "--config", _LVM]
        must(["pvcreate", *how, "--dataalignment", "1m", device])
        must(["vgcreate", *how, "lab", device])
        new = ["-an", "-Zn", "-Wn", "-n", "root", "-l", "100%FREE", "lab"]
        must(["lvcreate", *how, *new])
    finally:
        must(["losetup", "-d", device])
    part = path.with_suffix(".volume")
    make_ext4(tree, part, (size - MEBI) // _EXTENT * _EXTENT)
    must(
        ["dd", f"if={part}", f"of={path}", "bs=1M", "seek=1", "conv=notrunc,sparse", "status=none"]
    )
    part.unlink()


def make_swap(_: Tree, path: Path, size: int) -> None:
    """Make swap space."""
    must(["mkswap", "--quiet", "-L", "swap", make_blank(path, size)])


def make_efi(_: Tree, path: Path, size: int) -> None:
    """Make a FAT with GRUB where EFI firmware looks for a program."""
    program = path.with_suffix(".efi")
    command: list[str | Path] = [
        "grub-mkimage",
        "-O",
        "x86_64-efi",
        "-p",
        "/EFI/BOOT",
        "-o",
        program,
    ]
    must([*command, *_EFI_MODULES])
    must(["sh", "-ec", f"mkfs.vfat -n EFI {make_blank(path, size)} > /dev/null"])
    must(["mmd", "-i", path, "::/EFI", "::/EFI/BOOT"])
    must(["mcopy", "-i", path, program, "::/EFI/BOOT/BOOTX64.EFI"])
    program.unlink()


def _mount(path: Path, command: str) -> None:
    """Run a command in a file system, with a mount that vanishes with it."""
    folder = path.with_suffix(".mount")
    folder.mkdir(exist_ok=True)
    inside = f"mount -o loop {path} {folder}; (cd {folder}; {command}); umount {folder}"
    try:
        must(["unshare", "-m", "--propagation", "private", "sh", "-ec", inside])
    finally:
        with suppress(OSError):
            folder.rmdir()
