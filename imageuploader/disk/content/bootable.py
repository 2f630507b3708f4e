"""Checks whether there is something on a disk that a Linode could start from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from imageuploader.disk.content.boot_code import find_boot_problem
from imageuploader.disk.content.byte_view import ByteView, PartitionView
from imageuploader.disk.content.device_names import DeviceNames
from imageuploader.disk.content.ext_system import ExtSystem, read_ext_system
from imageuploader.disk.content.filesystems import FileSystem
from imageuploader.disk.content.gpt import GptCopy
from imageuploader.disk.content.partition_table import PartitionTable
from imageuploader.disk.labels import printable
from imageuploader.domain.disk_report import (
    BOOT_CODE,
    EFI_SYSTEM,
    Boot,
    Finding,
    FindingCode,
    Partition,
)

_EXT = frozenset({"ext2", "ext3", "ext4"})
_WITHOUT_SYSTEM = frozenset({"swap"})
_MOST_READ = 8
_CODE_BYTES = 440


@dataclass(frozen=True, slots=True)
class BootCheck:
    """What was found to start from: the sign of it, or what keeps it from starting."""

    answer: Boot = Boot.UNKNOWN
    sign: str = ""
    findings: tuple[Finding, ...] = ()


_UNKNOWN = BootCheck()


def check_file_system_boot(
    view: ByteView, file_system: FileSystem, names: DeviceNames
) -> BootCheck:
    """Check an unpartitioned disk, which Linode boots with its own kernel or GRUB."""
    if file_system.kind in _WITHOUT_SYSTEM:
        return _lack(FindingCode.NO_INIT)
    if file_system.kind not in _EXT:
        return _UNKNOWN
    system = read_ext_system(view)
    if not system.sign:
        # A boot loader in its first sector may start what is not looked for.
        may_start = not system.is_sure or any(view.read(0, _CODE_BYTES) or b"")
        return _UNKNOWN if may_start else _lack(FindingCode.NO_INIT)
    if problem := _system_problem((system,), names):
        return problem
    is_for_grub = system.has_grub_config and system.kernel
    notes = (Finding(FindingCode.GRUB_2),) if is_for_grub else ()
    return BootCheck(Boot.FOUND, system.sign, notes)


def check_table_boot(
    view: ByteView,
    table: PartitionTable,
    partitions: tuple[Partition, ...],
    names: DeviceNames,
) -> BootCheck:
    """Check a disk with these partitions, whose file systems are known."""
    if table.gpt is not None and table.gpt.primary is GptCopy.LARGE_SECTORS:
        return BootCheck(Boot.NO)
    if not partitions:
        return _UNKNOWN
    systems = tuple(_systems(view, partitions))
    found = tuple(system for system in systems if system.sign)
    is_empty = not found and all(system.is_sure for system in systems)
    if not table.has_boot_code:
        return _lack(FindingCode.NO_INIT if is_empty else _start_problem(partitions))
    if is_empty:
        return _UNKNOWN  # what the boot code starts may be where it is not looked for
    if problem := _system_problem(found, names):
        return problem
    if lack := find_boot_problem(view, partitions):
        return _lack(lack)
    return BootCheck(Boot.FOUND, found[0].sign if found else BOOT_CODE)


def _start_problem(partitions: tuple[Partition, ...]) -> FindingCode:
    is_efi = any(part.kind == EFI_SYSTEM and part.file_system == "fat" for part in partitions)
    return FindingCode.EFI_ONLY if is_efi else FindingCode.NO_BOOT_CODE


def _systems(view: ByteView, partitions: tuple[Partition, ...]) -> Iterator[ExtSystem]:
    """Yield what is in each partition that may hold a system."""
    count = 0
    for partition in partitions:
        if partition.file_system in _EXT and count < _MOST_READ:
            count += 1
            yield read_ext_system(PartitionView(view, partition.start, partition.size))
        elif partition.file_system not in _WITHOUT_SYSTEM:
            yield ExtSystem(is_sure=False)


def _system_problem(systems: tuple[ExtSystem, ...], names: DeviceNames) -> BootCheck | None:
    """Return what keeps all of these systems from starting; None if nothing is known."""
    machines = [system.machine for system in systems if system.init]
    if machines and all(machines):
        return _lack(FindingCode.WRONG_MACHINE, {"machine": machines[0]})
    for system in systems:
        for mount in system.mounts:
            if names.is_missing(mount.device):
                facts = {"device": printable(mount.device), "place": printable(mount.place)}
                return _lack(FindingCode.MISSING_DEVICE, facts)
    return None


def _lack(code: FindingCode, facts: Mapping[str, object] = MappingProxyType({})) -> BootCheck:
    return BootCheck(Boot.NO, findings=(Finding(code, facts),))
