"""Checks whether a disk looks bootable."""

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
_MOST_READ = 8


@dataclass(frozen=True, slots=True)
class BootCheck:
    """Whether it looks bootable: the sign that it does, or what is missing."""

    answer: Boot = Boot.UNKNOWN
    sign: str = ""
    lack: FindingCode | None = None


_NO_SYSTEM = BootCheck(Boot.NO, lack=FindingCode.NO_INIT)
_NO_CODE = BootCheck(Boot.NO, lack=FindingCode.NO_BOOT_CODE)


def check_file_system_boot(view: ByteView, file_system: FileSystem) -> BootCheck:
    """Check an unpartitioned disk, which Linode boots with its own kernel or GRUB."""
    if file_system.kind in _WITHOUT_SYSTEM:
        return _NO_SYSTEM
    return _check_ext(view) if file_system.kind in _EXT else BootCheck()


def check_table_boot(
    view: ByteView, table: PartitionTable, partitions: tuple[Partition, ...]
) -> BootCheck:
    """Check a disk with these partitions, whose file systems are known."""
    if not partitions:
        return BootCheck()
    if all(check.answer is Boot.NO for check in _check_partitions(view, partitions)):
        return _NO_SYSTEM
    if table.has_boot_code:
        return BootCheck(Boot.YES, BOOT_CODE)
    if any(part.kind == EFI_SYSTEM and part.file_system == "fat" for part in partitions):
        return BootCheck(Boot.YES, EFI_SYSTEM)
    return _NO_CODE


def _check_partitions(view: ByteView, partitions: tuple[Partition, ...]) -> Iterator[BootCheck]:
    count = 0
    for partition in partitions:
        if partition.file_system in _EXT and count < _MOST_READ:
            count += 1
            yield _check_ext(PartitionView(view, partition.start, partition.size))
        elif partition.file_system not in _WITHOUT_SYSTEM:
            yield BootCheck()


def _check_ext(view: ByteView) -> BootCheck:
    """Look for an init program or a kernel in an ext file system."""
    superblock = read_superblock(view)
    if superblock is None:
        return BootCheck()
    ext, is_sure = ExtFiles(view, superblock), True
    for path in _INITS:
        try:
            if ext.find(path) is not None:
                return BootCheck(Boot.YES, path)
        except (NotAvailable, Broken):
            is_sure = False
    for folder in _KERNEL_FOLDERS:
        try:
            if kernel := next(_kernels(ext, folder), None):
                return BootCheck(Boot.YES, kernel)
        except (NotAvailable, Broken):
            is_sure = False
    return _NO_SYSTEM if is_sure else BootCheck()


def _kernels(ext: ExtFiles, folder: str) -> Iterator[str]:
    for name in ext.names(folder):
        if name.startswith(_KERNELS) and name.isprintable():
            yield f"{folder.rstrip('/')}/{name}"
