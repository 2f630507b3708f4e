"""A virtual disk with the files it points to: each must be allowed, or nothing is opened."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from imageuploader.disk.files import opened, read
from imageuploader.disk.formats import HEAD_BYTES, TAIL_BYTES, recognise
from imageuploader.disk.virtual import qcow2, vhdx
from imageuploader.disk.virtual.disk import Mapping, Reference, Role, VirtualDisk
from imageuploader.disk.virtual.qcow2_map import Qcow2Map
from imageuploader.disk.virtual.source import (
    FilePiece,
    Malformed,
    Source,
    Unsupported,
)
from imageuploader.disk.virtual.vdi import Vdi
from imageuploader.disk.virtual.vhd import read_vhd
from imageuploader.disk.virtual.vhdx_map import VhdxMap
from imageuploader.disk.virtual.vmdk import SparseVmdk
from imageuploader.disk.virtual.vmdk_text import read_description
from imageuploader.domain.errors import Damaged, Encrypted, NeedsOtherFile, WrongFormat

_MOST_FILES = 8
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|[/\\]|\.\.")
"""A protocol, a folder: never the name of a file beside the image."""

_DRIVERS = {"vhd": "vpc"}
_DESCRIPTOR = b"# Disk DescriptorFile"


@dataclass(frozen=True, slots=True)
class Layer:
    """One file: its format by name, and the file that its missing parts are in."""

    path: Path
    kind: str
    backing: "Layer | None" = None

    @property
    def driver(self) -> str:
        """The format as qemu-img calls it."""
        return _DRIVERS.get(self.kind, self.kind)


def mapping_of(kind: str, source: Source) -> Mapping | None:
    """Return where a disk's bytes are, None for one that is spread over other files.

    Raises Malformed, Unsupported, NotAtHand.
    """
    match kind:
        case "qcow2":
            return Qcow2Map(source, qcow2.read_header(source), source)
        case "vdi":
            return Vdi(source)
        case "vhd":
            return read_vhd(source)
        case "vhdx":
            return VhdxMap(source, vhdx.read_header(source))
        case _ if source.at(0, len(_DESCRIPTOR)) == _DESCRIPTOR:
            return None
        case _:
            return SparseVmdk(source)


def disk_of(kind: str, source: Source, path: Path) -> VirtualDisk:
    """Return what the headers say; raise Damaged, WrongFormat, Encrypted."""
    with telling(kind, path):
        mapping = mapping_of(kind, source)
        disk = mapping.disk if mapping else read_description(source).disk
    if disk.encrypted:
        raise Encrypted(str(path), kind)
    return disk


def layers_of(path: Path, kind: str, disk: VirtualDisk, allowed: tuple[Path, ...]) -> Layer:
    """Return a disk with its backing files; raise NeedsOtherFile for one that is not allowed."""
    may = frozenset(one.resolve() for one in allowed)
    return _layer(path.resolve(), kind, disk, may, _MOST_FILES)


def _layer(path: Path, kind: str, disk: VirtualDisk, may: frozenset[Path], most: int) -> Layer:
    if not disk.references:
        return Layer(path, kind)
    first = disk.references[0]
    beside = _beside(path, first)
    joinable = first.role is Role.BACKING and kind == "qcow2" and len(disk.references) == 1
    if not joinable or beside is None or beside not in may or most <= 1:
        raise NeedsOtherFile(str(path), first.name, str(first.role))
    below_kind, below_disk = _look(beside)
    below = _layer(beside, below_kind, below_disk, may, most - 1)
    return Layer(path, kind, below)


def _beside(path: Path, reference: Reference) -> Path | None:
    """The file that is meant, if it is in the same folder, links followed."""
    if not reference.name or _ELSEWHERE.match(reference.name) or "/" in reference.name:
        return None
    found = (path.parent / reference.name).resolve()
    return found if found.parent == path.parent else None


def _look(path: Path) -> tuple[str, VirtualDisk]:
    with opened(path) as file:
        size = file.seek(0, 2)
        file.seek(0)
        head = read(file, path, HEAD_BYTES)
        file.seek(max(0, size - TAIL_BYTES))
        kind = recognise(head, read(file, path, TAIL_BYTES))
        if kind.family == "raw":
            return "raw", VirtualDisk("raw", size)
        if kind.family != "image":
            raise WrongFormat(str(path), kind.name)
        return kind.name, disk_of(kind.name, FilePiece(file, path, 0, size), path)


@contextmanager
def telling(kind: str, path: Path) -> Iterator[None]:
    """Turn what a header reader complains of into our errors."""
    try:
        yield
    except Malformed as error:
        raise Damaged(str(path), 0, str(error), kind) from error
    except Unsupported as error:
        raise WrongFormat(str(path), f"{kind} ({error})") from error
