"""The look inside a raw disk, and what it has to say."""

from dataclasses import dataclass, replace

from imageuploader.disk.content.bootable import BootCheck, check_file_system_boot, check_table_boot
from imageuploader.disk.content.byte_view import ByteView, PartitionView
from imageuploader.disk.content.filesystems import FileSystem, file_system
from imageuploader.disk.content.findings import file_system_findings, size_findings, table_findings
from imageuploader.disk.content.partition_table import PartitionTable, read_partition_table
from imageuploader.disk.content.partition_types import mbr_kind
from imageuploader.domain.disk_report import Boot, Finding, FindingCode, Layout, Partition

_LOOKED_INTO = 128
_IN_FIRST_SECTOR = frozenset({"fat", "exfat", "ntfs"})
_ISO_AT = 32 * 1024
_HYBRID = mbr_kind(0x17)


@dataclass(frozen=True, slots=True)
class DiskContent:
    """What is on a raw disk, in one word and in all, and what is to be said of it."""

    name: str
    layout: Layout
    findings: tuple[Finding, ...]


def read_content(view: ByteView, *, blank: bool = False) -> DiskContent:
    """Return what is on a raw disk, which is `blank` if it holds zeros only."""
    said = tuple(size_findings(view.size))
    if blank:
        return DiskContent("zero", Layout(boot=Boot.NO), (Finding(FindingCode.ALL_ZERO), *said))
    table, whole = _read_structure(view)
    if table is not None:
        return _partitioned_content(view, table, whole, said)
    if whole is None:
        return DiskContent("unknown", Layout(), (Finding(FindingCode.UNKNOWN_CONTENT), *said))
    start = check_file_system_boot(view, whole)
    layout = Layout("", (), whole.kind, whole.label, start.boot, start.sign)
    found = (*file_system_findings(whole, view.size), *_boot_findings(start), *said)
    return DiskContent(whole.kind, layout, found)


def _read_structure(view: ByteView) -> tuple[PartitionTable | None, FileSystem | None]:
    """Return table and file system of the disk as a whole, without what is left of older ones."""
    table, whole = read_partition_table(view), file_system(view)
    if table is None or whole is None:
        return table, whole
    if whole.kind == "iso":
        return table, whole if _is_hybrid(table) else None
    if not table.protected and (table.name == "gpt" or whole.kind in _IN_FIRST_SECTOR):
        return None, whole
    return table, None


def _is_hybrid(table: PartitionTable) -> bool:
    """Whether a disc was made to start from a stick; an old one lies before all partitions.

    Such a disc has a partition around itself, or one of the kind that its makers use.
    """
    return any(it.start <= _ISO_AT or it.kind == _HYBRID for it in table.partitions)


def _partitioned_content(
    view: ByteView, table: PartitionTable, disc: FileSystem | None, said: tuple[Finding, ...]
) -> DiskContent:
    filled = [_with_file_system(view, partition) for partition in table.partitions[:_LOOKED_INTO]]
    partitions = (*(partition for partition, _ in filled), *table.partitions[_LOOKED_INTO:])
    start = check_table_boot(view, table, partitions)
    layout = Layout(table.name, partitions, boot=start.boot, boot_sign=start.sign)
    if disc is not None:
        layout = replace(layout, file_system=disc.kind, label=disc.label)
        return DiskContent(disc.kind, layout, (*file_system_findings(disc, view.size), *said))
    inside = (
        finding
        for partition, found in filled
        if found is not None
        for finding in file_system_findings(found, partition.size, partition.number)
    )
    found = (*table_findings(table, view.size), *inside, *_boot_findings(start), *said)
    return DiskContent(table.name, layout, found)


def _boot_findings(start: BootCheck) -> tuple[Finding, ...]:
    return () if start.lack is None else (Finding(start.lack),)


def _with_file_system(view: ByteView, partition: Partition) -> tuple[Partition, FileSystem | None]:
    """Return a partition told by its content, and that content."""
    found = file_system(PartitionView(view, partition.start, partition.size))
    if found is None:
        return partition, None
    label = found.label or partition.label
    return replace(partition, file_system=found.kind, label=label), found
