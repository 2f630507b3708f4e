"""Estimates the compressed size of a disk from small samples."""

import errno
import os
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from imageuploader.disk.compression.levels import QUICK
from imageuploader.disk.files.file_access import read
from imageuploader.disk.files.sparse import BLOCK_BYTES, ZEROS, is_zero

_SAMPLE_BYTES = 256 * 1024
_SAMPLES = 64
_SECONDS = 0.2
_EXTENTS = 4096
_STRIDE_SAMPLES = 32


def send_estimate(
    file: BinaryIO, path: Path, size: int, clock: Callable[[], float] = time.monotonic
) -> int:
    """Return the estimated compressed size of a raw file, in 0.2 s; raise FileUnreadable."""
    extents = list(_extents(file, size))
    data = sum(end - start for start, end in extents)
    due, raw, packed = clock() + _SECONDS, 0, 0
    for at in _sample_offsets(extents, data):
        file.seek(at)
        sample = read(file, path, _SAMPLE_BYTES)
        raw, packed = raw + len(sample), packed + deflated_size(sample)
        if clock() > due:
            break
    holes = (size - data) // BLOCK_BYTES * deflated_size(ZEROS)
    return holes + (data * packed // raw if raw else 0)


def _sample_offsets(extents: list[tuple[int, int]], data: int) -> Iterator[int]:
    """Yield offsets for samples, spread over all the data however early sampling stops."""
    step = max(_SAMPLE_BYTES, -(-data // _SAMPLES))
    offsets, skipped = list[int](), 0
    for start, end in extents:
        first = -skipped % step
        offsets.extend(range(start + first, end, step))
        skipped += end - start
    for part in range(8):
        yield from offsets[part::8]


def _extents(file: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each range of data, without holes if the system reports them."""
    at = 0
    for _ in range(_EXTENTS if hasattr(os, "SEEK_DATA") else 0):
        try:
            start = os.lseek(file.fileno(), at, os.SEEK_DATA)
            at = os.lseek(file.fileno(), start, os.SEEK_HOLE)
        except OSError as error:
            if error.errno == errno.ENXIO:  # only a hole follows
                return
            break
        yield start, min(at, size)
        if at >= size:
            return
    yield at, size


def deflated_size(raw: bytes) -> int:
    """Return the size of bytes compressed at the usual level."""
    deflate = QUICK.deflater()
    return len(deflate.compress(raw)) + len(deflate.flush(zlib.Z_SYNC_FLUSH))


class Sampler:
    """Takes samples of a stream, less often the longer it is."""

    def __init__(self) -> None:
        self._stride, self._blocks, self._taken = 1, 0, 0
        self._zeros = self._data = 0
        self._raw = self._sent = 0

    def add(self, block: bytes) -> None:
        """Add the next bytes, at most 1 MiB."""
        if is_zero(block):
            self._zeros += len(block)
            return
        self._data += len(block)
        self._blocks += 1
        if self._blocks % self._stride:
            return
        sample = self._sample(block)
        self._raw += self._stride * len(block)
        self._sent += self._stride * deflated_size(sample) * len(block) // len(sample)
        self._taken += 1
        if self._taken % _STRIDE_SAMPLES == 0:
            self._stride *= 2

    def _sample(self, block: bytes) -> bytes:
        # A small disk is compressed whole: a few samples of it would be noise.
        if self._taken < _STRIDE_SAMPLES:
            return block
        at = self._taken * _SAMPLE_BYTES % max(1, len(block) - _SAMPLE_BYTES + 1)
        return block[at : at + _SAMPLE_BYTES]

    @property
    def estimate(self) -> int:
        """The estimated compressed size of all that was added."""
        zeros = self._zeros // BLOCK_BYTES * deflated_size(ZEROS)
        return zeros + (self._data * self._sent // self._raw if self._raw else 0)
