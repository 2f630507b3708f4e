"""The description inside an OVA: which files it says that the machine consists of."""

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
    """What passed of an archive that may be an OVA."""

    def __init__(self) -> None:
        self._described = list[str]()
        self._there = set[str]()

    def add(self, name: str) -> None:
        """Take note of a file that the archive holds."""
        self._there.add(name.removeprefix("./"))

    def read(self, name: str, pieces: Iterable[bytes]) -> None:
        """Take note of what a file describes, if it is a description."""
        if not name.lower().endswith(".ovf"):
            return
        text = ChunkReader(pieces).take(_MOST_BYTES).decode("utf-8", "replace")
        self._described += [name for tag in _FILE.findall(text) for name in _hrefs(tag)]

    def require_whole(self, path: str) -> None:
        """Raise NeedsOtherFile for the first file it describes that is not in the archive."""
        for name in self._described:
            if name not in self._there:
                raise NeedsOtherFile(path, printable(name), "disk")


def _hrefs(tag: str) -> Iterator[str]:
    for found in _HREF.findall(tag):
        yield html.unescape(found).removeprefix("./")
