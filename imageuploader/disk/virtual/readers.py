"""One door to the readers of all formats."""

from collections.abc import Callable

from imageuploader.disk.virtual.medium import Medium, Unsupported
from imageuploader.disk.virtual.model import Mapping, VirtualDisk
from imageuploader.disk.virtual.qcow2 import read_header as read_qcow2
from imageuploader.disk.virtual.qcow2_map import Qcow2Map
from imageuploader.disk.virtual.vdi import Vdi
from imageuploader.disk.virtual.vhd import read_vhd
from imageuploader.disk.virtual.vhdx import read_header as read_vhdx
from imageuploader.disk.virtual.vhdx_map import VhdxMap
from imageuploader.disk.virtual.vmdk import SparseVmdk
from imageuploader.disk.virtual.vmdk_descriptor import read_description

_DESCRIPTION = b"# Disk DescriptorFile"
_OLD_VMDK = b"COWD"


def is_description(medium: Medium) -> bool:
    """Return whether a vmdk is only a text that names the files which hold the disk."""
    count = min(len(_DESCRIPTION), medium.size)
    return medium.at(0, count) == _DESCRIPTION


def _read_qcow2(medium: Medium) -> Mapping:
    return Qcow2Map(medium, read_qcow2(medium), medium)


def _read_vmdk(medium: Medium) -> Mapping:
    if medium.at(0, 4) == _OLD_VMDK:
        raise Unsupported("ESX Server format")
    return SparseVmdk(medium)


def _read_vhdx(medium: Medium) -> Mapping:
    return VhdxMap(medium, read_vhdx(medium))


READERS: dict[str, Callable[[Medium], Mapping]] = {
    "qcow2": _read_qcow2,
    "vmdk": _read_vmdk,
    "vdi": Vdi,
    "vhd": read_vhd,
    "vhdx": _read_vhdx,
}
"""What reads a virtual disk, by the format's name in the catalogue."""


def read_mapping(medium: Medium, kind: str) -> Mapping:
    """Return where the bytes of a disk in one file are; raise Malformed, Unsupported, NotKept."""
    return READERS[kind](medium)


def read_disk(medium: Medium, kind: str) -> VirtualDisk:
    """Return what the headers of a disk say; raise Malformed, Unsupported, NotKept."""
    if is_description(medium):
        return read_description(medium).disk
    return read_mapping(medium, kind).disk
