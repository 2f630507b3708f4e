"""The tree of open files that a virtual disk consists of."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from imageuploader.disk.content.byte_view import ByteView, FileView, PartitionView
from imageuploader.disk.files.file_access import open_plain_file, watch_for_change
from imageuploader.disk.virtual.disk_map import Tick, VirtualDisk
from imageuploader.disk.virtual.views import DiskView
from imageuploader.disk.virtual.vmdk_descriptor import Extent


@dataclass(frozen=True)
class OpenFile:
    """An open file that must not change, or `size` bytes of one from offset `start` on."""

    file: BinaryIO
    path: Path
    size: int
    start: int = 0

    @cached_property
    def view(self) -> ByteView:
        """Its bytes, to several threads at once."""
        view = FileView(self.file, self.path, self.start + self.size)
        return PartitionView(view, self.start, self.size) if self.start else view

    def is_same(self, other: "OpenFile") -> bool:
        """Return whether both are one file, by whatever names."""
        return os.path.sameopenfile(self.file.fileno(), other.file.fileno())


def open_unchanging(path: Path, stack: ExitStack) -> OpenFile:
    """Open a file until the stack is closed.

    Raises FileMissing, FileUnreadable, IsFolder; closing the stack raises FileChanged.
    """
    return hold_file(stack.enter_context(open_plain_file(path)), path, stack)


def hold_file(file: BinaryIO, path: Path, stack: ExitStack) -> OpenFile:
    """Return a file that stays open until the stack is closed, which raises FileChanged."""
    now = os.fstat(file.fileno())
    stack.enter_context(watch_for_change(file, path, now.st_size, now.st_mtime_ns))
    return OpenFile(file, path, now.st_size)


@dataclass(frozen=True)
class DiskNode:
    """One file of a virtual disk, and those that it depends on.

    `stored_bytes` counts how much of the disk is in this file, and raises Malformed if some of
    it is missing. `was_closed` tells whether its last writer finished.
    """

    file: OpenFile
    disk: VirtualDisk
    raw_view: DiskView
    stored_bytes: Callable[[Tick], int]
    backing: "DiskNode | None" = None
    data: "DiskNode | None" = None
    extents: tuple[tuple[Extent, "DiskNode"], ...] = ()
    was_closed: Callable[[Tick], bool] = lambda _: True

    def all(self) -> "Iterator[DiskNode]":
        """Yield this node and all that it depends on."""
        yield self
        for child in (self.backing, self.data, *(node for _, node in self.extents)):
            if child is not None:
                yield from child.all()
