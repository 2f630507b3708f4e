"""The deleted data of a disk that is read as a stream, and the stream without it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.free_space.data_pages import DataPages
from imageuploader.disk.free_space.free_ranges import free_ranges
from imageuploader.disk.free_space.ranges import Ranges
from imageuploader.domain.disk_report import DiskReport, FreeSpace


def survey_stream(
    report: DiskReport, view: ByteView, pages: DataPages, tick: Callable[[], None]
) -> DiskReport:
    """Complete the report on a disk that was unpacked, of which `view` keeps what is needed.

    The ranges stay in the report: when it is unpacked again they come too late to be looked up.
    """
    if report.layout is None or not report.send_estimate or not pages.total:
        return report
    free = free_ranges(view, report.layout, tick)
    deleted = pages.in_ranges(free)
    if not deleted:
        return report
    added = report.send_estimate * deleted // pages.total
    space = FreeSpace(deleted, added, blank=free)
    space = replace(space, is_left_out=space.saves_much(report.send_estimate))
    return replace(report, free_space=space)


def blank_blocks(blocks: Iterable[bytes], blank: Ranges) -> Iterator[bytes]:
    """Yield the blocks of a disk with zeros in the `blank` ranges."""
    at = 0
    for block in blocks:
        parts = list(blank.within(at, at + len(block)))
        yield _blank(block, at, parts) if parts else block
        at += len(block)


def _blank(block: bytes, start: int, parts: list[tuple[int, int]]) -> bytes:
    changed = bytearray(block)
    for first, last in parts:
        changed[first - start : last - start] = bytes(last - first)
    return bytes(changed)
