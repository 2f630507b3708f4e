"""Opens a virtual disk: reads its headers, and those of all the files it depends on."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from imageuploader.disk.content.byte_view import ByteView, NotAvailable
from imageuploader.disk.files.input_file import HEAD_BYTES, TAIL_BYTES
from imageuploader.disk.files.sparse import FileReader
from imageuploader.disk.formats.detect import detect
from imageuploader.disk.virtual.disk_map import DiskMap, Reference, Role, Tick, VirtualDisk
from imageuploader.disk.virtual.disk_tree import DiskNode, OpenFile, open_unchanging
from imageuploader.disk.virtual.errors import (
    TRUNCATED,
    Logged,
    Malformed,
    Unsupported,
    require_convertible,
    translate_errors,
)
from imageuploader.disk.virtual.exact_read import read_exact
from imageuploader.disk.virtual.qcow2 import read_header as read_qcow2
from imageuploader.disk.virtual.qcow2_map import Qcow2Map
from imageuploader.disk.virtual.readers import is_descriptor, read_mapping
from imageuploader.disk.virtual.references import open_beside
from imageuploader.disk.virtual.views import JoinedDisk, MappedDisk, PassingDisk, PlainDisk
from imageuploader.disk.virtual.vmdk import SparseVmdk
from imageuploader.disk.virtual.vmdk_descriptor import Extent, read_descriptor
from imageuploader.domain.formats import VIRTUAL_DISKS, Family, formats_of

_SECTOR_BYTES = 512
_DEEPEST = 32
_BY_DRIVER = {row.qemu_driver: row.name for row in formats_of(Family.VIRTUAL_DISK)}


@contextmanager
def open_disk(path: Path, kind: str, allowed: tuple[Path, ...], limit: int) -> Iterator[DiskNode]:
    """Open a virtual disk of one of VIRTUAL_DISKS, of at most `limit` bytes.

    Raises NeedsOtherFile, Encrypted, NotConvertible, Damaged, TooLarge, FileUnreadable and the
    like; FileChanged if one of its files changes meanwhile.
    """
    with ExitStack() as stack:
        yield DiskOpener(stack, allowed, limit).open(path, kind)


def open_passing(view: ByteView) -> PassingDisk | None:
    """Return the disk in a stream of which the beginning has come; None if it cannot be read."""
    kind = detect(view.read(0, HEAD_BYTES) or b"").name
    if kind not in VIRTUAL_DISKS:
        return None
    try:
        if is_descriptor(view):
            return None
        mapping = read_mapping(view, kind)
        codec = read_qcow2(view).codec if kind == "qcow2" else "zlib"
    except (Malformed, Unsupported, Logged, NotAvailable):
        return None
    is_whole = mapping.disk.raw_bytes and not (mapping.disk.references or mapping.disk.encrypted)
    return PassingDisk(MappedDisk(view, mapping, codec)) if is_whole else None


@contextmanager
def open_disk_within(
    path: Path, kind: str, start: int, size: int, limit: int
) -> Iterator[DiskNode]:
    """Open a virtual disk that is in a part of a file, and may use no other one.

    Raises what `open_disk` raises.
    """
    with ExitStack() as stack:
        part = replace(open_unchanging(path, stack), start=start, size=size)
        yield DiskOpener(stack, (), limit).open_part(part, kind)


@dataclass(frozen=True)
class DiskOpener:
    """Opens the files of one disk; `above` are the files that depend on the next one."""

    stack: ExitStack
    allowed: tuple[Path, ...]
    limit: int
    above: tuple[OpenFile, ...] = ()

    def open(self, path: Path, kind: str) -> DiskNode:
        """Open a file of a format, and all that it depends on."""
        with translate_errors(path, kind):
            return self.open_part(open_unchanging(path, self.stack), kind)

    def open_part(self, file: OpenFile, kind: str) -> DiskNode:
        """Open a disk in an open file, or in a part of it, and all that it depends on."""
        with translate_errors(file.path, kind):
            if kind == "raw":
                return self._open_plain(file, file.size)
            return self._open_virtual(file, kind)

    def _open_virtual(self, file: OpenFile, kind: str) -> DiskNode:
        _require_kind(file, kind)
        if is_descriptor(file.view):
            return self._open_descriptor(file)
        if kind == "qcow2":
            return self._open_qcow2(file)
        mapping = read_mapping(file.view, kind)
        if isinstance(mapping, SparseVmdk) and not mapping.has_descriptor:
            raise Unsupported("extent of a disk in several files")
        require_convertible(file.path, mapping.disk, self.limit)
        return self._map_disk(file, mapping)

    def _map_disk(self, file: OpenFile, mapping: DiskMap) -> DiskNode:
        parent = self._open_other(file, mapping.disk, Role.PARENT)
        below = parent.raw_view if parent else None
        view = MappedDisk(file.view, mapping, backing=below)
        return DiskNode(file, mapping.disk, view, mapping.stored_bytes, backing=parent)

    def _open_qcow2(self, file: OpenFile) -> DiskNode:
        header = read_qcow2(file.view)
        require_convertible(file.path, header.disk, self.limit)
        data = self._open_other(file, header.disk, Role.DATA)
        backing = self._open_other(file, header.disk, Role.BACKING)
        clusters = data.file.view if data else file.view
        mapping = Qcow2Map(file.view, header, clusters)
        below = backing.raw_view if backing else None
        view = MappedDisk(clusters, mapping, header.codec, below)
        return DiskNode(
            file,
            header.disk,
            view,
            mapping.stored_bytes,
            backing,
            data,
            was_closed=mapping.was_closed,
        )

    def _open_descriptor(self, file: OpenFile) -> DiskNode:
        descriptor = read_descriptor(file.view)
        require_convertible(file.path, descriptor.disk, self.limit)
        files = [ref for ref in descriptor.disk.references if ref.role is Role.EXTENT]
        extents = tuple(
            (extent, self._open_extent(file, extent, reference))
            for extent, reference in zip(descriptor.extents, files, strict=True)
        )
        if any(ref.role is Role.PARENT for ref in descriptor.disk.references):
            raise Unsupported("parent of a disk in several files")
        view = JoinedDisk(tuple(node.raw_view for _, node in extents))
        return DiskNode(file, descriptor.disk, view, lambda _: 0, extents=extents)

    def _open_extent(self, file: OpenFile, extent: Extent, reference: Reference) -> DiskNode:
        part = open_beside(file, reference, self.allowed, self.stack)
        size = extent.sectors * _SECTOR_BYTES
        with translate_errors(part.path, "vmdk"):
            if extent.flat:
                if (extent.first * _SECTOR_BYTES) + size > part.size:
                    raise Malformed(TRUNCATED)
                return self._open_plain(part, size, extent.first * _SECTOR_BYTES)
            _require_kind(part, "vmdk")
            mapping = SparseVmdk(part.view)
            if mapping.disk.references or mapping.disk.raw_bytes != size:
                raise Malformed("an extent does not match its descriptor")
            return self._map_disk(part, mapping)

    def _open_plain(self, file: OpenFile, size: int, start: int = 0) -> DiskNode:
        view = PlainDisk(file.view, size, FileReader(file.file, file.path), start)
        return DiskNode(file, VirtualDisk("raw", size), view, lambda _: size)

    def _open_other(self, file: OpenFile, disk: VirtualDisk, role: Role) -> DiskNode | None:
        """Open the file that a disk has in a role, if any and if it is allowed."""
        reference = next((ref for ref in disk.references if ref.role is role), None)
        if reference is None:
            return None
        other_file = open_beside(file, reference, self.allowed, self.stack)
        above = (*self.above, file)
        if any(other_file.is_same(opened) for opened in above) or len(above) > _DEEPEST:
            raise Malformed("its chain of backing files has no end")
        opener = DiskOpener(self.stack, self.allowed, self.limit, above)
        other = opener.open_part(other_file, _backing_kind(other_file, reference.kind))
        if other.extents:
            raise Unsupported(f"{role} in several files")
        return other


def stored_bytes(node: DiskNode, tick: Tick) -> int:
    """Return how many bytes of a disk its files hold; raise Damaged if one is truncated."""
    total = 0
    for part in node.all():
        with translate_errors(part.file.path, part.disk.kind):
            total += part.stored_bytes(tick)
    return total


def was_closed(node: DiskNode, tick: Tick) -> bool:
    """Return whether the last writers of all files of a disk finished; raise Damaged."""
    for part in node.all():
        with translate_errors(part.file.path, part.disk.kind):
            if not part.was_closed(tick):
                return False
    return True


def _require_kind(file: OpenFile, kind: str) -> None:
    """Raise Malformed unless a file has this format."""
    if _detect(file) != kind:
        raise Malformed(f"it is not a {kind} file")


def _backing_kind(file: OpenFile, named: str) -> str:
    """Return the format of a backing file: as the image says, else as detected."""
    kind = _BY_DRIVER.get(named, named)
    if not kind:
        detected = _detect(file)
        kind = detected if detected in VIRTUAL_DISKS else "raw"
    if kind not in VIRTUAL_DISKS and kind != "raw":
        raise Unsupported(f"backing format {kind}")
    return kind


def _detect(file: OpenFile) -> str:
    view = file.view
    tail = min(TAIL_BYTES, file.size)
    head = read_exact(view, 0, min(HEAD_BYTES, file.size))
    return detect(head, read_exact(view, file.size - tail, tail)).name
