"""The description of a vmdk: a text of its own, or inside the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.virtual.errors import Malformed, Unsupported
from imageuploader.disk.virtual.exact_read import read_exact
from imageuploader.disk.virtual.model import Reference, Role, VirtualDisk

_TEXT_BYTES = 64 * 1024
_MOST_EXTENTS = 256
_SECTOR_BYTES = 512
_NO_PARENT = "ffffffff"
_FLAT = frozenset({"FLAT", "VMFS"})
_EXTENT = re.compile(
    r"(?:RW|RDONLY|NOACCESS)[ \t]+([0-9]{1,18})[ \t]+([A-Z]+)"
    r'(?:[ \t]+"([^"]*)"(?:[ \t]+([0-9]{1,18}))?)?'
)
_SETTING = re.compile(r"([A-Za-z][\w.]*)[ \t]*=(.*)")


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of the disk in another file: as it is, from sector `first` on, or in grains."""

    name: str
    sectors: int
    flat: bool
    first: int = 0


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A disk put together from other files."""

    disk: VirtualDisk
    extents: tuple[Extent, ...]


def read_descriptor(view: ByteView) -> Descriptor:
    """Return what a text file that describes a vmdk says; raise Malformed, Unsupported."""
    if view.size > _TEXT_BYTES:
        raise Malformed("its description is too long")
    text = read_exact(view, 0, view.size)
    extents = tuple(_extents(_lines(text)))
    if not extents:
        raise Malformed("its description names no extent")
    named = (Reference(it.name, Role.EXTENT, "raw" if it.flat else "vmdk") for it in extents)
    raw_bytes = sum(it.sectors for it in extents) * _SECTOR_BYTES
    parents, encrypted = parse_parent(text)
    return Descriptor(VirtualDisk("vmdk", raw_bytes, (*named, *parents), encrypted), extents)


def parse_parent(text: bytes) -> tuple[tuple[Reference, ...], bool]:
    """Return the parent that a description names, if any, and whether the disk is encrypted."""
    found = dict[str, str]()
    for line in _lines(text):
        if setting := _SETTING.fullmatch(line):
            found.setdefault(setting[1].lower(), setting[2].strip(' \t"'))
    encrypted = any(key.startswith("encryption.") for key in found)
    hint = found.get("parentfilenamehint", "")
    if hint or found.get("parentcid", _NO_PARENT).lower() != _NO_PARENT:
        return (Reference(hint, Role.PARENT, "vmdk"),), encrypted
    return (), encrypted


def format_descriptor(extents: tuple[tuple[Extent, str], ...]) -> bytes:
    """Return a description of our own that joins extents in these files, and nothing else."""
    kind = "twoGbMaxExtentFlat" if all(it.flat for it, _ in extents) else "twoGbMaxExtentSparse"
    lines = [
        "# Disk DescriptorFile",
        "version=1",
        "CID=fffffffe",
        "parentCID=ffffffff",
        f'createType="{kind}"',
    ]
    for it, path in extents:
        where = f'FLAT "{path}" {it.first}' if it.flat else f'SPARSE "{path}"'
        lines.append(f"RW {it.sectors} {where}")
    return "\n".join([*lines, ""]).encode("utf-8", "surrogateescape")


def _extents(lines: Iterator[str]) -> Iterator[Extent]:
    count = 0
    for line in lines:
        if not (found := _EXTENT.fullmatch(line)):
            continue
        sectors, kind, name, first = found.groups()
        count += 1
        if count > _MOST_EXTENTS:
            raise Malformed("its description names too many extents")
        if name is None or (kind not in _FLAT and kind != "SPARSE"):
            raise Unsupported(f"{kind} extent")
        yield Extent(name, int(sectors), kind in _FLAT, int(first or 0))


def _lines(text: bytes) -> Iterator[str]:
    for line in text.partition(b"\0")[0].splitlines():
        yield line.decode("utf-8", "surrogateescape").strip()
