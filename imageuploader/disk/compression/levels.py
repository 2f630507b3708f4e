"""Compression levels: speed and ratio of each, and the choice between them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from isal import isal_zlib
from zlib_ng import zlib_ng

from imageuploader.domain.disk_report import PrepareOptions

_log = logging.getLogger(__name__)
_RAW_DEFLATE = -15
_ISAL_MEMORY = 8
"""With 9 it is 1 % quicker and leaves 0.4 % more."""

_MOST_QUICK = 3
_ZLIB_NG_MEMORY = 7
"""2 to the power of 6 more are the symbols with codes of their own; with 9 it leaves 0.7 % more."""


class Deflater(Protocol):
    """The compressor of one thread."""

    def compress(self, data: bytes | memoryview, /) -> bytes:
        """Take input and return the output that is ready."""

    def flush(self, mode: int, /) -> bytes:
        """Return the rest of the output."""


def _isal_deflater(level: int) -> Deflater:
    return isal_zlib.compressobj(level, isal_zlib.DEFLATED, _RAW_DEFLATE, _ISAL_MEMORY)


def _zlib_ng_deflater(level: int) -> Deflater:
    return zlib_ng.compressobj(level, zlib_ng.DEFLATED, _RAW_DEFLATE, _ZLIB_NG_MEMORY)


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

    @property
    def is_quick(self) -> bool:
        """Whether speed counts for more than size at this level.

        Then clusters that a virtual disk has compressed already are sent as they are, as these
        levels would not make them smaller, and incompressible blocks are stored.
        """
        return self.number <= _MOST_QUICK

    def packing_seconds(self, size: float, threads: int) -> float:
        """Return how long it takes to compress `size` bytes."""
        return size / (self.speed * threads)

    def seconds(self, size: float, link_speed: float, threads: int, free: float = 0.0) -> float:
        """Return how long it takes to compress `size` bytes and then to send them.

        The first `free` seconds of compressing do not count.
        """
        packing = max(0.0, self.packing_seconds(size, threads) - free)
        return packing + size * self.ratio / link_speed


# Measured by tests/bench/level_rates.py: the data of a 5 GiB ext4 image with a system's own
# programs and libraries, in blocks of 1 MiB, one thread of a server of 2026 (EPYC); the best of
# several runs; those of levels 1 to 3 are scaled from memory 9 to 8 by a comparison of the two side
# by side. Only their ratios matter. Levels 0 to 3 are ISA-L's, the higher ones zlib-ng's.
LEVELS = (
    Level(0, 398e6, 0.4246, _isal_deflater),
    Level(1, 446e6, 0.3722, _isal_deflater),
    Level(2, 385e6, 0.3682, _isal_deflater),
    Level(3, 153e6, 0.3620, _isal_deflater),
    Level(4, 82e6, 0.3436, _zlib_ng_deflater),
    Level(5, 73e6, 0.3391, _zlib_ng_deflater),
    Level(6, 66e6, 0.3383, _zlib_ng_deflater),
    Level(7, 36e6, 0.3363, _zlib_ng_deflater),
    Level(8, 20e6, 0.3358, _zlib_ng_deflater),
    Level(9, 20e6, 0.3307, _zlib_ng_deflater),
)

QUICK = LEVELS[2]
"""Used while the upload speed is not known: as fast as most disks can be read."""

ZERO_LEVEL = LEVELS[2]
"""Used for zeros: it leaves a thousandth of them, other levels leave more."""


def fastest_level(link_speed: float | None, threads: int, free: float = 0.0) -> Level:
    """Return the level with the least total time at an upload speed in bytes per second.

    `free` are the seconds for each byte in which compressing delays nobody: of levels that are
    done within them, the one with the smallest result. Without a known speed it is at least the
    quick one.
    """
    if link_speed:
        return min(LEVELS, key=lambda level: level.seconds(1, link_speed, threads, free))
    done = (level for level in LEVELS if level.packing_seconds(1, threads) <= free)
    return min((QUICK, *done), key=lambda level: level.ratio)


def choose_level(options: PrepareOptions, threads: int, expected_bytes: int | None = None) -> Level:
    """Return the level that was set, or the fastest one for the upload speed; log the reason.

    `expected_bytes` are what the quick level is expected to leave, None if that is not known.
    """
    if options.level is not None:
        _log.info("compression level %d, as set", options.level)
        return LEVELS[options.level]
    free = options.free_seconds * QUICK.ratio / expected_bytes if expected_bytes else 0.0
    level = fastest_level(options.link_speed, threads, free)
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
