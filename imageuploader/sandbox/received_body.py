"""The body of a PUT: counted, hashed and unpacked, but not stored."""

import base64
import hashlib
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

_PIECE_BYTES = 256 * 1024
_GZIP_WINDOW = 31


@dataclass(frozen=True, slots=True)
class Received:
    """One stored object; `raw_*` describe the unpacked image, and are None if unpacking failed."""

    headers: dict[str, str]
    size: int
    md5: str
    sha256: str
    raw_size: int | None
    raw_sha256: str | None
    too_large: bool = False


class Unpacker:
    """Unpacks a stream of gzip members piece by piece, and computes its size and SHA-256."""

    def __init__(self, limit_bytes: int, stop: threading.Event) -> None:
        self.size = 0
        self.too_large = False
        self._sha256 = hashlib.sha256()
        self._limit = limit_bytes
        self._stop = stop
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        self._inside = False
        self._members = 0
        self._broken = False

    def feed(self, data: bytes) -> None:
        """Unpack the next bytes in constant memory, however much they unpack to."""
        more = True
        while more and not (self._broken or self.too_large or self._stop.is_set()):
            if not self._inside and self._members:
                data = data.lstrip(b"\0")
            data, more = self._step(data) if data or self._inside else (b"", False)

    def _step(self, data: bytes) -> tuple[bytes, bool]:
        self._inside = True
        try:
            raw = self._member.decompress(data, _PIECE_BYTES)
        except zlib.error:
            self._broken = True
            return b"", False
        self._count(raw)
        if not self._member.eof:
            rest = self._member.unconsumed_tail
            return rest, bool(rest) or len(raw) == _PIECE_BYTES
        rest = self._member.unused_data
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        self._inside = False
        self._members += 1
        return rest, bool(rest)

    def _count(self, raw: bytes) -> None:
        self.size += len(raw)
        self._sha256.update(raw)
        self.too_large = self.size > self._limit

    def sha256(self) -> str | None:
        """Return the hash of the unpacked bytes, or None unless they are a complete gzip file."""
        whole = self._members > 0 and not (self._inside or self._broken or self.too_large)
        return self._sha256.hexdigest() if whole else None


class BodyReceiver:
    """Counts, hashes and unpacks one body."""

    def __init__(self, limit_bytes: int, stop: threading.Event) -> None:
        self._size = 0
        self._md5 = hashlib.md5(usedforsecurity=False)
        self._sha256 = hashlib.sha256()
        self._unpacker = Unpacker(limit_bytes, stop)

    def feed(self, data: bytes) -> None:
        """Process the next bytes of the body; called in a worker thread."""
        self._size += len(data)
        self._md5.update(data)
        self._sha256.update(data)
        self._unpacker.feed(data)

    def content_md5(self) -> str:
        """Return the MD5 as a Content-MD5 header holds it."""
        return base64.b64encode(self._md5.digest()).decode()

    def result(self, headers: Mapping[str, str]) -> Received:
        """Return what was received."""
        raw_sha256 = self._unpacker.sha256()
        return Received(
            headers=dict(headers),
            size=self._size,
            md5=self._md5.hexdigest(),
            sha256=self._sha256.hexdigest(),
            raw_size=None if raw_sha256 is None else self._unpacker.size,
            raw_sha256=raw_sha256,
            too_large=self._unpacker.too_large,
        )
