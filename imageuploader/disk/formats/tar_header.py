"""Parses the headers of a tar archive."""

from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.files.chunk_reader import ChunkReader

BLOCK_BYTES = 512
_MAP_BYTES = 2 * 1024**2
_PAX_BYTES = 1024**2
_NAME_BYTES = 64 * 1024
_SPARSE = b"S"
_REGULAR = frozenset({b"0", b"\0", b"7", _SPARSE})
_WITHOUT_CONTENT = frozenset({b"1", b"2", b"3", b"4", b"5", b"6"})
_MAP_AT, _MAP_ENTRIES = 386, 4
_MORE_AT, _REAL_SIZE_AT = 482, 483
_MORE_ENTRIES, _STILL_MORE_AT = 21, 504

SparsePart = tuple[int, int]
"""A data block of a sparse file: its offset and its size."""


class BadTarHeader(Exception):
    """A tar header is invalid; says why."""


@dataclass(frozen=True, slots=True)
class TarHeader:
    """The header of one entry, which `stored` bytes of content follow.

    `size` is the size of the file, and `parts` are the data blocks of a sparse one. Entries other
    than files are not `regular`.
    """

    name: str
    stored: int
    size: int
    regular: bool
    parts: tuple[SparsePart, ...] | None = None


def read_header(reader: ChunkReader) -> TarHeader | None:
    """Return the next entry, None at the end of the archive; raise BadTarHeader, EOFError."""
    long_name, pax = "", _PaxHeader()
    while True:
        block = _read_block(reader)
        if not block.strip(b"\0"):
            return None
        if not is_header(block):
            raise BadTarHeader("the checksum of a header is wrong")
        kind, stored = block[156:157], _number(block[124:136])
        match kind:
            case b"L":
                long_name = _text(_read_content(reader, stored, _NAME_BYTES))
            case b"x" | b"X":
                pax = _PaxHeader(_read_content(reader, stored, _PAX_BYTES))
            case b"g" | b"K":
                _read_content(reader, stored, _PAX_BYTES)
            case _:
                return _entry(block, long_name, pax, reader)


def is_header(block: bytes) -> bool:
    """Return whether the checksum of a header block is right."""
    if len(block) < BLOCK_BYTES:
        return False
    try:
        stated = _number(block[148:156])
    except BadTarHeader:
        return False
    return stated == sum(block) - sum(block[148:156]) + 8 * 0x20


def padding(size: int) -> int:
    """Return how many bytes of padding follow `size` bytes of content."""
    return -size % BLOCK_BYTES


def _entry(block: bytes, long_name: str, pax: "_PaxHeader", reader: ChunkReader) -> TarHeader:
    kind, stored = block[156:157], _number(block[124:136])
    name = pax.name or long_name or _short_name(block)
    if kind in _WITHOUT_CONTENT:
        return TarHeader(name, 0, 0, regular=False)
    if kind == _SPARSE:
        parts = tuple(_old_map(block, reader))
        return _validate(
            TarHeader(name, stored, _number(block[483:495]), regular=True, parts=parts)
        )
    stored = stored if pax.size is None else pax.size
    if pax.map_comes_first:
        return _with_map(name, stored, pax, reader)
    real = pax.real_size
    if pax.parts and real is not None:
        return _validate(TarHeader(name, stored, real, regular=True, parts=pax.parts))
    return TarHeader(name, stored, stored, regular=kind in _REGULAR)


def _with_map(name: str, stored: int, pax: "_PaxHeader", reader: ChunkReader) -> TarHeader:
    """Return an entry whose content begins with the list of its data blocks, a number a line."""
    taken, numbers = 0, list[int]()
    rest = b""
    while not numbers or len(numbers) < 1 + 2 * numbers[0]:
        if taken >= min(stored, _MAP_BYTES):
            raise BadTarHeader("the list of data blocks has no end")
        *lines, rest = (rest + _read_block(reader)).split(b"\n")
        taken += BLOCK_BYTES
        numbers += map(_decimal, lines)
    pairs = iter(numbers[1 : 1 + 2 * numbers[0]])
    parts = tuple(zip(pairs, pairs, strict=True))
    size = stored - taken if pax.real_size is None else pax.real_size
    return _validate(TarHeader(name, stored - taken, size, regular=True, parts=parts))


