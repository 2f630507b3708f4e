"""Checks what a boot loader would start: kernel, initramfs, and the root that they look for."""

import re
from collections.abc import Iterator

from imageuploader.disk.content.byte_view import Broken, NotAvailable
from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.inside.boot.boot_entries import BootConfig
from imageuploader.disk.inside.boot.boot_entry import BootEntry
from imageuploader.disk.inside.boot.kernels import find_missing_drivers, find_path, modules_of
from imageuploader.disk.inside.file_systems import plain_name
from imageuploader.disk.inside.subject import Subject
from imageuploader.disk.labels import printable
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause

_OTHER_DISKS = re.compile(
    r"/dev/(?:(?:vd|xvd|hd)[a-z]|nvme\d+n|mmcblk\d+)\w*|/dev/disk/by-(?:path|id)/.*"
)
_SECOND_DISK = re.compile(r"/dev/sd[b-z]\d*")


def check_entry(subject: Subject, tree: FileTree, config: BootConfig) -> Iterator[Observation]:
    """Yield what keeps the entry of a boot loader from starting; raise NotAvailable, Broken."""
    entry = config.entry
    if entry is None:
        raise Broken
    kernel = find_path(tree, entry.kernel)
    if "$" in entry.kernel:
        raise Broken
    if not kernel:
        yield Observation(Cause.NO_KERNEL, entry.line.place, {"path": printable(entry.kernel)})
        return
    yield from check_root(subject, entry)
    yield from _check_initramfs(subject, tree, entry)
    if not modules_of(tree, entry.kernel) and tree.find("/nix/store") is None:
        yield Observation(Cause.NO_MODULES, kernel)


def check_root(subject: Subject, entry: BootEntry) -> Iterator[Observation]:
    """Yield what is wrong with the name by which the kernel looks for its root."""
    root = entry.option("root")
    facts = {"device": printable(root)}
    if not root or root.startswith(("/dev/mapper/", "zfs", "ZFS")) or "$" in root:
        return
    name = plain_name(root)
    if _OTHER_DISKS.fullmatch(name) or _SECOND_DISK.fullmatch(name):
        yield Observation(Cause.OTHER_DISK, entry.line.place, facts)
    elif not subject.volumes.is_partitioned and name.lower().startswith("partuuid="):
        yield Observation(Cause.PARTUUID, entry.line.place, facts)
    elif subject.volumes.names.is_missing(name):
        yield Observation(Cause.MISSING_ROOT, entry.line.place, facts)


def _check_initramfs(subject: Subject, tree: FileTree, entry: BootEntry) -> Iterator[Observation]:
    """Yield what is wrong with the initramfs, or that nothing can be said of it."""
    path = find_path(tree, entry.initramfs) if entry.initramfs else ""
    place = path or entry.line.place
    if entry.initramfs and not path:
        facts = {"path": printable(entry.initramfs)}
        yield Observation(Cause.NO_INITRAMFS, (entry.initramfs_line or entry.line).place, facts)
        return
    try:
        missing = find_missing_drivers(tree, entry, path, subject.listed)
    except (NotAvailable, Broken):
        yield Observation(Cause.INITRAMFS_NOT_READ, place)
        return
    if missing:
        yield Observation(Cause.NO_DRIVER, place, {"drivers": ", ".join(missing)})
