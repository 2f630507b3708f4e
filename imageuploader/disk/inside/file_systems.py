"""The file systems on a disk, by the names that a system has for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken, ByteView, NotAvailable, PartitionView
from imageuploader.disk.content.device_names import DeviceNames
from imageuploader.disk.content.file_spans import Span
from imageuploader.disk.content.file_tree import FileSystemReader, FileTree, Node
from imageuploader.disk.content.filesystems import FileSystem, read_file_system
from imageuploader.disk.filesystems.openers import OPENERS
from imageuploader.domain.disk_report import Layout, Partition

_MOST = 16
_TAGS = {
    "/dev/disk/by-uuid/": "UUID=",
    "/dev/disk/by-label/": "LABEL=",
    "/dev/disk/by-partuuid/": "PARTUUID=",
}


@dataclass(frozen=True)
class Volume:
    """A file system on the disk: what is read of it, its names in lower case, where it starts."""

    view: ByteView
    kind: str
    names: frozenset[str]
    start: int = 0

    def open(self) -> Iterator[FileSystemReader]:
        """Yield what can be read of it, from every place where a system may begin.

        Raises NotAvailable, Broken.
        """
        if self.kind in OPENERS:
            yield from OPENERS[self.kind](self.view)


@dataclass(frozen=True)
class Volumes:
    """The file systems on a disk, and all names that a Linode has for them."""

    all: tuple[Volume, ...]
    names: DeviceNames
    is_partitioned: bool

    def find(self, device: str) -> Volume | None:
        """Return the file system that a name stands for; None if there is none."""
        name = plain_name(device).lower()
        return next((volume for volume in self.all if name in volume.names), None)


def plain_name(device: str) -> str:
    """Return a device's name as fstab writes it: without quotes, and links of udev as tags."""
    name = device.replace('"', "").replace("'", "")
    for folder, tag in _TAGS.items():
        if name.startswith(folder):
            return tag + name.removeprefix(folder)
    return name


def find_volumes(view: ByteView, layout: Layout) -> Volumes:
    """Return the file systems on a disk."""
    if not layout.table:
        whole = read_file_system(view)
        if whole is None:
            return Volumes((), DeviceNames(frozenset({"/dev/sda"}), is_complete=False), False)
        names = DeviceNames.of_disk(whole)
        return Volumes((Volume(view, whole.kind, names.names),), names, is_partitioned=False)
    found = [(part, *_read(view, part)) for part in layout.partitions[:_MOST]]
    names = DeviceNames.of_partitions(layout.partitions, [kind for _, _, kind in found])
    volumes = (
        Volume(inside, kind.kind, DeviceNames.of_partitions((part,), [kind]).names, part.start)
        for part, inside, kind in found
        if kind is not None
    )
    return Volumes(tuple(volumes), names, is_partitioned=True)


def _read(view: ByteView, part: Partition) -> tuple[ByteView, FileSystem | None]:
    inside = PartitionView(view, part.start, part.size)
    return inside, read_file_system(inside)


@dataclass(frozen=True)
class BelowFolder:
    """A file system from one of its folders on, as a subvolume is mounted."""

    reader: FileSystemReader
    top: Node

    def root(self) -> Node:
        """Return the topmost folder."""
        return self.top

    def child(self, folder: Node, name: bytes) -> Node | None:
        """Return what has this name in a folder; None if there is nothing."""
        return self.reader.child(folder, name)

    def names(self, folder: Node) -> list[bytes]:
        """Return the names in a folder, without those of itself and the one above."""
        return self.reader.names(folder)

    def target(self, link: Node) -> bytes:
        """Return where a symbolic link leads."""
        return self.reader.target(link)

    def pieces(self, file: Node, limit: int) -> Iterator[bytes]:
        """Yield the first bytes of a file in order, at most `limit` in all; holes are zeros."""
        return self.reader.pieces(file, limit)

    def spans(self, file: Node) -> Iterator[Span]:
        """Yield where on the disk a file is, without its holes."""
        return self.reader.spans(file)


def below(reader: FileSystemReader, path: str) -> FileSystemReader | None:
    """Return a file system from a folder on; None if there is none. Raises NotAvailable, Broken."""
    node = FileTree(reader).find(path)
    return BelowFolder(reader, node) if node is not None else None


def readable(volume: Volume) -> list[FileSystemReader]:
    """Return what can be read of a file system; nothing if it is damaged or has not arrived."""
    try:
        return list(volume.open())
    except (NotAvailable, Broken):
        return []
