"""Compression levels: speed and ratio of each, and the choice between them."""

import logging
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from isal import isal_zlib

from imageuploader.domain.disk_report import PrepareOptions

_log = logging.getLogger(__name__)
_RAW_DEFLATE = -15
_MOST_MEMORY = 9


class Deflater(Protocol):
    """The compressor of one thread."""

    def compress(self, data: bytes | memoryview, /) -> bytes:
        """Take input and return the output that is ready."""

    def flush(self, mode: int, /) -> bytes:
        """Return the rest of the output."""


def _isal_deflater(level: int) -> Deflater:
    return isal_zlib.compressobj(level, isal_zlib.DEFLATED, _RAW_DEFLATE, _MOST_MEMORY)


def _zlib_deflater(level: int) -> Deflater:
    return zlib.compressobj(level, zlib.DEFLATED, _RAW_DEFLATE, _MOST_MEMORY)


@dataclass(frozen=True, slots=True)
class Level:
    """A level: its speed in bytes per second and thread, and its ratio of output to input."""

    number: int
    speed: float
    ratio: float
    make_deflater: Callable[[int], Deflater]

    def deflater(self) -> Deflater:
        """Return a compressor; its output between two full flushes is self-contained."""
        return self.make_deflater(self.number)

    def seconds(self, size: int, link_speed: float, threads: int) -> float:
        """Return how long it takes to compress `size` bytes and then to send them."""
        return size / (self.speed * threads) + size * self.ratio / link_speed


# Measured by tests/bench/level_rates.py: the data of a 5 GiB ext4 image with a system's own
# programs and libraries, in blocks of 1 MiB, one thread of a 2025 server (Zen 5). Only their
# ratios matter. Levels 0 to 3 are ISA-L's, the higher ones zlib's.
LEVELS = (
    Level(0, 793e6, 0.4212, _isal_deflater),
    Level(1, 793e6, 0.3725, _isal_deflater),
    Level(2, 748e6, 0.3685, _isal_deflater),
    Level(3, 453e6, 0.3619, _isal_deflater),
    Level(4, 70e6, 0.3456, _zlib_deflater),
    Level(5, 58e6, 0.3398, _zlib_deflater),
    Level(6, 42e6, 0.3367, _zlib_deflater),
    Level(7, 35e6, 0.3360, _zlib_deflater),
    Level(8, 20e6, 0.3351, _zlib_deflater),
    Level(9, 13e6, 0.3350, _zlib_deflater),
)

QUICK = LEVELS[1]
"""Used while the upload speed is not known: as fast as most disks can be read."""

ZERO_LEVEL = LEVELS[2]
"""Used for zeros: it leaves a thousandth of them, other levels leave more."""


def fastest_level(link_speed: float | None, threads: int) -> Level:
    """Return the level with the least total time at an upload speed in bytes per second.

    Without a known speed it is the quick one.
    """
    if not link_speed:
        return QUICK
    return min(LEVELS, key=lambda level: level.seconds(1, link_speed, threads))


def choose_level(options: PrepareOptions, threads: int) -> Level:
    """Return the level that was set, or the fastest one for the upload speed; log the reason."""
    if options.level is not None:
        _log.info("compression level %d, as set", options.level)
        return LEVELS[options.level]
    level = fastest_level(options.link_speed, threads)
    if options.link_speed is None:
        _log.info("compression level %d: the upload speed is not known yet", level.number)
        return level
    seconds = {known.number: known.seconds(10**9, options.link_speed, threads) for known in LEVELS}
    _log.info(
        "compression level %d: %d threads, %.2f MB/s upload; seconds to compress and send 1 GB: %s",
        level.number,
        threads,
        options.link_speed / 1e6,
        ", ".join(f"{number}: {time:.0f}" for number, time in seconds.items()),
    )
    return level
