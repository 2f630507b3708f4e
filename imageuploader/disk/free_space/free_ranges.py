"""The space of a whole disk that its file systems call free, as far as that is certain."""

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from imageuploader.disk.content.byte_view import ByteView, NotAvailable, PartitionView
from imageuploader.disk.free_space.doubt import Doubt, require
from imageuploader.disk.free_space.ext_bitmaps import expect_bitmaps, ext_free_ranges
from imageuploader.disk.free_space.other_content import other_content
from imageuploader.disk.free_space.ranges import Range, Ranges
from imageuploader.disk.free_space.swap import swap_free_ranges
from imageuploader.domain.disk_report import Layout, Partition

_log = logging.getLogger(__name__)
_EXT = frozenset({"ext2", "ext3", "ext4"})
_SWAP = "swap"
_MOST_RANGES = 1024 * 1024
_CONTAINERS = frozenset(
    {"FreeBSD ZFS", "LUKS", "Linux LVM", "Linux RAID", "Linux swap", "Solaris", "ZFS"}
)
"""Types of partitions in which the superblock of ext is a remainder, or belongs to a part."""


def free_ranges(view: ByteView, layout: Layout, tick: Callable[[], None]) -> Ranges:
    """Return the ranges of a raw disk that need not be sent, in bytes.

    Reads nothing but what describes the file systems. Where anything is in doubt, a file system
    has none, and the log says why. `tick` is called now and then.
    """
    found = (_of_part(view, layout, part, tick) for part in _parts(view, layout))
    return Ranges(one for ranges in found for one in ranges)


def expect_free_ranges(view: ByteView, layout: Layout) -> None:
    """Announce to a view of a stream what will be read of it for its free space."""
    for part in _parts(view, layout):
        inside = PartitionView(view, part.start, part.size)
        if part.file_system in _EXT and not other_content(inside):
            expect_bitmaps(inside)


def _parts(view: ByteView, layout: Layout) -> Iterable[Partition]:
    """Return the partitions with a file system that we know, or the whole disk, in order."""
    known = _EXT | {_SWAP}
    if not layout.table:
        whole = Partition(0, 0, view.size, file_system=layout.file_system)
        return (whole,) if whole.file_system in known else ()
    parts = (part for part in layout.partitions if part.file_system in known)
    return sorted(parts, key=lambda part: part.start)


def _of_part(
    view: ByteView, layout: Layout, part: Partition, tick: Callable[[], None]
) -> Ranges | tuple[Range, ...]:
    try:
        require(part.start + part.size <= view.size, "it is truncated")
        _require_alone(layout, part)
        inside = PartitionView(view, part.start, part.size)
        free = islice(_inside(inside, part, tick), _MOST_RANGES + 1)
        ranges = Ranges((part.start + start, part.start + end) for start, end in free)
        require(len(ranges) <= _MOST_RANGES, "its free space is in too many pieces")
    except NotAvailable:
        reason = "some of what describes it cannot be read"
    except Doubt as doubt:
        reason = str(doubt)
    else:
        return ranges
    where = f"partition {part.number}" if part.number else "the disk"
    _log.info("the free space of %s (%s) is sent: %s", where, part.file_system, reason)
    return ()


def _require_alone(layout: Layout, part: Partition) -> None:
    """Raise Doubt if anything else may be in the same place."""
    if not layout.table:
        return
    require(not layout.file_system, "the disk is a disc image too")
    require(part.start, "it begins with the partition table")
    end = part.start + part.size
    overlaps = (
        other.number != part.number and other.start < end and part.start < other.start + other.size
        for other in layout.partitions
    )
    require(not any(overlaps), "another partition overlaps it")
    is_other = part.kind in _CONTAINERS and part.file_system != _SWAP
    require(not is_other, f"its partition is one for {part.kind}")


def _inside(view: PartitionView, part: Partition, tick: Callable[[], None]) -> Iterator[Range]:
    if part.file_system == _SWAP:
        return swap_free_ranges(view)
    other = other_content(view)
    require(not other, f"there are signs of {other} in it too")
    return ext_free_ranges(view, tick)
