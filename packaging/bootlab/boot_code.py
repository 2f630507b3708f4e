"""Puts boot loaders into a disk, as their own installers do, without a device of the kernel's."""

import struct
from dataclasses import dataclass
from pathlib import Path

from environment import must

_SECTOR, _CODE_BYTES = 512, 440
_GRUB = Path("/usr/lib/grub/i386-pc")
_MODULES = ("biosdisk", "part_msdos", "part_gpt", "ext2", "normal", "linux", "configfile")
_MORE_MODULES = ("search", "search_fs_uuid", "serial", "terminal", "gzio", "echo", "test")
_NEXT_AT, _DRIVE_CHECK_AT, _NO_CHECK = 0x5C, 0x66, b"\x90\x90"
_LIST_AT, _LOADED_AT = 0x1F4, 0x820
_SYSLINUX = Path("/usr/lib/syslinux/mbr/mbr.bin")


@dataclass(frozen=True, slots=True)
class Grub:
    """GRUB in the first sector, and at an offset what that loads next.

    `prefix` is where it finds its configuration, `module` what it needs besides to read that.
    """

    prefix: str
    at: int
    module: str = "ext2"

    def __call__(self, disk: Path) -> None:
        """Install it."""
        core = disk.with_suffix(".core")
        modules = [*_MODULES, *_MORE_MODULES, self.module]
        must(["grub-mkimage", "-O", "i386-pc", "-p", self.prefix, "-o", core, *modules])
        loader, first = bytearray(core.read_bytes()), bytearray((_GRUB / "boot.img").read_bytes())
        core.unlink()
        sectors = -(-len(loader) // _SECTOR)
        struct.pack_into("<QHH", loader, _LIST_AT, self.at // _SECTOR + 1, sectors - 1, _LOADED_AT)
        struct.pack_into("<Q", first, _NEXT_AT, self.at // _SECTOR)
        first[_DRIVE_CHECK_AT : _DRIVE_CHECK_AT + 2] = _NO_CHECK
        with disk.open("r+b") as file:
            file.write(first[:_CODE_BYTES])
            file.seek(self.at)
            file.write(loader)


def install_syslinux(disk: Path) -> None:
    """Put the boot code into the first sector that starts the active partition."""
    with disk.open("r+b") as file:
        file.write(_SYSLINUX.read_bytes()[:_CODE_BYTES])
