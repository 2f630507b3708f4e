"""Decompresses a cluster of a virtual disk."""

import zlib
from collections.abc import Callable
from typing import Literal

from isal import igzip_lib, isal_zlib

from imageuploader.disk.virtual.errors import Malformed
from imageuploader.disk.zstd_compat import zstd

ClusterCodec = Literal["deflate", "zlib", "zstd"]
"""How clusters are compressed: qcow2 uses raw deflate, vmdk deflate with a zlib header."""


_DECOMPRESSORS: dict[ClusterCodec, Callable[[bytes, int], bytes]] = {
    "deflate": lambda packed, count: isal_zlib.decompressobj(-zlib.MAX_WBITS).decompress(
        packed, count
    ),
    "zlib": lambda packed, count: isal_zlib.decompressobj().decompress(packed, count),
    "zstd": lambda packed, count: zstd.ZstdDecompressor().decompress(packed, count),
}


# The stub of isal names an instance.
_BROKEN: tuple[type[Exception], ...] = (igzip_lib.IsalError, zstd.ZstdError, EOFError)  # type: ignore[assignment]


def decompress_cluster(compressed: bytes, count: int, codec: ClusterCodec) -> bytes:
    """Return the `count` bytes of a cluster; raise Malformed if there are fewer."""
    try:
        content = _DECOMPRESSORS[codec](compressed, count)
    except _BROKEN as error:
        raise Malformed(str(error)) from error
    if len(content) < count:
        raise Malformed("a compressed cluster is too short")
    return content
