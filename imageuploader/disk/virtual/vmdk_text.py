"""The description of a vmdk: a text of its own, or inside the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.virtual.disk import Reference, Role, VirtualDisk
from imageuploader.disk.virtual.source import Malformed, Source, Unsupported

_TEXT_BYTES = 64 * 1024
_MOST_EXTENTS = 1024
_SECTOR_BYTES = 512
_NO_PARENT = "ffffffff"
_FLAT = frozenset({"FLAT", "VMFS"})
_EXTENT = re.compile(
    r"(?:RW|RDONLY|NOACCESS)[ \t]+([0-9]{1,18})[ \t]+([A-Z]+)"
    r'[ \t]*(?:"([^"]*)")?[ \t]*[0-9]{0,18}'
)
_SETTING = re.compile(r'([A-Za-z][\w.]*)[ \t]*=[ \t]*"?([^"]*)"?')


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of the disk that another file holds, as it is or in grains."""

    name: str
    sectors: int
    flat: bool


@dataclass(frozen=True, slots=True)
class Description:
    """A disk put together from other files."""

    disk: VirtualDisk
    extents: tuple[Extent, ...]


def read_description(source: Source) -> Description:
    """Return what a text file that describes a vmdk says; raise Malformed, Unsupported."""
    if source.size > _TEXT_BYTES:
        raise Malformed("its description is too long")
    text = source.at(0, source.size)
    extents = tuple(_extents(_lines(text)))
    if not extents:
        raise Malformed("its description names no extent")
    named = (Reference(it.name, Role.EXTENT, "raw" if it.flat else "vmdk") for it in extents)
    raw_bytes = sum(it.sectors for it in extents) * _SECTOR_BYTES
    parents, encrypted = told_in(text)
    return Description(VirtualDisk("vmdk", raw_bytes, (*named, *parents), encrypted), extents)


def told_in(text: bytes) -> tuple[tuple[Reference, ...], bool]:
    """Return the parent that a description names, if any, and whether the disk is encrypted."""
    found = dict[str, str]()
    for line in _lines(text):
        if setting := _SETTING.fullmatch(line):
            found.setdefault(setting[1].lower(), setting[2])
    encrypted = any(key.startswith("encryption.") for key in found)
    hint = found.get("parentfilenamehint", "")
    if hint or found.get("parentcid", _NO_PARENT).lower() != _NO_PARENT:
        return (Reference(hint, Role.PARENT, "vmdk"),), encrypted
    return (), encrypted


def _extents(lines: Iterator[str]) -> Iterator[Extent]:
    count = 0
    for line in lines:
        if not (found := _EXTENT.fullmatch(line)):
            continue
        sectors, kind, name = found.groups()
        count += 1
        if count > _MOST_EXTENTS:
            raise Malformed("its description names too many extents")
        if name is None or (kind not in _FLAT and kind != "SPARSE"):
            raise Unsupported(f"{kind} extent")
        yield Extent(name, int(sectors), kind in _FLAT)


def _lines(text: bytes) -> Iterator[str]:
    for line in text.partition(b"\0")[0].splitlines():
        yield line.decode("utf-8", "surrogateescape").strip()
