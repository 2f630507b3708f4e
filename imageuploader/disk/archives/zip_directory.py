"""Reads the directory of a zip archive, which is at its end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct

from imageuploader.disk.files.chunk_reader import ChunkReader
from imageuploader.disk.files.input_file import InputFile

_END_SIGNATURE = re.compile(rb"PK\x05\x06")
_ENTRY_SIGNATURE = b"PK\1\2"
_END = Struct("<4x4xHHLLH")
_END64 = Struct("<4s20xQQQQ")
_LOCATOR = Struct("<4sLQL")
_ENTRY = Struct("<4s4xHH4xLLLHHH8xL")
_MOST_COMMENT = 0xFFFF
_UNKNOWN, _UNKNOWN_COUNT = 0xFFFFFFFF, 0xFFFF
_UTF8_FLAG = 0x800
_ZIP64_FIELD = 1
_NO_DIRECTORY = "its directory is not at the end: the file is cut off, or other data follows"


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """A file in the archive, as the directory describes it.

    Unless `has_exact_sizes`, the sizes and the offset of the header may lack multiples of 4 GiB:
    macOS writes larger files so.
    """

    name: str
    method: int
    flags: int
    crc: int
    stored: int
    size: int
    header_at: int
    has_exact_sizes: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it; 4 GiB may be stated as 0 too."""
        return not self.size and (not self.crc or self.has_exact_sizes)


@dataclass(frozen=True, slots=True)
class _Directory:
    at: int
    count: int
    size: int
    shift: int


def zip_entries(source: InputFile) -> Iterator[ZipEntry]:
    """Yield what the directory lists; raise Damaged, FileUnreadable."""
    directory = _find_directory(source)
    reader = ChunkReader(source.pieces(at=directory.at, count=directory.size))
    found = 0
    while (header := reader.take(_ENTRY.size)).startswith(_ENTRY_SIGNATURE):
        if len(header) == _ENTRY.size:
            found += 1
            yield _entry(header, reader, directory.shift)
    # The number of files lacks multiples of 65,536 where an old program made the archive.
    if found < directory.count:
        raise source.damage("zip", "its directory has fewer files than it says")


def _find_directory(source: InputFile) -> _Directory:
    """Return the directory that a valid end record describes; raise Damaged.

    A comment may hold what looks like such a record. So the first one whose comment reaches the
    end of the file counts, or else the last one.
    """
    start = max(0, source.size - _MOST_COMMENT - _END.size)
    tail = source.read_at(start, source.size - start)
    places = [found.start() for found in _END_SIGNATURE.finditer(tail)]
    records = [(at, tail[at : at + _END.size]) for at in places if at + _END.size <= len(tail)]
    exact = [row for row in records if row[0] + _END.size + _END.unpack(row[1])[-1] == len(tail)]
    for at, record in (*exact, *reversed(records)):
        directory = _describe(source, start + at, record)
        if directory is not None:
            return directory
    raise source.damage("zip", _NO_DIRECTORY)


def _describe(source: InputFile, end_at: int, record: bytes) -> _Directory | None:
    _, count, size, stated_at, _ = _END.unpack(record)
    locator = source.read_at(max(0, end_at - _LOCATOR.size), _LOCATOR.size)
    if locator.startswith(b"PK\6\7") and (count == _UNKNOWN_COUNT or _UNKNOWN in {size, stated_at}):
        found_at, found = _record64(source, end_at, locator)
        signature, _, count, size, stated_at = _END64.unpack(found)
        if signature != b"PK\6\6":
            return None
        end_at = found_at
    for at in (end_at - size, stated_at):
        begins = 0 <= at <= end_at and source.read_at(at, len(_ENTRY_SIGNATURE))
        if begins == _ENTRY_SIGNATURE or (at == end_at and not count):
            return _Directory(at, count, end_at - at, at - stated_at)
    return None


def _record64(source: InputFile, end_at: int, locator: bytes) -> tuple[int, bytes]:
    """Return the record of large archives, which is where its locator says or right before it."""
    _, _, stated_at, _ = _LOCATOR.unpack(locator)
    for at in (end_at - _LOCATOR.size - _END64.size, stated_at):
        record = source.read_at(at, _END64.size) if 0 <= at < end_at else b""
        if len(record) == _END64.size and record.startswith(b"PK\6\6"):
            return at, record
    return end_at, bytes(_END64.size)


def _entry(header: bytes, reader: ChunkReader, shift: int) -> ZipEntry:
    fields = _ENTRY.unpack(header)
    _, flags, method, crc, stored, size, name_bytes, extra_bytes, comment_bytes, at = fields
    name = _name(reader.take(name_bytes), flags)
    extra = _zip64_field(reader.take(extra_bytes))
    reader.skip(comment_bytes)
    large = [extra[place : place + 8] for place in range(0, len(extra) - 7, 8)]
    values = [size, stored, at]
    for index, value in enumerate(values):
        if value == _UNKNOWN and large:
            values[index] = int.from_bytes(large.pop(0), "little")
    size, stored, at = values
    return ZipEntry(name, method, flags, crc, stored, size, at + shift, bool(extra))


def _zip64_field(extra: bytes) -> bytes:
    """Return the extra field with the large numbers; fields that are cut short are passed over."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = extra[at : at + 2], int.from_bytes(extra[at + 2 : at + 4], "little")
        if int.from_bytes(kind, "little") == _ZIP64_FIELD:
            return extra[at + 4 : at + 4 + length]
        at += 4 + length
    return b""


def _name(raw: bytes, flags: int) -> str:
    if not flags & _UTF8_FLAG:
        return raw.decode("cp437")
    return raw.decode("utf-8", "backslashreplace")
