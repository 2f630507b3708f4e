"""Reading the disk inside a virtual disk, here and there."""

import zlib
from dataclasses import dataclass

from imageuploader.disk.virtual.disk import Below, Blank, Kept, Mapping, Packed
from imageuploader.disk.virtual.source import Malformed, NotAtHand, Source


@dataclass(frozen=True)
class MappedDisk:
    """The disk in a file with a table of its pieces; what is not there is zeros."""

    source: Source
    mapping: Mapping

    @property
    def size(self) -> int:
        """How many bytes the disk has."""
        return self.mapping.disk.raw_bytes

    def read(self, offset: int, count: int) -> bytes | None:
        """Return exactly `count` bytes, or None if not all of them can be had."""
        if offset < 0 or offset + count > self.size:
            return None
        parts = list[bytes]()
        try:
            while count:
                part = self._next(offset, count)
                parts.append(part)
                offset, count = offset + len(part), count - len(part)
        except (Malformed, NotAtHand):
            return None
        return b"".join(parts)

    def expect(self, offset: int, count: int) -> None:
        """Do nothing: a file waits."""

    def _next(self, offset: int, most: int) -> bytes:
        """Some of the next bytes, at least one and at most `most`."""
        place = self.mapping.find(offset)
        count = min(place.count, most)
        match place:
            case Kept(at):
                return self.source.at(at, count)
            case Packed(at, size, skip, _, unpacked):
                return self._unpacked(self.source.at(at, size), unpacked)[skip : skip + count]
            case Blank() | Below():
                return bytes(count)

    def _unpacked(self, packed: bytes, count: int) -> bytes:
        # qcow2 has the bare stream, vmdk one with a head.
        bare = self.mapping.disk.kind == "qcow2"
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
        try:
            found = unpacker.decompress(packed, count)
        except zlib.error as error:
            raise Malformed(str(error)) from error
        if len(found) < count:
            raise Malformed("a compressed cluster is too short")
        return found
