"""The readers of all virtual disk formats, by name."""

from collections.abc import Callable

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.formats.others import DESCRIPTION_BYTES, describes_vmdk
from imageuploader.disk.virtual.disk_map import DiskMap, VirtualDisk
from imageuploader.disk.virtual.errors import Unsupported
from imageuploader.disk.virtual.exact_read import read_exact
from imageuploader.disk.virtual.qcow2 import read_header as read_qcow2
from imageuploader.disk.virtual.qcow2_map import Qcow2Map
from imageuploader.disk.virtual.vdi import Vdi
from imageuploader.disk.virtual.vhd import read_vhd
from imageuploader.disk.virtual.vhdx import read_header as read_vhdx
from imageuploader.disk.virtual.vhdx_map import VhdxMap
from imageuploader.disk.virtual.vmdk import SparseVmdk
from imageuploader.disk.virtual.vmdk_descriptor import read_descriptor

_DESCRIPTOR = b"# Disk DescriptorFile"
_OLD_VMDK = b"COWD"


def is_descriptor(view: ByteView) -> bool:
    """Return whether a vmdk is only a descriptor: a text that names the files with the data."""
    head = read_exact(view, 0, min(DESCRIPTION_BYTES, view.size))
    return head.startswith(_DESCRIPTOR) or describes_vmdk(head)


def _read_qcow2(view: ByteView) -> DiskMap:
    return Qcow2Map(view, read_qcow2(view), view)


def _read_vmdk(view: ByteView) -> DiskMap:
    if read_exact(view, 0, 4) == _OLD_VMDK:
        raise Unsupported("ESX Server format")
    return SparseVmdk(view)


def _read_vhdx(view: ByteView) -> DiskMap:
    return VhdxMap(view, read_vhdx(view))


READERS: dict[str, Callable[[ByteView], DiskMap]] = {
    "qcow2": _read_qcow2,
    "vmdk": _read_vmdk,
    "vdi": Vdi,
    "vhd": read_vhd,
    "vhdx": _read_vhdx,
}
"""The reader of each virtual disk format, by its name in the catalogue."""


def read_mapping(view: ByteView, kind: str) -> DiskMap:
    """Return the map of a disk in one file; raise Malformed, Unsupported, NotAvailable."""
    return READERS[kind](view)


def read_disk(view: ByteView, kind: str) -> VirtualDisk:
    """Return the facts in the headers of a disk; raise Malformed, Unsupported, NotAvailable."""
    if is_descriptor(view):
        return read_descriptor(view).disk
    return read_mapping(view, kind).disk
