"""Decompresses a cluster of a virtual disk."""

import zlib
from collections.abc import Callable
from typing import Literal, Protocol

from isal import igzip_lib, isal_zlib

from imageuploader.disk.virtual.errors import Malformed
from imageuploader.disk.zstd_compat import zstd

ClusterCodec = Literal["deflate", "zlib", "zstd"]
"""How clusters are compressed: qcow2 uses raw deflate, vmdk deflate with a zlib header."""


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


# The stub of isal names an instance.
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
