"""The disks of the laboratory: one file system, or partitions behind a boot loader."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bootlab.boot_code import Grub, install_syslinux
from bootlab.file_systems import (
    MEBI,
    make_blank,
    make_boot,
    make_btrfs,
    make_efi,
    make_ext4,
    make_extlinux,
    make_lvm,
    make_new_ext4,
    make_subvolume,
    make_swap,
    make_xfs,
)
from bootlab.trees import Tree
from environment import must

_SECTOR = 512
_SIZE = 768 * MEBI
_SMALL_AT, _SMALL, _ROOT_AT = 4 * MEBI, 64 * MEBI, 72 * MEBI
_BIOS_BOOT_AT = 1 * MEBI

Disk = Callable[[Tree, Path], None]
Loader = Callable[[Path], None]
Maker = Callable[[Tree, Path, int], None]


@dataclass(frozen=True, slots=True)
class Whole:
    """A disk that is one file system, as Linode recommends."""

    make: Maker = make_ext4

    def __call__(self, tree: Tree, path: Path) -> None:
        """Make the disk."""
        self.make(tree, path, _SIZE)


@dataclass(frozen=True, slots=True)
class Partitions:
    """A partition table for sfdisk, the boot loader, and what is in the partitions.

    The system is in the last one; `small` is what is in the one before it, if it is there.
    """

    table: str
    loader: Loader | None
    root: Maker = make_ext4
    small: Maker | None = None

    def __call__(self, tree: Tree, path: Path) -> None:
        """Make the disk."""
        make_blank(path, _SIZE)
        subprocess.run(["sfdisk", "-q", path], input=self.table.encode(), check=True)
        if self.small is not None:
            _fill(self.small, tree, path, _SMALL_AT, _SMALL)
        _fill(self.root, tree, path, _ROOT_AT, _SIZE - _ROOT_AT - MEBI)
        if self.loader is not None:
            self.loader(path)


def _fill(make: Maker, tree: Tree, disk: Path, at: int, size: int) -> None:
    part = disk.with_suffix(".partition")
    make(tree, part, size)
    flags = [f"seek={at}", "oflag=seek_bytes", "conv=notrunc,sparse", "bs=1M", "status=none"]
    must(["dd", f"if={part}", f"of={disk}", *flags])
    part.unlink()


def _part(at: int, kind: str, more: str = "", size: int | None = None) -> str:
    length = f"size={size // _SECTOR}, " if size is not None else ""
    return f"start={at // _SECTOR}, {length}type={kind}{more}\n"


_DOS, _GPT, _ACTIVE = "label: dos\n", "label: gpt\n", ", bootable"
_LINUX, _SWAP, _OF_LVM = "83", "82", "8e"
_ROOT = "4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709"
_BIOS_BOOT = _part(_BIOS_BOOT_AT, "21686148-6449-6E6F-744E-656564454649", size=MEBI)
_EFI = _part(_SMALL_AT, "C12A7328-F81F-11D2-BA4B-00A0C93EC93B", size=_SMALL)
_BOOT = _part(_SMALL_AT, "BC13C2FF-59E6-4262-A352-B275FD6F7172", size=_SMALL)
_FIRST_DOS, _SECOND_DOS, _SECOND_GPT = "(hd0,msdos1)", "(hd0,msdos2)", "(hd0,gpt2)"
_FOLDER = "/boot/grub"

_TABLE = _DOS + _part(_ROOT_AT, _LINUX, _ACTIVE)
_TABLE_INACTIVE = _DOS + _part(_ROOT_AT, _LINUX)
_TABLE_LVM = _DOS + _part(_ROOT_AT, _OF_LVM, _ACTIVE)
_TABLE_SWAP = _DOS + _part(_SMALL_AT, _SWAP, size=_SMALL) + _part(_ROOT_AT, _LINUX, _ACTIVE)
_TABLE_GPT = _GPT + _BIOS_BOOT + _part(_ROOT_AT, _ROOT)
_TABLE_BOOT = _GPT + _BIOS_BOOT + _BOOT + _part(_ROOT_AT, _ROOT)
_TABLE_EFI = _GPT + _EFI + _part(_ROOT_AT, _ROOT)

_IN_GPT = Grub(_SECOND_GPT + _FOLDER, _BIOS_BOOT_AT)

WHOLE = Whole()
NEW_EXT4 = Whole(make_new_ext4)
BOOT_SECTOR = Whole(make_extlinux)
MBR = Partitions(_TABLE, Grub(_FIRST_DOS + _FOLDER, _SECTOR))
MBR_WITHOUT_LOADER = Partitions(_TABLE, None)
BTRFS = Partitions(_TABLE, Grub(_FIRST_DOS + _FOLDER, _SECTOR, "btrfs"), make_btrfs)
SUBVOLUME = Partitions(_TABLE, Grub(_FIRST_DOS + "/@" + _FOLDER, _SECTOR, "btrfs"), make_subvolume)
LVM = Partitions(_TABLE_LVM, Grub("(lvm/lab-root)" + _FOLDER, _SECTOR, "lvm"), make_lvm)
EXTLINUX = Partitions(_TABLE, install_syslinux, make_extlinux)
EXTLINUX_INACTIVE = Partitions(_TABLE_INACTIVE, install_syslinux, make_extlinux)
SWAP_FIRST = Partitions(_TABLE_SWAP, Grub(_SECOND_DOS + _FOLDER, _SECTOR), make_ext4, make_swap)
GPT = Partitions(_TABLE_GPT, _IN_GPT)
GPT_WITHOUT_LOADER = Partitions(_TABLE_GPT, None)
XFS = Partitions(_TABLE_GPT, Grub(_SECOND_GPT + _FOLDER, _BIOS_BOOT_AT, "xfs"), make_xfs)
BOOT_PARTITION = Partitions(
    _TABLE_BOOT, Grub(_SECOND_GPT + "/grub", _BIOS_BOOT_AT), make_ext4, make_boot
)
EFI = Partitions(_TABLE_EFI, None, make_ext4, make_efi)
