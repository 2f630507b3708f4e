"""The disk as it is sent: without its deleted data, unless somebody wants that sent too."""

from collections.abc import Callable
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.files.sparse import SparseReader
from imageuploader.disk.free_space.blank_reader import BlankReader
from imageuploader.disk.free_space.free_ranges import free_ranges
from imageuploader.domain.disk_report import DiskReport, PrepareOptions


@dataclass(frozen=True, slots=True)
class DiskToSend:
    """What is compressed, and about how much deleted data of the disk is not in it."""

    reader: SparseReader
    left_out_bytes: int = 0


def leave_out(
    report: DiskReport,
    options: PrepareOptions,
    view: ByteView,
    reader: SparseReader,
    tick: Callable[[], None],
) -> DiskToSend:
    """Return a disk as its report and the options say; `view` and `reader` are both of it."""
    if options.keeps_free_space or not report.left_out_bytes or report.layout is None:
        return DiskToSend(reader)
    free = free_ranges(view, report.layout, tick)
    if not len(free):
        return DiskToSend(reader)
    return DiskToSend(BlankReader(reader, free), report.left_out_bytes)
