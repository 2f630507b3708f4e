"""Reading a raw image without reading its holes."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from imageuploader.disk.files import read
from imageuploader.disk.progress import Percent
from imageuploader.domain.cancel import CancelToken

BLOCK_BYTES = 1024 * 1024
ZEROS = bytes(BLOCK_BYTES)


def blocks(file: BinaryIO, path: Path, size: int, percent: Percent) -> Iterator[bytes]:
    """Yield the `size` bytes of a file in blocks of 1 MiB; raise FileUnreadable.

    It ends early where the file does. A block in a hole is `ZEROS`, without a read.
    """
    at = data = 0
    while at < size:
        count = min(BLOCK_BYTES, size - at)
        # A block is skipped only when the next data starts behind it: never asked from inside
        # a hole for the hole's end, which would be the same offset again and again.
        if data <= at:
            data = _next_data(file, at, size)
        if data >= at + count:
            block = ZEROS[:count]
        else:
            file.seek(at)
            block = read(file, path, count)
        if not block:
            return
        at += len(block)
        percent.at(at)
        yield block


def _next_data(file: BinaryIO, at: int, size: int) -> int:
    if not hasattr(os, "SEEK_DATA"):
        return at
    try:
        return os.lseek(file.fileno(), at, os.SEEK_DATA)
    except OSError as error:
        # ENXIO: only a hole is left. Anything else: this file system cannot tell.
        return size if error.errno == errno.ENXIO else at


def all_zero(file: BinaryIO, path: Path, size: int, percent: Percent, cancel: CancelToken) -> bool:
    """Return whether a file holds zeros only; it is read to its first other byte."""
    for block in blocks(file, path, size, percent):
        cancel.check()
        if block is not ZEROS and block != ZEROS[: len(block)]:
            return False
    return True