def _validate(header: TarHeader) -> TarHeader:
    end = total = 0
    for at, count in header.parts or ():
        if at < end:
            raise BadTarHeader("data blocks of a file overlap")
        end, total = at + count, total + count
    if end > header.size or total != header.stored:
        raise BadTarHeader("the data blocks of a file do not add up")
    return header


def _old_map(block: bytes, reader: ChunkReader) -> Iterator[SparsePart]:
    yield from _pairs(block[_MAP_AT:], _MAP_ENTRIES)
    more, passed = block[_MORE_AT], 0
    while more:
        passed += BLOCK_BYTES
        if passed > _MAP_BYTES:
            raise BadTarHeader("the list of data blocks has no end")
        block = _read_block(reader)
        yield from _pairs(block, _MORE_ENTRIES)
        more = block[_STILL_MORE_AT]


def _pairs(fields: bytes, count: int) -> Iterator[SparsePart]:
    for at in range(0, 24 * count, 24):
        if fields[at] and fields[at + 12]:
            yield _number(fields[at : at + 12]), _number(fields[at + 12 : at + 24])


class _PaxHeader:
    """The extended header before an entry, as far as it is needed here."""

    def __init__(self, content: bytes = b"") -> None:
        self.name = ""
        self.size: int | None = None
        self.real_size: int | None = None
        self.map_comes_first = False
        self.parts: tuple[SparsePart, ...] = ()
        offsets = list[int]()
        for key, value in _records(content):
            match key:
                case b"path" if not self.name:
                    self.name = _text(value)
                case b"GNU.sparse.name":
                    self.name = _text(value)
                case b"size":
                    self.size = _decimal(value)
                case b"GNU.sparse.realsize" | b"GNU.sparse.size":
                    self.real_size = _decimal(value)
                case b"GNU.sparse.major":
                    self.map_comes_first = _decimal(value) == 1
                case b"GNU.sparse.map":
                    offsets = [_decimal(number) for number in value.split(b",")]
                case b"GNU.sparse.offset" | b"GNU.sparse.numbytes":
                    offsets.append(_decimal(value))
                case _:
                    pass
        self.parts = tuple(zip(offsets[::2], offsets[1::2], strict=False))


def _records(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the records `LENGTH KEY=VALUE` of an extended header."""
    at = 0
    while at < len(content) and content[at]:
        length, _, _ = content[at : at + 20].partition(b" ")
        end = at + _decimal(length)
        record = content[at + len(length) + 1 : end - 1]
        if end <= at + len(length) + 1 or end > len(content) or b"=" not in record:
            raise BadTarHeader("an extended header is invalid")
        key, _, value = record.partition(b"=")
        yield key, value
        at = end


def _read_content(reader: ChunkReader, size: int, limit: int) -> bytes:
    if size > limit:
        raise BadTarHeader("an extended header is too long")
    content = reader.take(size)
    if len(content) < size or reader.skip(padding(size)) < padding(size):
        raise EOFError
    return content


def _read_block(reader: ChunkReader) -> bytes:
    block = reader.take(BLOCK_BYTES)
    if len(block) < BLOCK_BYTES:
        raise EOFError
    return block


def _short_name(block: bytes) -> str:
    name = _text(block[:100])
    prefix = _text(block[345:500]) if block[257:263] == b"ustar\0" else ""
    return f"{prefix}/{name}" if prefix else name


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode("utf-8", "replace")


def _number(field: bytes) -> int:
    """Return a number in octal digits, or in binary if the first bit is set; raise BadTarHeader."""
    if field[0] == 0x80:  # noqa: PLR2004 - the flag of binary numbers
        return int.from_bytes(field[1:])
    digits = field.strip(b" \0")
    if not digits:
        return 0
    if digits.strip(b"01234567"):
        raise BadTarHeader("a number in a header is invalid")
    return int(digits, 8)


def _decimal(digits: bytes) -> int:
    if not digits.isdigit() or len(digits) > 20:  # noqa: PLR2004 - 2^64 has 20 digits
        raise BadTarHeader("a number in a header is invalid")
    return int(digits)
