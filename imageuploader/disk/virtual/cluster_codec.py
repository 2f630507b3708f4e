"""Decompresses a cluster of a virtual disk."""

import zlib
from collections.abc import Callable
from struct import pack
from typing import Literal, NamedTuple, Protocol

from deflate import DeflateError, deflate_decompress
from isal import igzip_lib, isal_zlib
from zlib_ng import zlib_ng

from imageuploader.disk.virtual.errors import Malformed
from imageuploader.disk.zstd_compat import zstd

ClusterCodec = Literal["deflate", "zlib", "zstd"]
"""How clusters are compressed: qcow2 uses raw deflate, vmdk deflate with a zlib header."""

_MOST_STORED = 0xFFFF
_HARDLY_SMALLER = 0.9
_IS_LAST_BLOCK = 1
_KIND, _KIND_BITS, _LAST_WITH_CODES = 0b111, 3, 0b101
_BLOCK_HEAD_BYTES, _COUNT = 9, 0b11111
_MOST_HLIT, _MOST_HDIST = 286 - 257, 30 - 1
_HCLEN_BITS, _HCLEN_WITH_ONE = 0b1111, 18 - 4
"""A block lists the length of the code for a length of 1 as the 18th: in the head's last byte."""
_HAS_DICTIONARY = 0x20
_ZLIB_HEADER_BYTES = 2
_CHECKSUM_BYTES = 4

# An empty stored block follows each block that is joined, so that the next one starts on a byte
# boundary. The 3 bits of its header may fit into what is left of the last byte, or take one byte
# more: which of both is not known before the block is decoded. So it is decoded with other bytes
# after it: a length, its complement and data, which are a stored block of 248 bytes in the first
# case and, one byte later, of 1792 in the second. The stream ends after either.
_SHORT = 0xF8
_LONG = (_SHORT ^ 0xFF) << 8
_HEAD = bytes((_SHORT, 0, _SHORT ^ 0xFF, 0xFF, _SHORT))
_LAST_BLOCK = b"\x03\x00"
_PROBE = (_HEAD + bytes(_SHORT - 1) + _LAST_BLOCK).ljust(len(_HEAD) + _LONG, b"\0") + _LAST_BLOCK
_ALIGNED_BY = {_SHORT: b"\x00\x00\xff\xff", _LONG: b"\x00\x00\x00\xff\xff"}


class _Decompressor(Protocol):
    """What unpacks one cluster."""

    @property
    def eof(self) -> bool:
        """Whether the end of what is packed was read, and with it the checksum if it has one."""

    def decompress(self, data: bytes | memoryview, max_length: int, /) -> bytes:
        """Return the content, at most so many bytes of it."""


_DECOMPRESSORS: dict[ClusterCodec, Callable[[], _Decompressor]] = {
    "deflate": lambda: isal_zlib.decompressobj(-zlib.MAX_WBITS),
    "zlib": isal_zlib.decompressobj,
    "zstd": zstd.ZstdDecompressor,
}


# The stubs of isal and zlib-ng name instances.
_REFUSED_BY_ZLIB: type[Exception] = zlib_ng.error  # type: ignore[assignment]
_BROKEN: tuple[type[Exception], ...] = (igzip_lib.IsalError, zstd.ZstdError, EOFError)  # type: ignore[assignment]


def decompress_cluster(compressed: bytes | memoryview, count: int, codec: ClusterCodec) -> bytes:
    """Return the `count` bytes of a cluster.

    Raises Malformed if there are fewer, if its checksum is wrong, or where the format has an end
    for each cluster, if there are more.
    """
    unpacker = _DECOMPRESSORS[codec]()
    try:
        content = unpacker.decompress(compressed, count + 1)
    except _BROKEN as error:
        raise Malformed(str(error)) from error
    if len(content) < count:
        raise Malformed("a compressed cluster is too short")
    if codec != "deflate" and not (unpacker.eof and len(content) == count):
        raise Malformed("a compressed cluster does not end where it should")
    return content


