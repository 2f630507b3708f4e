"""What packs data in each format that is unpacked."""

import bz2
import gzip
import lzma
from collections.abc import Callable

import lz4.frame

from imageuploader.disk.zstd_compat import zstd

PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "xz": lzma.compress,
    "bzip2": bz2.compress,
    "zstd": zstd.compress,
    "lz4": lz4.frame.compress,
}
PACK_QUICKLY: dict[str, Callable[[bytes], bytes]] = PACK | {
    "gzip": lambda content: gzip.compress(content, 1),
    "xz": lambda content: lzma.compress(content, preset=0),
    "bzip2": lambda content: bz2.compress(content, 1),
    "zstd": lambda content: zstd.compress(content, 1),
}
CHECKED = ("gzip", "xz", "bzip2")
"""The formats that always have a checksum."""
