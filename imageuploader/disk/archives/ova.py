"""The OVF descriptor inside an OVA: the files that a virtual machine consists of."""

import html
import re
from collections.abc import Iterable, Iterator

from imageuploader.disk.files.chunk_reader import ChunkReader
from imageuploader.disk.labels import printable
from imageuploader.domain.errors import NeedsOtherFile

_MOST_BYTES = 1024 * 1024
_FILE = re.compile(r"<(?:\w{1,40}:)?File\s([^<>]{0,4096})>")
_HREF = re.compile(r"""(?:^|\s)(?:\w{1,40}:)?href\s{0,9}=\s{0,9}["']([^"']*)["']""")


class OvaContents:
    """The files of an archive that may be an OVA, and those that its descriptor lists."""

    def __init__(self) -> None:
        self._listed = list[str]()
        self._names = set[str]()

    def add(self, name: str) -> None:
        """Record a file of the archive."""
        self._names.add(name.removeprefix("./"))

    def read(self, name: str, pieces: Iterable[bytes]) -> None:
        """Record the files that an entry lists, if it is a descriptor."""
        if not name.lower().endswith(".ovf"):
            return
        text = ChunkReader(pieces).take(_MOST_BYTES).decode("utf-8", "replace")
        self._listed += [name for tag in _FILE.findall(text) for name in _hrefs(tag)]

    def require_whole(self, path: str) -> None:
        """Raise NeedsOtherFile for the first listed file that is not in the archive."""
        for name in self._listed:
            if name not in self._names:
                raise NeedsOtherFile(path, printable(name), "disk")


def _hrefs(tag: str) -> Iterator[str]:
    for href in _HREF.findall(tag):
        yield html.unescape(href).removeprefix("./")
