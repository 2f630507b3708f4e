"""Estimates how much deleted data a disk has, and what it would add to an upload."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from imageuploader.disk.compression.size_estimate import deflated_size
from imageuploader.disk.files.sparse import BLOCK_BYTES, ZEROS, SparseReader
from imageuploader.disk.free_space.ranges import Range, Ranges
from imageuploader.domain.disk_report import DiskReport, FreeSpace

_PROBES, _PAGES, _SAMPLES = 4096, 1024, 32
_PAGE_BYTES, _SAMPLE_BYTES = 4096, 64 * 1024
_SECONDS = 1.0
"""How long a slow disk is sampled; usually it takes a twentieth of that."""

Clock = Callable[[], float]


def survey(
    report: DiskReport, disk: SparseReader, free: Ranges, clock: Clock = time.monotonic
) -> DiskReport:
    """Complete the report on a disk with its free space, if there is any deleted data in it.

    Takes samples of both, for 2 s at most; raises what the disk raises.
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
    stored = list(_stored(disk, size, ranges.pick(step)))
    count = min(ranges.total, len(stored) * step)
    due, seen, with_data = clock() + _SECONDS, 0, list[Range]()
    for part in _spread(stored, _PAGES):
        seen += 1
        if _has_data(_read(disk, part, _PAGE_BYTES)):
            with_data.append(part)
        if clock() > due:
            break
    if not with_data:
        return _Content(count)
    data_bytes = count * len(with_data) // seen
    return _Content(count, data_bytes, round(data_bytes * _ratio(disk, with_data, due, clock)))


def _stored(disk: SparseReader, size: int, parts: Iterable[Range]) -> Iterator[Range]:
    """Yield those of the parts, in order, that begin in data; each hole is walked through once."""
    data = -1
    for part in parts:
        if data < part[0]:
            data = disk.next_data(part[0], size)
        if data == part[0]:
            yield part


def _ratio(disk: SparseReader, parts: list[Range], due: float, clock: Clock) -> float:
    """Return the compressed size of data by its size."""
    taken = deflated = 0
    for part in _spread(parts, _SAMPLES):
        sample = _read(disk, part, _SAMPLE_BYTES)
        pages = (sample[at : at + _PAGE_BYTES] for at in range(0, len(sample), _PAGE_BYTES))
        taken += sum(map(_has_data, pages))
        deflated += deflated_size(sample)
        if clock() > due:
            break
    return deflated / (taken * _PAGE_BYTES)


def _has_data(page: bytes) -> bool:
    return page != bytes(len(page))


def _spread(parts: list[Range], most: int) -> list[Range]:
    """Return at most so many of the parts, from all over however early one stops."""
    some = parts[:: max(1, -(-len(parts) // most))]
    return [part for first in range(8) for part in some[first::8]]


def _read(disk: SparseReader, part: Range, most: int) -> bytes:
    at, end = part
    sample = bytearray(min(most, end - at))
    disk.fill(memoryview(sample), at)
    return bytes(sample)
