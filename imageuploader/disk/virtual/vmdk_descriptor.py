"""Parses the descriptor of a vmdk: a separate text file, or a text inside the file."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import ByteView
from imageuploader.disk.virtual.disk_map import Reference, Role, VirtualDisk
from imageuploader.disk.virtual.errors import Malformed, Unsupported
from imageuploader.disk.virtual.exact_read import read_exact

_TEXT_BYTES = 64 * 1024
_MOST_EXTENTS = 256
_SECTOR_BYTES = 512
_NO_PARENT = "ffffffff"
_FLAT = frozenset({"FLAT", "VMFS"})
_EXTENT = re.compile(
    r"(?:RW|RDONLY|NOACCESS)[ \t]+([0-9]{1,18})[ \t]+([A-Z]+)"
    r'(?:[ \t]+"([^"]*)"(?:[ \t]+([0-9]{1,18}))?)?'
)
_ENCODING = re.compile(
    rb'^encoding[ \t]*=[ \t]*"(windows-[0-9]{3,4}|iso-8859-[0-9]{1,2}|gbk|gb2312|gb18030|big5'
    rb'|shift_jis|euc-jp|euc-kr)"',
    re.IGNORECASE | re.MULTILINE,
)
"""What VMware names in a descriptor, besides UTF-8; not every encoding that Python knows."""
_SETTING = re.compile(r"([A-Za-z][\w.]*)[ \t]*=(.*)")


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of the disk in another file: flat from sector `first` on, or sparse."""

    name: str
    sectors: int
    flat: bool
    first: int = 0


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A disk that consists of other files."""

    disk: VirtualDisk
    extents: tuple[Extent, ...]


def read_descriptor(view: ByteView) -> Descriptor:
    """Return the content of a descriptor file; raise Malformed, Unsupported."""
    if view.size > _TEXT_BYTES:
        raise Malformed("its descriptor is too long")
    text = read_exact(view, 0, view.size)
    extents = tuple(_extents(_lines(text)))
    if not extents:
        raise Malformed("its descriptor names no extent")
    named = (Reference(part.name, Role.EXTENT, "raw" if part.flat else "vmdk") for part in extents)
    raw_bytes = sum(part.sectors for part in extents) * _SECTOR_BYTES
    parents, encrypted = parse_parent(text)
    return Descriptor(VirtualDisk("vmdk", raw_bytes, (*named, *parents), encrypted), extents)


def parse_parent(text: bytes) -> tuple[tuple[Reference, ...], bool]:
    """Return the parent that a descriptor names, if any, and whether the disk is encrypted."""
    settings = dict[str, str]()
    for line in _lines(text):
        if setting := _SETTING.fullmatch(line):
            settings.setdefault(setting[1].lower(), setting[2].strip(' \t"'))
    encrypted = any(key.startswith("encryption.") for key in settings)
    hint = settings.get("parentfilenamehint", "")
    if hint or settings.get("parentcid", _NO_PARENT).lower() != _NO_PARENT:
        return (Reference(hint, Role.PARENT, "vmdk"),), encrypted
    return (), encrypted


def _extents(lines: Iterator[str]) -> Iterator[Extent]:
    count = 0
    for line in lines:
        if not (match := _EXTENT.fullmatch(line)):
            continue
        sectors, kind, name, first = match.groups()
        count += 1
        if count > _MOST_EXTENTS:
            raise Malformed("its descriptor names too many extents")
        if name is None or (kind not in _FLAT and kind != "SPARSE"):
            raise Unsupported(f"{kind} extent")
        yield Extent(name, int(sectors), kind in _FLAT, int(first or 0))


def _lines(text: bytes) -> Iterator[str]:
    for line in _decode(text.partition(b"\0")[0].removeprefix(BOM_UTF8)).split("\n"):
        yield line.strip()


def _decode(text: bytes) -> str:
    """Return a descriptor's text, which is UTF-8, or as it says: on Windows, in a code page.

    What is neither keeps its bytes, as the names of files do on Linux.
    """
    for name in ("utf-8", *(found.decode() for found in _ENCODING.findall(text))):
        with suppress(UnicodeDecodeError, LookupError):
            return text.decode(name)
    return text.decode("utf-8", "surrogateescape")
