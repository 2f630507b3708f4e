"""Estimates how much deleted data a disk has, and what it would add to an upload."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from imageuploader.disk.compression.size_estimate import deflated_size
from imageuploader.disk.files.sparse import BLOCK_BYTES, ZEROS, SparseReader
from imageuploader.disk.free_space.ranges import Range, Ranges
from imageuploader.domain.disk_report import DiskReport, FreeSpace

_PROBES, _SAMPLES = 4096, 64
_PAGE_BYTES, _SAMPLE_BYTES = 4096, 64 * 1024
_SECONDS = 0.1
_ZERO_PAGE = bytes(_PAGE_BYTES)

Clock = Callable[[], float]


def survey(
    report: DiskReport, disk: SparseReader, free: Ranges, clock: Clock = time.monotonic
) -> DiskReport:
    """Complete the report on a disk with its free space, if there is any deleted data in it.

    Takes samples of both, for 0.2 s at most; raises what the disk raises.
    """
    size = report.raw_bytes
    if not size or not len(free):
        return report
    deleted = _estimate(disk, size, free, clock)
    if not deleted.data_bytes:
        return report
    used = _estimate(disk, size, free.between(size), clock)
    holes = (size - used.stored_bytes) // BLOCK_BYTES * deflated_size(ZEROS)
    estimate = used.send_bytes + holes + deleted.send_bytes
    space = FreeSpace(deleted.data_bytes, deleted.send_bytes)
    space = replace(space, is_left_out=space.saves_much(estimate))
    return replace(report, send_estimate=estimate, free_space=space)


@dataclass(frozen=True, slots=True)
class _Content:
    """Estimates: bytes that are stored, those of them that are no zeros, and both compressed."""

    stored_bytes: int
    data_bytes: int = 0
    send_bytes: int = 0


def _estimate(disk: SparseReader, size: int, ranges: Ranges, clock: Clock) -> _Content:
    step = max(_PAGE_BYTES, -(-ranges.total // _PROBES))
    stored = [part for part in ranges.pick(step) if disk.next_data(part[0], size) == part[0]]
    count = min(ranges.total, len(stored) * step)
    due, taken, data, deflated = clock() + _SECONDS, 0, 0, 0
    for part in _spread(stored):
        sample = _read(disk, part)
        taken += len(sample)
        data += _data_bytes(sample)
        deflated += deflated_size(sample)
        if clock() > due:
            break
    if not taken:
        return _Content(count)
    return _Content(count, count * data // taken, count * deflated // taken)


def _spread(parts: list[Range]) -> list[Range]:
    """Return at most 64 of the parts, from all over however early one stops."""
    some = parts[:: max(1, len(parts) // _SAMPLES)]
    return [part for first in range(8) for part in some[first::8]]


def _read(disk: SparseReader, part: Range) -> bytes:
    at, end = part
    sample = bytearray(min(_SAMPLE_BYTES, end - at))
    disk.fill(memoryview(sample), at)
    return bytes(sample)


def _data_bytes(sample: bytes) -> int:
    pages = (sample[at : at + _PAGE_BYTES] for at in range(0, len(sample), _PAGE_BYTES))
    return sum(len(page) for page in pages if page != _ZERO_PAGE[: len(page)])
