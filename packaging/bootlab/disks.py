"""Makes a disk of a tree: as one file system, or in a partition behind a boot loader."""

import struct
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bootlab.trees import UUID, Tree
from environment import must

_MEBI, _SECTOR = 1024 * 1024, 512
_SIZE = 640 * _MEBI
_GRUB = Path("/usr/lib/grub/i386-pc")
_MODULES = ("biosdisk", "part_msdos", "part_gpt", "ext2", "btrfs", "normal", "linux", "configfile")
_MORE_MODULES = ("search", "search_fs_uuid", "serial", "terminal", "gzio", "echo", "test")
_NEXT_AT, _DRIVE_CHECK_AT, _NO_CHECK = 0x5C, 0x66, b"\x90\x90"
_LIST_AT, _LOADED_AT = 0x1F4, 0x820
_ROOT_AT = 4 * _MEBI
_BIOS_BOOT_AT = 1 * _MEBI

Disk = Callable[[Tree, Path], None]


@dataclass(frozen=True, slots=True)
class Partitions:
    """A partition table for sfdisk, and the number of the partition with the system.

    `loader_at` is where GRUB's second part goes, None for a disk without GRUB.
    """

    table: str
    root: int
    loader_at: int | None
    kind: str = "ext4"

    def __call__(self, tree: Tree, path: Path) -> None:
        """Make the disk."""
        _make_blank(path, _SIZE)
        subprocess.run(["sfdisk", "-q", path], input=self.table.encode(), check=True)
        system = path.with_suffix(".part")
        _make_file_system(tree, system, _SIZE - _ROOT_AT - _MEBI, self.kind)
        _copy(system, path, _ROOT_AT)
        system.unlink()
        if self.loader_at is not None:
            scheme = "gpt" if "gpt" in self.table else "msdos"
            install_grub(path, f"(hd0,{scheme}{self.root})/boot/grub", self.loader_at)


MBR = Partitions(f"label: dos\nstart={_ROOT_AT // _SECTOR}, type=83, bootable\n", 1, _SECTOR)
BTRFS = Partitions(MBR.table, 1, _SECTOR, "btrfs")
GPT = Partitions(
    "label: gpt\n"
    f"start={_BIOS_BOOT_AT // _SECTOR}, size=2048, type=21686148-6449-6E6F-744E-656564454649\n"
    f"start={_ROOT_AT // _SECTOR}, type=4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709\n",
    2,
    _BIOS_BOOT_AT,
)
GPT_WITHOUT_LOADER = Partitions(GPT.table, 2, None)


def whole_disk(tree: Tree, path: Path, *flags: str) -> None:
    """Make a disk that is one ext4, as Linode recommends."""
    _make_file_system(tree, path, _SIZE, "ext4", *flags)


def _make_file_system(tree: Tree, path: Path, size: int, kind: str, *flags: str) -> None:
    _make_blank(path, size)
    if kind == "btrfs":
        must(["mkfs.btrfs", "-q", "-f", "-U", UUID, "--rootdir", tree.folder, path])
        return
    command = ["mkfs.ext4", "-q", "-F", "-U", UUID, "-L", "root", *flags]
    must([*command, "-d", tree.folder, path])


def _make_blank(path: Path, size: int) -> None:
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(size)


def _copy(source: Path, target: Path, at: int) -> None:
    """Copy a file into another at an offset, its holes left out."""
    flags = [f"seek={at}", "oflag=seek_bytes", "conv=notrunc,sparse", "bs=1M", "status=none"]
    must(["dd", f"if={source}", f"of={target}", *flags])


def install_grub(disk: Path, prefix: str, at: int) -> None:
    """Put GRUB's first sector into a disk, and behind it what that loads next, at an offset.

    It is what grub-install does, without a device that the kernel must know.
    """
    core = disk.with_suffix(".core")
    modules = [*_MODULES, *_MORE_MODULES]
    must(["grub-mkimage", "-O", "i386-pc", "-p", prefix, "-o", core, *modules])
    loader, first = bytearray(core.read_bytes()), bytearray((_GRUB / "boot.img").read_bytes())
    core.unlink()
    sectors = -(-len(loader) // _SECTOR)
    struct.pack_into("<QHH", loader, _LIST_AT, at // _SECTOR + 1, sectors - 1, _LOADED_AT)
    struct.pack_into("<Q", first, _NEXT_AT, at // _SECTOR)
    first[_DRIVE_CHECK_AT : _DRIVE_CHECK_AT + 2] = _NO_CHECK
    with disk.open("r+b") as file:
        file.write(first[:440])
        file.seek(at)
        file.write(loader)
