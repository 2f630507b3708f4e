"""The look inside a raw disk, and what it has to say."""

from dataclasses import dataclass, replace

from imageuploader.disk.content.bootable import Start, start_of_file_system, start_of_table
from imageuploader.disk.content.byte_view import ByteView, PartitionView
from imageuploader.disk.content.filesystems import FileSystem, file_system
from imageuploader.disk.content.findings import of_file_system, of_size, of_table
from imageuploader.disk.content.partition_table import Table, read_table
from imageuploader.disk.content.partition_types import mbr_kind
from imageuploader.domain.disk_report import Boot, Finding, FindingCode, Layout, Partition

_LOOKED_INTO = 128
_IN_FIRST_SECTOR = frozenset({"fat", "exfat", "ntfs"})
_ISO_AT = 32 * 1024
_HYBRID = mbr_kind(0x17)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is on a raw disk, in one word and in all, and what is to be said of it."""

    name: str
    layout: Layout
    findings: tuple[Finding, ...]


def look(view: ByteView, *, blank: bool = False) -> Seen:
    """Return what is on a raw disk, which is `blank` if it holds zeros only."""
    said = tuple(of_size(view.size))
    if blank:
        return Seen("zero", Layout(boot=Boot.NO), (Finding(FindingCode.ALL_ZERO), *said))
    table, whole = _told_apart(view)
    if table is not None:
        return _partitioned(view, table, whole, said)
    if whole is None:
        return Seen("unknown", Layout(), (Finding(FindingCode.UNKNOWN_CONTENT), *said))
    start = start_of_file_system(view, whole)
    layout = Layout("", (), whole.kind, whole.label, start.boot, start.sign)
    found = (*of_file_system(whole, view.size), *_lacking(start), *said)
    return Seen(whole.kind, layout, found)


def _told_apart(view: ByteView) -> tuple[Table | None, FileSystem | None]:
    """Return table and file system of the disk as a whole, without what is left of older ones."""
    table, whole = read_table(view), file_system(view)
    if table is None or whole is None:
        return table, whole
    if whole.kind == "iso":
        return table, whole if _is_hybrid(table) else None
    if not table.protected and (table.name == "gpt" or whole.kind in _IN_FIRST_SECTOR):
        return None, whole
    return table, None


def _is_hybrid(table: Table) -> bool:
    """Whether a disc was made to start from a stick; an old one lies before all partitions.

    Such a disc has a partition around itself, or one of the kind that its makers use.
    """
    return any(it.start <= _ISO_AT or it.kind == _HYBRID for it in table.partitions)


def _partitioned(
    view: ByteView, table: Table, disc: FileSystem | None, said: tuple[Finding, ...]
) -> Seen:
    filled = [_filled(view, partition) for partition in table.partitions[:_LOOKED_INTO]]
    partitions = (*(partition for partition, _ in filled), *table.partitions[_LOOKED_INTO:])
    start = start_of_table(view, table, partitions)
    layout = Layout(table.name, partitions, boot=start.boot, boot_sign=start.sign)
    if disc is not None:
        layout = replace(layout, file_system=disc.kind, label=disc.label)
        return Seen(disc.kind, layout, (*of_file_system(disc, view.size), *said))
    inside = (
        finding
        for partition, found in filled
        if found is not None
        for finding in of_file_system(found, partition.size, partition.number)
    )
    found = (*of_table(table, view.size), *inside, *_lacking(start), *said)
    return Seen(table.name, layout, found)


def _lacking(start: Start) -> tuple[Finding, ...]:
    return () if start.lack is None else (Finding(start.lack),)


def _filled(view: ByteView, partition: Partition) -> tuple[Partition, FileSystem | None]:
    """Return a partition told by its content, and that content."""
    found = file_system(PartitionView(view, partition.start, partition.size))
    if found is None:
        return partition, None
    label = found.label or partition.label
    return replace(partition, file_system=found.kind, label=label), found