class Cluster(NamedTuple):
    """The content of a cluster, and how it can stand in a longer deflate stream; empty if not."""

    content: bytes | memoryview
    deflated: tuple[bytes | memoryview, ...] = ()


def decompress_to_join(
    compressed: memoryview, length: int, count: int, codec: ClusterCodec
) -> Cluster:
    """Return a cluster that is decompressed, and compressed as it is stored if that is possible.

    `length` is where its last byte seems to be. Raises what `decompress_cluster` raises.
    """
    if cluster := _open_last_block(compressed[:length], count, codec):
        return cluster
    content = decompress_cluster(compressed, count, codec)[:count]
    is_stored = count * _HARDLY_SMALLER < length <= count
    return Cluster(content, _store(content) if is_stored else ())


def _open_last_block(compressed: memoryview, count: int, codec: ClusterCodec) -> Cluster | None:
    """Return a cluster of a single block, without the bit by which the stream would end there.

    None of others: it is not known where their last block begins.
    """
    deflated = compressed if codec == "deflate" else _strip_zlib(compressed)
    if codec == "zstd" or not _is_single_block(deflated):
        return None
    first, rest = bytes((deflated[0] & ~_IS_LAST_BLOCK,)), deflated[1:]
    try:
        decoded = deflate_decompress(b"".join((first, rest, _PROBE)), count + _LONG)
    except DeflateError:
        return None
    alignment = _ALIGNED_BY.get(len(decoded) - count)
    content = memoryview(decoded)[:count]
    if not alignment or (codec == "zlib" and not _has_checksum(content, compressed)):
        return None
    if _may_have_one_distance(deflated) and not _is_taken_by_zlib(deflated, count):
        return None
    return Cluster(content, (first, rest, alignment))


def _is_single_block(deflated: memoryview) -> bool:
    """Return whether a stream is one block with Huffman codes of its own.

    libdeflate decodes symbols that RFC 1951 reserves, which zlib refuses: the fixed codes have
    some, and so have codes of too many symbols. Such a block counts as none.
    """
    if len(deflated) < _BLOCK_HEAD_BYTES or deflated[0] & _KIND != _LAST_WITH_CODES:
        return False
    hlit, hdist = deflated[0] >> _KIND_BITS, deflated[1] & _COUNT
    return hlit <= _MOST_HLIT and hdist <= _MOST_HDIST


def _may_have_one_distance(deflated: memoryview) -> bool:
    """Return whether a block may have a single distance code, which is one bit long.

    libdeflate takes either bit for it, zlib one alone; a damaged block may have the other. Few
    blocks use a code of one bit at all.
    """
    hclen = (deflated[1] >> 5 | deflated[2] << 3) & _HCLEN_BITS
    return hclen >= _HCLEN_WITH_ONE and bool(deflated[8] >> 4 & 0b111)


def _is_taken_by_zlib(deflated: memoryview, count: int) -> bool:
    try:
        return len(zlib_ng.decompressobj(-zlib.MAX_WBITS).decompress(deflated, count)) == count
    except _REFUSED_BY_ZLIB:
        return False


def _store(content: bytes) -> tuple[bytes, ...]:
    """Return stored blocks: what hardly became smaller is not compressed again."""
    blocks = list[bytes]()
    for at in range(0, len(content), _MOST_STORED):
        part = content[at : at + _MOST_STORED]
        blocks += (pack("<BHH", 0, len(part), _MOST_STORED - len(part)), part)
    return tuple(blocks)


def _strip_zlib(compressed: memoryview) -> memoryview:
    """Return the deflate stream between zlib's header and checksum; nothing of other data."""
    header = bytes(compressed[:_ZLIB_HEADER_BYTES])
    is_valid = header[:1] == b"\x78" and int.from_bytes(header, "big") % 31 == 0
    is_plain = is_valid and not header[1] & _HAS_DICTIONARY
    return compressed[_ZLIB_HEADER_BYTES:-_CHECKSUM_BYTES] if is_plain else compressed[:0]


def _has_checksum(content: memoryview, compressed: memoryview) -> bool:
    return isal_zlib.adler32(content).to_bytes(4, "big") == compressed[-_CHECKSUM_BYTES:]
