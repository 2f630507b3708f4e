"""Unpacking one cluster of a virtual disk."""

import zlib
from collections.abc import Callable
from typing import Literal

from imageuploader.disk.virtual.errors import Malformed
from imageuploader.disk.zstd_compat import zstd

ClusterCodec = Literal["deflate", "zlib", "zstd"]
"""What clusters are packed with: qcow2 has the bare stream of deflate, vmdk one with a head."""


_UNPACKERS: dict[ClusterCodec, Callable[[bytes, int], bytes]] = {
    "deflate": lambda packed, count: zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, count),
    "zlib": lambda packed, count: zlib.decompressobj().decompress(packed, count),
    "zstd": lambda packed, count: zstd.ZstdDecompressor().decompress(packed, count),
}


def decompress_cluster(packed: bytes, count: int, codec: ClusterCodec) -> bytes:
    """Return the `count` bytes of a cluster; raise Malformed where there are fewer."""
    try:
        found = _UNPACKERS[codec](packed, count)
    except (zlib.error, zstd.ZstdError, EOFError) as error:
        raise Malformed(str(error)) from error
    if len(found) < count:
        raise Malformed("a compressed cluster is too short")
    return found
