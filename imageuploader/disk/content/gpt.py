"""The GUID partition table: two copies, each protected by two checksums."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from imageuploader.disk.content.byte_view import ByteView, NotAvailable, require
from imageuploader.disk.content.partition_types import gpt_kind
from imageuploader.disk.labels import decode_utf16_label
from imageuploader.domain.disk_report import Partition

_SECTOR_BYTES, _LARGE_SECTOR_BYTES = 512, 4096
_MAGIC = b"EFI PART"
_HEADER = struct.Struct("<8sIIII4Q16sQIII")
_HEADER_LIMIT = 512
_ENTRY = struct.Struct("<16s16s3Q72s")
_ENTRY_LIMIT, _USUAL_ENTRIES = 4096, 128
_ENTRIES_LIMIT_BYTES = 1024 * 1024
_UNUSED = bytes(16)
_LEGACY_BOOT = 4


class GptCopy(Enum):
    """The state of one copy of the table."""

    GOOD = auto()
    BAD = auto()
    BEYOND_END = auto()
    NOT_AVAILABLE = auto()
    LARGE_SECTORS = auto()
    """Good, and made for sectors of 4096 bytes: a system with sectors of 512 does not find it."""


@dataclass(frozen=True, slots=True)
class Gpt:
    """The content of both copies; `disk_bytes` is the size of the disk they were made for."""

    partitions: tuple[Partition, ...]
    primary: GptCopy
    backup: GptCopy
    disk_bytes: int | None = None


def has_gpt_magic(view: ByteView) -> bool:
    """Return whether the second sector begins like a GPT."""
    return view.read(_SECTOR_BYTES, len(_MAGIC)) == _MAGIC


def read_gpt(view: ByteView) -> Gpt | None:
    """Return the table of a disk that must have one; None if it cannot be read."""
    sector = view.read(_SECTOR_BYTES, _HEADER_LIMIT)
    if sector is None:
        return None
    if not sector.startswith(_MAGIC) and (large := _with_large_sectors(view)):
        return large
    header = _header(sector, 1)
    try:
        partitions = _partitions(view, header) if header else None
    except NotAvailable:
        return Gpt((), GptCopy.NOT_AVAILABLE, GptCopy.NOT_AVAILABLE)
    if header is None or partitions is None:
        return _from_backup(view)
    disk_bytes = (header.other + 1) * _SECTOR_BYTES
    return Gpt(partitions, GptCopy.GOOD, _backup(view, header.other), disk_bytes)


def _with_large_sectors(view: ByteView) -> Gpt | None:
    """Return the table of a disk with sectors of 4096 bytes; None if it is another."""
    header = _header(view.read(_LARGE_SECTOR_BYTES, _HEADER_LIMIT) or bytes(_HEADER_LIMIT), 1)
    if header is None:
        return None
    try:
        partitions = _partitions(view, header, _LARGE_SECTOR_BYTES) or ()
    except NotAvailable:
        partitions = ()
    return Gpt(partitions, GptCopy.LARGE_SECTORS, GptCopy.NOT_AVAILABLE)


@dataclass(frozen=True, slots=True)
class _Header:
    """A header whose checksum is right."""

    other: int
    entries: int
    count: int
    entry_bytes: int
    checksum: int


def _header(sector: bytes, at: int) -> _Header | None:
    magic, _, length, checksum, _, own, other, *rest = _HEADER.unpack_from(sector)
    _, _, _, entries, count, entry_bytes, entries_checksum = rest
    if magic != _MAGIC or not _HEADER.size <= length <= _HEADER_LIMIT or own != at:
        return None
    if zlib.crc32(sector[:16] + bytes(4) + sector[20:length]) != checksum:
        return None
    return _Header(other, entries, count, entry_bytes, entries_checksum)


def _from_backup(view: ByteView) -> Gpt:
    """Return the table from its backup in the last sectors: the primary copy is damaged."""
    last = view.size // _SECTOR_BYTES - 1
    try:
        header = _header(require(view, last * _SECTOR_BYTES, _HEADER_LIMIT), last)
        partitions = _partitions(view, header) if header else None
    except NotAvailable:
        # While a disk is read as a stream, this is good enough to know what to keep of it.
        entries = view.read(2 * _SECTOR_BYTES, _USUAL_ENTRIES * _ENTRY.size)
        return Gpt(
            tuple(_used_entries(entries or b"", _ENTRY.size)), GptCopy.BAD, GptCopy.NOT_AVAILABLE
        )
    if partitions is None:
        return Gpt((), GptCopy.BAD, GptCopy.BAD)
    return Gpt(partitions, GptCopy.BAD, GptCopy.GOOD, (last + 1) * _SECTOR_BYTES)


def _backup(view: ByteView, at: int) -> GptCopy:
    offset = at * _SECTOR_BYTES
    if offset + _SECTOR_BYTES > view.size:
        return GptCopy.BEYOND_END
    # Its entries are usually right before it.
    view.expect(max(0, offset - 32 * _SECTOR_BYTES), 33 * _SECTOR_BYTES)
    try:
        header = _header(require(view, offset, _HEADER_LIMIT), at)
        is_good = header is not None and _partitions(view, header) is not None
    except NotAvailable:
        return GptCopy.NOT_AVAILABLE
    return GptCopy.GOOD if is_good else GptCopy.BAD


def _partitions(
    view: ByteView, header: _Header, sector_bytes: int = _SECTOR_BYTES
) -> tuple[Partition, ...] | None:
    """Return the partitions, None if their list is damaged; raise NotAvailable."""
    start, length = header.entries * sector_bytes, header.count * header.entry_bytes
    if not _ENTRY.size <= header.entry_bytes <= _ENTRY_LIMIT or length > _ENTRIES_LIMIT_BYTES:
        return None
    if start + length > view.size:
        return None
    raw = require(view, start, length) if length else b""
    return (
        tuple(_used_entries(raw, header.entry_bytes, sector_bytes))
        if zlib.crc32(raw) == header.checksum
        else None
    )


def _used_entries(
    raw: bytes, entry_bytes: int, sector_bytes: int = _SECTOR_BYTES
) -> Iterator[Partition]:
    for number, at in enumerate(range(0, len(raw), entry_bytes), 1):
        kind, own, first, last, attributes, name = _ENTRY.unpack_from(raw, at)
        if kind != _UNUSED and first <= last:
            start, size = first * sector_bytes, (last + 1 - first) * sector_bytes
            yield Partition(
                number,
                start,
                size,
                gpt_kind(kind),
                label=decode_utf16_label(name),
                uuid=str(UUID(bytes_le=own)),
                active=bool(attributes & _LEGACY_BOOT),
            )
