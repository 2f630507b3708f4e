"""Measures each compression level: the figures in `disk/compression/levels.py`.

Run by hand or by `packaging/dev.py bench`. One thread packs every sixth block of 1 MiB that has
data, of a 5 GiB ext4 image of this machine's own files.
"""

import time
import zlib
from pathlib import Path

from imageuploader.disk.compression.levels import LEVELS, Level
from imageuploader.disk.files.input_file import open_input
from imageuploader.disk.files.sparse import Span, file_spans
from imageuploader.domain.cancel import CancelToken
from tests.large_ext4 import big_image, machine

EVERY = 6


def blocks(image: Path) -> list[bytes]:
    """Return the blocks to compress."""
    with open_input(image, lambda _: None, CancelToken()) as source:
        parts = [part for part in file_spans(source) if isinstance(part, Span)]
        return [source.read_at(part.at, part.length) for part in parts[::EVERY]]


def rate(level: Level, data: list[bytes]) -> tuple[float, float]:
    """Return the bytes a second, and the compression ratio."""
    deflater, left, began = level.deflater(), 0, time.thread_time()
    for block in data:
        left += len(deflater.compress(block)) + len(deflater.flush(zlib.Z_FULL_FLUSH))
    size = sum(map(len, data))
    return size / (time.thread_time() - began), left / size


if __name__ == "__main__":
    with big_image() as made:
        chosen = blocks(made)
    print(f"{len(chosen)} MiB; {machine()}")
    for known in LEVELS:
        speed, ratio = rate(known, chosen)
        print(f"level {known.number}: {speed / 1e6:4.0f} MB/s, {ratio:.4f} left", flush=True)
