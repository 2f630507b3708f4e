"""The system that is asked: its files, and the disk it is on."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from imageuploader.disk.content.byte_view import Broken, ByteView, NotAvailable
from imageuploader.disk.content.file_tree import FileSystemReader, FileTree, Node
from imageuploader.disk.inside.boot.drivers import DriverSearch
from imageuploader.disk.inside.file_systems import Volume, Volumes, below, find_volumes, readable
from imageuploader.disk.inside.text_files import read_lines
from imageuploader.domain.disk_report import Layout

INITS = (
    "/sbin/init",
    "/usr/sbin/init",
    "/usr/lib/systemd/systemd",
    "/lib/systemd/systemd",
    "/etc/init",
    "/bin/init",
)
NIX_PROFILE = "/nix/var/nix/profiles/system"
_SIGNS = ("/etc/os-release", "/usr/lib/os-release", *INITS, NIX_PROFILE)
_SUBVOLUMES = ("@", "root", "@rootfs")
_FSTAB_FIELDS = 4
_WITHOUT_SYSTEM = frozenset({"swap", "fat"})
_MOUNTED = frozenset({"/boot", "/boot/efi", "/efi", "/usr", "/var", "/home", "/etc", "/nix"})


@dataclass(frozen=True, slots=True)
class Mount:
    """A line of /etc/fstab."""

    place: str
    device: str
    folder: str
    kind: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """A system and the disk it is on; `root` is the file system that has it.

    `tree` and `root` are None if no system was found that can be read. `listed` are the initramfs
    that were searched while they passed. `is_empty` tells that there is no system for sure.
    """

    view: ByteView
    layout: Layout
    volumes: Volumes
    root: Volume | None = None
    tree: FileTree | None = None
    mounts: tuple[Mount, ...] = ()
    listed: Mapping[Node, DriverSearch] = field(default_factory=dict)
    is_empty: bool = False

    @property
    def is_ext(self) -> bool:
        """Whether the system is in an ext file system."""
        return self.root is not None and self.root.kind.startswith("ext")


def open_subject(view: ByteView, layout: Layout) -> Subject:
    """Find the system on a disk."""
    volumes = find_volumes(view, layout)
    is_sure = bool(volumes.all)
    for volume in volumes.all:
        readers = list(_starts(volume))
        is_sure = is_sure and (bool(readers) or volume.kind in _WITHOUT_SYSTEM)
        for reader in readers:
            tree = FileTree(reader)
            try:
                if any(tree.find(sign) is not None for sign in _SIGNS):
                    return _with_mounts(Subject(view, layout, volumes, volume, tree))
            except (NotAvailable, Broken):
                is_sure = False
    return Subject(view, layout, volumes, is_empty=is_sure)


def _starts(volume: Volume) -> Iterator[FileSystemReader]:
    """Yield from where in a file system a system may begin: its top, or a subvolume."""
    for reader in readable(volume):
        yield reader
        if volume.kind == "btrfs":
            for name in _SUBVOLUMES:
                with suppress(NotAvailable, Broken):
                    if found := below(reader, name):
                        yield found


def _with_mounts(subject: Subject) -> Subject:
    """Add what /etc/fstab mounts, as far as it is on the same disk."""
    tree, root = subject.tree, subject.root
    if tree is None or root is None:
        return subject
    try:
        mounts = tuple(read_mounts(tree))
    except (NotAvailable, Broken):
        return subject
    readers = dict[str, FileSystemReader]()
    for mount in mounts:
        volume = subject.volumes.find(mount.device)
        if mount.folder in _MOUNTED and volume is not None:
            for reader in _mounted(volume, mount)[:1]:
                readers[mount.folder.strip("/")] = reader
    joined = FileTree(tree.root, readers)
    return replace(subject, tree=joined, mounts=mounts)


def _mounted(volume: Volume, mount: Mount) -> list[FileSystemReader]:
    """Return what is seen of a file system where it is mounted: a subvolume if one is named."""
    readers = readable(volume)
    wanted = next((o.removeprefix("subvol=") for o in mount.options if "subvol=" in o), "")
    if not wanted:
        return readers
    with suppress(NotAvailable, Broken):
        return [found for reader in readers[-1:] if (found := below(reader, wanted))]
    return []


def read_mounts(tree: FileTree) -> Iterator[Mount]:
    """Yield the lines of /etc/fstab; raise NotAvailable, Broken."""
    for line in read_lines(tree, "/etc/fstab"):
        fields = line.text.split()
        if len(fields) >= _FSTAB_FIELDS and line.text.isprintable():
            device, folder, kind, options = fields[:_FSTAB_FIELDS]
            yield Mount(line.place, device, folder, kind, tuple(options.split(",")))
        elif len(fields) == _FSTAB_FIELDS - 1:
            yield Mount(line.place, fields[0], fields[1], fields[2], ())
