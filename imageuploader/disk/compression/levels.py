"""Compression levels: what each costs and gains, and which one to take."""

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
    """One thread's compressor."""

    def compress(self, data: bytes | memoryview, /) -> bytes:
        """Take in bytes and give what is packed of them so far."""

    def flush(self, mode: int, /) -> bytes:
        """Give what is left."""


def _isal(level: int) -> Deflater:
    return isal_zlib.compressobj(level, isal_zlib.DEFLATED, _RAW_DEFLATE, _MOST_MEMORY)


def _zlib(level: int) -> Deflater:
    return zlib.compressobj(level, zlib.DEFLATED, _RAW_DEFLATE, _MOST_MEMORY)


@dataclass(frozen=True, slots=True)
class Level:
    """What a level makes of data: bytes a second and thread, and the share that is left."""

    number: int
    speed: float
    ratio: float
    made_by: Callable[[int], Deflater]

    def deflater(self) -> Deflater:
        """Return a compressor: what it gives between two full flushes stands alone."""
        return self.made_by(self.number)

    def seconds(self, size: int, link_speed: float, threads: int) -> float:
        """Return how long it takes to compress and then to send `size` bytes."""
        return size / (self.speed * threads) + size * self.ratio / link_speed


# Measured by tests/bench/level_rates.py: the data of a 5 GiB ext4 image with a system's own
# programs and libraries, in blocks of 1 MiB, one thread of a 2025 server (Zen 5). Only how they
# stand to each other matters. Levels 0 to 3 are ISA-L's, the higher ones zlib's.
LEVELS = (
    Level(0, 793e6, 0.4212, _isal),
    Level(1, 793e6, 0.3725, _isal),
    Level(2, 748e6, 0.3685, _isal),
    Level(3, 453e6, 0.3619, _isal),
    Level(4, 70e6, 0.3456, _zlib),
    Level(5, 58e6, 0.3398, _zlib),
    Level(6, 42e6, 0.3367, _zlib),
    Level(7, 35e6, 0.3360, _zlib),
    Level(8, 20e6, 0.3351, _zlib),
    Level(9, 13e6, 0.3350, _zlib),
)

QUICK = LEVELS[1]
"""Taken where no line is known: it packs as fast as most disks read."""

ZERO_LEVEL = LEVELS[2]
"""For zeros alone: a thousandth is left, and other levels leave more."""


def level_for(link_speed: float | None, threads: int) -> Level:
    """Return the level with the least total time on a line of so many bytes a second.

    It is the quick one where no line is known.
    """
    if not link_speed:
        return QUICK
    return min(LEVELS, key=lambda level: level.seconds(1, link_speed, threads))


def chosen_level(making: PrepareOptions, threads: int) -> Level:
    """Return the level that was asked for, or the best one for the line; the log tells why."""
    if making.level is not None:
        _log.info("compression level %d, as set", making.level)
        return LEVELS[making.level]
    level = level_for(making.link_speed, threads)
    if making.link_speed is None:
        _log.info("compression level %d: the line's speed is not known yet", level.number)
        return level
    seconds = {known.number: known.seconds(10**9, making.link_speed, threads) for known in LEVELS}
    _log.info(
        "compression level %d: %d threads, a line of %.2f MB/s; seconds to pack and send 1 GB: %s",
        level.number,
        threads,
        making.link_speed / 1e6,
        ", ".join(f"{number}: {taken:.0f}" for number, taken in seconds.items()),
    )
    return level
