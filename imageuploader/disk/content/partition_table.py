"""The partition table of a raw disk: MBR or GPT."""

from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.content.gpt import Gpt, has_gpt_magic, read_gpt
from imageuploader.disk.content.partition_types import GPT_PROTECTIVE, mbr_kind
from imageuploader.domain.disk_report import Partition

SECTOR_BYTES = 512
_CODE_BYTES = 440
_ENTRIES, _ENTRY_BYTES = 446, 16
_EXTENDED = frozenset({0x05, 0x0F, 0x85})
_ACTIVE = 0x80
_STATES = frozenset({0, _ACTIVE})
_SIGNATURE = 440
_LOGICAL_LIMIT = 64


@dataclass(frozen=True, slots=True)
class PartitionTable:
    """A partition table; a GPT has the state of its two copies in `gpt`.

    `protected` tells whether the MBR declares a GPT.
    """

    name: str
    partitions: tuple[Partition, ...]
    has_boot_code: bool
    protected: bool
    gpt: Gpt | None = None


def read_partition_table(view: ByteView) -> PartitionTable | None:
    """Return the partition table; None if there is none."""
    sector = view.read(0, SECTOR_BYTES)
    if sector is None:
        return None
    entries = _entries(sector)
    has_code = any(sector[:_CODE_BYTES])
    protected = any(entry.code == GPT_PROTECTIVE for entry in entries)
    # A stale GPT behind a newer MBR is ignored.
    has_gpt = protected or (not entries and has_gpt_magic(view))
    gpt = read_gpt(view) if has_gpt else None
    if gpt is not None:
        return PartitionTable("gpt", gpt.partitions, has_code, protected, gpt)
    if not entries:
        return None
    disk = f"{int.from_bytes(sector[_SIGNATURE : _SIGNATURE + 4], 'little'):08x}"
    return PartitionTable("mbr", tuple(_partitions(view, entries, disk)), has_code, protected)


@dataclass(frozen=True, slots=True)
class _MbrEntry:
    """One of the four entries of a boot record, in sectors."""

    number: int
    code: int
    start: int
    count: int
    active: bool

    def partition(self, number: int, disk: str, base: int = 0) -> Partition:
        start, count = (base + self.start) * SECTOR_BYTES, self.count * SECTOR_BYTES
        uuid = f"{disk}-{number:02x}"
        return Partition(number, start, count, mbr_kind(self.code), uuid=uuid, active=self.active)


def _entries(sector: bytes) -> list[_MbrEntry]:
    """Return the entries in use; none at all if one of them is invalid."""
    if sector[510:512] != b"\x55\xaa":
        return []
    entries = []
    for number in range(1, 5):
        at = _ENTRIES + (number - 1) * _ENTRY_BYTES
        raw = sector[at : at + _ENTRY_BYTES]
        start, count = (int.from_bytes(raw[i : i + 4], "little") for i in (8, 12))
        if raw[0] not in _STATES:
            return []
        if count:  # Linux accepts one without a type too, and discs that boot from a stick have it
            entries.append(_MbrEntry(number, raw[4], start, count, raw[0] == _ACTIVE))
    return entries


def _partitions(view: ByteView, entries: list[_MbrEntry], disk: str) -> Iterator[Partition]:
    for entry in entries:
        if entry.code not in _EXTENDED:
            yield entry.partition(entry.number, disk)
    number = 5
    for entry in entries:
        if entry.code in _EXTENDED:
            for logical in _logical(view, entry.start, number, disk):
                yield logical
                number = logical.number + 1


def _logical(view: ByteView, extended: int, number: int, disk: str) -> Iterator[Partition]:
    """Walk the chain of boot records in an extended partition, each at most once."""
    at, seen = extended, set[int]()
    while at not in seen and len(seen) < _LOGICAL_LIMIT:
        seen.add(at)
        sector = view.read(at * SECTOR_BYTES, SECTOR_BYTES)
        if sector is None:
            return
        entries = _entries(sector)
        for entry in entries:
            if entry.code not in _EXTENDED:
                yield entry.partition(number, disk, at)
                number += 1
        # The link to the next record is relative to the start of the extended partition.
        at = next((extended + entry.start for entry in entries if entry.code in _EXTENDED), at)
