"""Reads what is on a raw disk: partition table, file systems, and whether it looks bootable."""

from dataclasses import dataclass, replace

from imageuploader.disk.content.bootable import check_file_system_boot, check_table_boot
from imageuploader.disk.content.byte_view import ByteView, PartitionView
from imageuploader.disk.content.device_names import DeviceNames
from imageuploader.disk.content.filesystems import FileSystem, read_file_system
from imageuploader.disk.content.findings import file_system_findings, size_findings, table_findings
from imageuploader.disk.content.partition_table import PartitionTable, read_partition_table
from imageuploader.disk.content.partition_types import mbr_kind
from imageuploader.domain.disk_report import Boot, Finding, FindingCode, Layout, Partition
from imageuploader.domain.formats import UNKNOWN

"""The word for content of no known kind."""

_MOST_READ = 128
_IN_FIRST_SECTOR = frozenset({"fat", "exfat", "ntfs"})
_ISO_AT = 32 * 1024
_HYBRID = mbr_kind(0x17)


@dataclass(frozen=True, slots=True)
class DiskContent:
    """What is on a raw disk: one word for it, the layout, and the findings."""

    name: str
    layout: Layout
    findings: tuple[Finding, ...]


def zero_content(size: int) -> DiskContent:
    """Return the content of a raw disk that holds only zeros."""
    findings = (Finding(FindingCode.ALL_ZERO), *size_findings(size))
    return DiskContent("zero", Layout(boot=Boot.NO), findings)


def read_content(view: ByteView) -> DiskContent:
    """Return what is on a raw disk, as far as its bytes are available."""
    of_size = tuple(size_findings(view.size))
    table, whole = _read_structure(view)
    if table is not None:
        return _partitioned_content(view, table, whole, of_size)
    if whole is None:
        return DiskContent(UNKNOWN, Layout(), (Finding(FindingCode.UNKNOWN_CONTENT), *of_size))
    boot = check_file_system_boot(view, whole, DeviceNames.of_disk(whole))
    layout = Layout("", (), whole.kind, whole.label, boot.answer, boot.sign)
    findings = (*file_system_findings(whole, view.size), *boot.findings, *of_size)
    return DiskContent(whole.kind, layout, findings)


def _read_structure(view: ByteView) -> tuple[PartitionTable | None, FileSystem | None]:
    """Return partition table and file system of the whole disk, without remains of older ones."""
    table, whole = read_partition_table(view), read_file_system(view)
    if table is None or whole is None:
        return table, whole
    if whole.kind == "iso":
        return table, whole if _is_hybrid(table) else None
    if not table.protected and (table.name == "gpt" or whole.kind in _IN_FIRST_SECTOR):
        return None, whole
    return table, None


def _is_hybrid(table: PartitionTable) -> bool:
    """Return whether a disc image was made to boot from a USB stick too.

    One of its partitions then contains the disc itself, or has the type that its makers use;
    the remains of an older disc lie before all partitions.
    """
    return any(part.start <= _ISO_AT or part.kind == _HYBRID for part in table.partitions)


def _partitioned_content(
    view: ByteView, table: PartitionTable, disc: FileSystem | None, of_size: tuple[Finding, ...]
) -> DiskContent:
    read = [_with_file_system(view, partition) for partition in table.partitions[:_MOST_READ]]
    partitions = (*(partition for partition, _ in read), *table.partitions[_MOST_READ:])
    names = DeviceNames.of_partitions(partitions, [file_system for _, file_system in read])
    boot = check_table_boot(view, table, partitions, names)
    layout = Layout(table.name, partitions, boot=boot.answer, boot_sign=boot.sign)
    if disc is not None:
        layout = replace(layout, file_system=disc.kind, label=disc.label)
        return DiskContent(disc.kind, layout, (*file_system_findings(disc, view.size), *of_size))
    inside = (
        finding
        for partition, file_system in read
        if file_system is not None
        for finding in file_system_findings(file_system, partition.size, partition.number)
    )
    of_table = table_findings(table, view.size, may_start=boot.answer is not Boot.NO)
    return DiskContent(table.name, layout, (*of_table, *inside, *boot.findings, *of_size))


def _with_file_system(view: ByteView, partition: Partition) -> tuple[Partition, FileSystem | None]:
    """Return a partition completed by its file system, and that file system."""
    file_system = read_file_system(PartitionView(view, partition.start, partition.size))
    if file_system is None:
        return partition, None
    label = file_system.label or partition.label
    return replace(partition, file_system=file_system.kind, label=label), file_system
