"""Decompresses one member of a gzip file, whose header may be cut anywhere.

igzip loses its place in a header of several optional fields that comes in pieces. So the header is
parsed here, and igzip gets one without any field in its place.
"""

from zlib import crc32

from isal import igzip_lib

_BARE_HEADER = b"\x1f\x8b\x08" + bytes(7)
_FLAGS_AT = 3
_HAS_CHECKSUM, _HAS_EXTRA, _HAS_NAME, _HAS_COMMENT, _RESERVED = 2, 4, 8, 16, 0xE0


class GzipMember:
    """The decompressor of one member; raises ValueError for a bad header, IsalError after it."""

    def __init__(self) -> None:
        self._header = _GzipHeader()
        self._body = igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)

    @property
    def eof(self) -> bool:
        """Whether the end of the member was reached."""
        return self._body.eof

    @property
    def needs_input(self) -> bool:
        """Whether it needs more input to produce more output."""
        return self._body.needs_input

    @property
    def unused_data(self) -> bytes | None:
        """The input after the end of the member."""
        return self._body.unused_data

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        """Take input and return at most `max_length` bytes of output."""
        if not self._header.is_whole:
            rest = self._header.take(data)
            if rest is None:
                return b""
            data = _BARE_HEADER + rest
        return self._body.decompress(data, max_length)


class _GzipHeader:
    """Takes the header off the first input; no more is kept of it than a field of fixed length."""

    def __init__(self) -> None:
        self._fields = ["fixed"]
        self._kept = b""
        self._length = 0
        self._checksum = 0

    @property
    def is_whole(self) -> bool:
        """Whether all of the header was taken."""
        return not self._fields

    def take(self, data: bytes) -> bytes | None:
        """Take input; return what is behind the header once it is whole; raise ValueError."""
        data, self._kept = self._kept + data, b""
        while data and self._fields:
            field = self._fields[0]
            end = self._end(field, data)
            if end > len(data):
                self._kept = data
                return None
            self._parse(field, data[:end])
            data = data[end:]
        return data if self.is_whole else None

    def _end(self, field: str, data: bytes) -> int:
        """Return where the field ends in the data, or where the part of a long one does."""
        match field:
            case "text":
                return data.find(b"\0") + 1 or len(data)
            case "extra":
                return min(self._length, len(data))
            case _:
                return len(_BARE_HEADER) if field == "fixed" else 2

    def _parse(self, field: str, content: bytes) -> None:
        if field == "checksum":
            if int.from_bytes(content, "little") != self._checksum & 0xFFFF:
                raise ValueError("the checksum of a header is wrong")
        else:
            self._checksum = crc32(content, self._checksum)
        match field:
            case "fixed":
                self._fields += _fields(content)
            case "length":
                self._length = int.from_bytes(content, "little")
            case "extra":
                self._length -= len(content)
            case _:
                pass
        is_over = self._length == 0 if field == "extra" else field != "text" or content[-1] == 0
        if is_over:
            del self._fields[0]


def _fields(fixed: bytes) -> list[str]:
    """Return the fields that follow the fixed part of the header; raise ValueError."""
    flags = fixed[_FLAGS_AT]
    if fixed[:_FLAGS_AT] != _BARE_HEADER[:_FLAGS_AT]:
        raise ValueError("a header is invalid")
    if flags & _RESERVED:
        raise ValueError("a header has a flag that gzip does not define")
    optional = (
        (_HAS_EXTRA, ("length", "extra")),
        (_HAS_NAME, ("text",)),
        (_HAS_COMMENT, ("text",)),
        (_HAS_CHECKSUM, ("checksum",)),
    )
    return [name for flag, names in optional if flags & flag for name in names]
