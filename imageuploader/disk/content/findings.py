"""The findings of the check about a file that can be uploaded."""

from collections.abc import Iterator
from pathlib import Path

from imageuploader.disk.content.filesystems import FileSystem
from imageuploader.disk.content.gpt import Gpt, GptCopy
from imageuploader.disk.content.partition_table import PartitionTable
from imageuploader.domain.disk_report import (
    RAW_SURE_LIMIT_BYTES,
    RAW_USUAL_LIMIT_BYTES,
    Finding,
    FindingCode,
)
from imageuploader.domain.formats import RAW, Family, formats_with_suffix

_BY_KIND = {
    "iso": FindingCode.ISO,
    "luks1": FindingCode.LUKS,
    "luks2": FindingCode.LUKS,
}
_SECTOR_BYTES = 512


def size_findings(raw_bytes: int) -> Iterator[Finding]:
    """Yield the findings for a raw disk of this size."""
    if raw_bytes % _SECTOR_BYTES:
        yield Finding(FindingCode.NOT_SECTORS)
    if raw_bytes > RAW_USUAL_LIMIT_BYTES:
        is_sure = raw_bytes > RAW_SURE_LIMIT_BYTES
        code = FindingCode.OVER_SURE_LIMIT if is_sure else FindingCode.OVER_USUAL_LIMIT
        yield Finding(code, {"raw_bytes": raw_bytes, "limit": RAW_USUAL_LIMIT_BYTES})


def file_system_findings(
    file_system: FileSystem, room: int, number: int | None = None
) -> Iterator[Finding]:
    """Yield the findings for a file system in `room` bytes: the disk, or this partition."""
    where: dict[str, object] = {} if number is None else {"number": number}
    if file_system.kind in _BY_KIND:
        yield Finding(_BY_KIND[file_system.kind], where)
    if file_system.size is not None and file_system.size > room:
        facts = {"kind": file_system.kind, "found": room, "expected": file_system.size}
        yield Finding(FindingCode.CUT_FILE_SYSTEM, where | facts)
    if file_system.is_dirty:
        yield Finding(FindingCode.DIRTY, where)


def table_findings(table: PartitionTable, disk_bytes: int, *, may_start: bool) -> Iterator[Finding]:
    """Yield the findings for a partition table on a disk of this size.

    `may_start` tells that nothing was found that keeps a server from starting.
    """
    yield Finding(FindingCode.PARTITIONED, {"kernel": "Direct Disk"} if may_start else {})
    # One that begins with the table itself stands for the whole disk, and its size for nothing.
    parts = (part for part in table.partitions if part.start)
    last = max(parts, key=lambda part: part.start + part.size, default=None)
    if last is not None and last.start + last.size > disk_bytes:
        ends = last.start + last.size
        facts = {"number": last.number, "found": disk_bytes, "expected": ends}
        yield Finding(FindingCode.CUT_PARTITION, facts)
    elif table.gpt is not None:
        yield from _gpt_findings(table.gpt, disk_bytes)


def _gpt_findings(gpt: Gpt, disk_bytes: int) -> Iterator[Finding]:
    match gpt.primary, gpt.backup:
        case GptCopy.LARGE_SECTORS, _:
            yield Finding(FindingCode.LARGE_SECTORS)
        case GptCopy.GOOD, GptCopy.BEYOND_END:
            facts = {"found": disk_bytes, "expected": gpt.disk_bytes}
            yield Finding(FindingCode.CUT_GPT, facts)
        case GptCopy.GOOD, GptCopy.BAD:
            yield Finding(FindingCode.GPT_BACKUP)
        case GptCopy.BAD, GptCopy.GOOD:
            yield Finding(FindingCode.GPT_PRIMARY)
        case GptCopy.BAD, _:
            yield Finding(FindingCode.GPT_BROKEN)
        case _:
            pass


def check_suffix(path: Path, name: str, family: Family) -> Iterator[Finding]:
    """Yield a note if the suffix of a file promises another format than the one it has.

    `name` is the format, or the file system of a raw disk.
    """
    suffix = path.suffix.lower()
    promised = formats_with_suffix(suffix)
    is_raw_disk = family is Family.RAW and RAW in promised
    if promised and not is_raw_disk and name not in {known.name for known in promised}:
        yield Finding(FindingCode.MISNAMED, {"name": suffix, "kind": name})
