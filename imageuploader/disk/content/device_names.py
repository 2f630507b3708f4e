"""The names by which /etc/fstab may call what is on a disk."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from imageuploader.disk.content.filesystems import FileSystem
from imageuploader.domain.disk_report import Partition

_FIRST_DISK = "/dev/sda"
# A Linode's disks are VirtIO SCSI: it has sda and so on, and none of these.
_OTHER_DISKS = re.compile(r"/dev/(?:(?:vd|xvd|hd)[a-z]|nvme\d+n|mmcblk\d+)\w*")
_CONTENT_TAGS = frozenset({"uuid", "label"})
_WITHOUT_CONTENT = frozenset({"BIOS boot", "Microsoft reserved"})


@dataclass(frozen=True, slots=True)
class DeviceNames:
    """The names that a Linode has for the disk and what is on it.

    `is_complete` tells that the name of every file system is among them.
    """

    names: frozenset[str]
    is_complete: bool

    @classmethod
    def of_disk(cls, file_system: FileSystem) -> Self:
        """Return the names of a disk that is one file system."""
        names = {_FIRST_DISK, *_content_names(file_system)}
        return cls(frozenset(names), bool(file_system.uuid))

    @classmethod
    def of_partitions(
        cls, partitions: tuple[Partition, ...], file_systems: Iterable[FileSystem | None]
    ) -> Self:
        """Return the names of a disk with these partitions, and what is in each."""
        names, contents = set[str](), list(file_systems)
        is_complete = len(contents) == len(partitions)
        for partition, file_system in zip(partitions, contents, strict=False):
            names |= {f"{_FIRST_DISK}{partition.number}", f"partuuid={partition.uuid}"}
            if file_system is not None:
                names.update(_content_names(file_system))
            has_name = file_system is not None and file_system.uuid
            is_complete = bool(is_complete and (has_name or partition.kind in _WITHOUT_CONTENT))
        return cls(frozenset(names), is_complete)

    def is_missing(self, device: str) -> bool:
        """Return whether nothing on a Linode can have this name; False where that is not known."""
        tag, is_tag, value = device.replace('"', "").partition("=")
        name = f"{tag}={value}".lower()
        if is_tag and tag.lower() in _CONTENT_TAGS:
            return self.is_complete and name not in self.names
        if is_tag and tag.lower() == "partuuid":
            return name not in self.names
        if device.startswith(_FIRST_DISK):
            return device not in self.names
        return bool(_OTHER_DISKS.fullmatch(device))


def _content_names(file_system: FileSystem) -> Iterator[str]:
    yield f"uuid={file_system.uuid}"
    yield f"label={file_system.label.lower()}"
