"""The OVF descriptor inside an OVA: the files that a virtual machine consists of."""

import codecs
import html
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from imageuploader.disk.files.chunk_reader import ChunkReader
from imageuploader.disk.labels import printable
from imageuploader.domain.errors import NeedsOtherFile

_MOST_BYTES = 1024 * 1024
_FILE = re.compile(r"<(?:\w{1,40}:)?File\s([^<>]{0,4096})>")
_DISK = re.compile(r"<(?:\w{1,40}:)?Disk\s([^<>]{0,4096})>")
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF16 = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"} | dict.fromkeys(_BOMS, "utf-16")


@dataclass(frozen=True, slots=True)
class _ListedFile:
    """A file that a descriptor lists; its reference is a URI, and many write a name there."""

    reference: str
    names: frozenset[str]
    is_disk: bool


class OvaContents:
    """The files of an archive that may be an OVA, and those that its descriptor lists."""

    def __init__(self) -> None:
        self._listed = list[_ListedFile]()
        self._names = set[str]()

    @property
    def is_described(self) -> bool:
        """Whether a descriptor says which files are disks."""
        return any(listed.is_disk for listed in self._listed)

    def add(self, name: str) -> None:
        """Record a file of the archive."""
        self._names.add(posixpath.normpath(name))

    def read(self, name: str, pieces: Iterable[bytes]) -> None:
        """Record the files that a descriptor lists, and which of them are disks."""
        text = _decode(ChunkReader(pieces).take(_MOST_BYTES))
        disks = {_attribute(tag, "fileRef") for tag in _DISK.findall(text)} - {""}
        folder = posixpath.dirname(name)
        for tag in _FILE.findall(text):
            if reference := _attribute(tag, "href"):
                paths = (posixpath.join(folder, it) for it in (reference, unquote(reference)))
                names = frozenset(map(posixpath.normpath, paths))
                self._listed.append(_ListedFile(reference, names, _attribute(tag, "id") in disks))

    def may_be_disk(self, name: str) -> bool:
        """Return whether no descriptor says that this file is none of the disks."""
        disks = (listed.names for listed in self._listed if listed.is_disk)
        return not self.is_described or posixpath.normpath(name) in frozenset[str]().union(*disks)

    def require_whole(self, path: str) -> None:
        """Raise NeedsOtherFile for the first disk that is not in the archive.

        Where none is described, any file that is listed may be the disk.
        """
        for listed in self._listed:
            if listed.is_disk >= self.is_described and not listed.names & self._names:
                raise NeedsOtherFile(path, printable(listed.reference), "disk")


def is_descriptor(name: str) -> bool:
    """Return whether this is the name of a descriptor."""
    return name.lower().endswith(".ovf")


def _decode(raw: bytes) -> str:
    if encoding := _UTF16.get(raw[:2]):
        return raw.decode(encoding, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(raw)
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _attribute(tag: str, name: str) -> str:
    pattern = rf"""(?:^|\s)(?:\w{{1,40}}:)?{name}\s{{0,9}}=\s{{0,9}}(?:"([^"]*)"|'([^']*)')"""
    found = re.search(pattern, tag)
    return html.unescape(found[1] or found[2] or "") if found else ""
