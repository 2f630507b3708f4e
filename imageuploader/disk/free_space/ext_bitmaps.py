"""The blocks that the bitmaps of an ext file system call free."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

from imageuploader.disk.content.byte_view import ByteView, NotAvailable
from imageuploader.disk.content.byte_view import require as read
from imageuploader.disk.free_space.doubt import Doubt, require
from imageuploader.disk.free_space.ext_groups import (
    Group,
    is_bitmap_right,
    metadata_of,
    read_groups,
)
from imageuploader.disk.free_space.ext_layout import ExtLayout, read_layout
from imageuploader.disk.free_space.ranges import Range, Ranges

_FREE_RUN = re.compile("0+")
_MMP_MAGIC, _MMP_CLEAN = 0x004D4D50, 0xFF4D4D50


def ext_free_ranges(view: ByteView, tick: Callable[[], None]) -> Iterator[Range]:
    """Yield the free ranges of a clean file system, in bytes and in order.

    What it yielded is worth nothing if it raises Doubt, or NotAvailable where bytes are missing.
    `tick` is called for every group.
    """
    layout = read_layout(view)
    _require_not_in_use(view, layout)
    groups = list(read_groups(view, layout))
    metadata = Ranges(sorted(_metadata(layout, groups)))
    free_blocks = 0
    for number, group in enumerate(groups):
        tick()
        used = _used_clusters(view, layout, number, group, metadata)
        count = _cluster_count(layout, number)
        free_count = count - used.bit_count()
        require(free_count == group.free_clusters, f"group {number} counts its free blocks wrong")
        free_blocks += free_count * layout.cluster_blocks
        yield from _free_runs(layout, number, f"{used:0{count}b}"[::-1])
    require(free_blocks == layout.free_blocks, "it counts its free blocks wrong")


def expect_bitmaps(view: ByteView) -> None:
    """Announce to a view of a stream what will be read of it, as far as that is known yet."""
    with suppress(Doubt, NotAvailable):
        layout = read_layout(view)
        view.expect(layout.mmp_block * layout.block_bytes, layout.block_bytes)
        for group in read_groups(view, layout):
            view.expect(group.block_bitmap * layout.block_bytes, layout.block_bytes)


def _metadata(layout: ExtLayout, groups: list[Group]) -> Iterator[Range]:
    yield from layout.fixed_ranges()
    for group in groups:
        yield from metadata_of(layout, group)
    if layout.mmp_block:
        yield layout.mmp_block, layout.mmp_block + 1


def _require_not_in_use(view: ByteView, layout: ExtLayout) -> None:
    """Raise Doubt if another computer may have it mounted."""
    if not layout.mmp_block:
        return
    require(layout.mmp_block < layout.blocks, "its block against double mounting is outside of it")
    raw = read(view, layout.mmp_block * layout.block_bytes, 8)
    magic, sequence = (int.from_bytes(raw[at : at + 4], "little") for at in (0, 4))
    require((magic, sequence) == (_MMP_MAGIC, _MMP_CLEAN), "it is mounted somewhere")


def _cluster_count(layout: ExtLayout, number: int) -> int:
    blocks = layout.group_end(number) - layout.group_start(number)
    return -(-blocks // layout.cluster_blocks)


def _used_clusters(
    view: ByteView, layout: ExtLayout, number: int, group: Group, metadata: Ranges
) -> int:
    """Return the bits of the clusters in use, the first one lowest; raise Doubt."""
    own = _clusters_of(layout, number, metadata)
    if not group.has_bitmap:
        return own
    bitmap = read(view, group.block_bitmap * layout.block_bytes, layout.group_clusters // 8)
    if not is_bitmap_right(layout, group, bitmap):
        raise Doubt(f"the checksum of the bitmap of group {number} is wrong")
    used = int.from_bytes(bitmap, "little") & (1 << _cluster_count(layout, number)) - 1
    require(not own & ~used, f"the bitmap of group {number} calls its own blocks free")
    return used


def _clusters_of(layout: ExtLayout, number: int, blocks: Ranges) -> int:
    """Return the bits of a group's clusters that any of the blocks is in."""
    first, bits = layout.group_start(number), 0
    for start, end in blocks.within(first, layout.group_end(number)):
        low = (start - first) // layout.cluster_blocks
        high = -(-(end - first) // layout.cluster_blocks)
        bits |= (1 << high) - (1 << low)
    return bits


def _free_runs(layout: ExtLayout, number: int, clusters: str) -> Iterator[Range]:
    start, end = layout.group_start(number), layout.group_end(number)
    for run in _FREE_RUN.finditer(clusters):
        first, behind = (start + at * layout.cluster_blocks for at in run.span())
        yield first * layout.block_bytes, min(behind, end) * layout.block_bytes
