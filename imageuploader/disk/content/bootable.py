"""Whether a disk looks as if a server could start from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, NotAvailable, PartitionView
from imageuploader.disk.content.ext_files import ExtFiles
from imageuploader.disk.content.ext_superblock import read_superblock
from imageuploader.disk.content.filesystems import FileSystem
from imageuploader.disk.content.partition_table import PartitionTable
from imageuploader.domain.disk_report import BOOT_CODE, EFI_SYSTEM, Boot, FindingCode, Partition

_INITS = (
    "/sbin/init",
    "/usr/sbin/init",
    "/usr/lib/systemd/systemd",
    "/lib/systemd/systemd",
    "/init",
    "/nix/var/nix/profiles/system/init",
)
_KERNEL_FOLDERS = ("/boot", "/")
_KERNELS = ("vmlinuz", "vmlinux", "bzImage", "Image", "kernel-")
_EXT = frozenset({"ext2", "ext3", "ext4"})
_WITHOUT_SYSTEM = frozenset({"swap"})
_LOOKED_INTO = 8


@dataclass(frozen=True, slots=True)
class BootCheck:
    """The answer, what speaks for it, and what is lacking where it is no."""

    boot: Boot = Boot.UNKNOWN
    sign: str = ""
    lack: FindingCode | None = None


_NO_SYSTEM = BootCheck(Boot.NO, lack=FindingCode.NO_INIT)
_NO_CODE = BootCheck(Boot.NO, lack=FindingCode.NO_BOOT_CODE)


def check_file_system_boot(view: ByteView, found: FileSystem) -> BootCheck:
    """Return whether Linode could start an unpartitioned disk with its own kernel or GRUB."""
    if found.kind in _WITHOUT_SYSTEM:
        return _NO_SYSTEM
    return _system(view) if found.kind in _EXT else BootCheck()


def check_table_boot(
    view: ByteView, table: PartitionTable, partitions: tuple[Partition, ...]
) -> BootCheck:
    """Return whether a disk with these partitions, told by their content, could start."""
    if not partitions:
        return BootCheck()
    if all(system.boot is Boot.NO for system in _systems(view, partitions)):
        return _NO_SYSTEM
    if table.has_boot_code:
        return BootCheck(Boot.YES, BOOT_CODE)
    if any(it.kind == EFI_SYSTEM and it.file_system == "fat" for it in partitions):
        return BootCheck(Boot.YES, EFI_SYSTEM)
    return _NO_CODE


def _systems(view: ByteView, partitions: tuple[Partition, ...]) -> Iterator[BootCheck]:
    looked_into = 0
    for partition in partitions:
        if partition.file_system in _EXT and looked_into < _LOOKED_INTO:
            looked_into += 1
            yield _system(PartitionView(view, partition.start, partition.size))
        elif partition.file_system not in _WITHOUT_SYSTEM:
            yield BootCheck()


def _system(view: ByteView) -> BootCheck:
    """Return whether there is a system in an ext file system, by what it starts with."""
    about = read_superblock(view)
    if about is None:
        return BootCheck()
    ext, sure = ExtFiles(view, about), True
    for path in _INITS:
        try:
            if ext.find(path) is not None:
                return BootCheck(Boot.YES, path)
        except (NotAvailable, Broken):
            sure = False
    for folder in _KERNEL_FOLDERS:
        try:
            if kernel := next(_kernels(ext, folder), None):
                return BootCheck(Boot.YES, kernel)
        except (NotAvailable, Broken):
            sure = False
    return _NO_SYSTEM if sure else BootCheck()


def _kernels(ext: ExtFiles, folder: str) -> Iterator[str]:
    for name in ext.names(folder):
        if name.startswith(_KERNELS) and name.isprintable():
            yield f"{folder.rstrip('/')}/{name}"
