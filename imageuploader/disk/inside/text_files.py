"""Text files of a system: their lines with numbers, and settings of the form `NAME=value`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.file_tree import FileTree
from imageuploader.domain.inside.place import place_of_line

TEXT_BYTES = 1024 * 1024
_SETTING = re.compile(r"\s*(?:export\s+)?([A-Za-z_][\w-]*)\s*=\s*(.*?)\s*$")
_MOST_FILES = 64


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text file, without its comment sign and blanks around it."""

    path: str
    number: int
    text: str

    @property
    def place(self) -> str:
        """Where it is, such as `/etc/fstab line 2`."""
        return place_of_line(self.path, self.number)


def read_lines(tree: FileTree, path: str) -> list[Line]:
    """Return the lines of a file that are no comments; none if there is no such file.

    Raises NotAvailable, Broken.
    """
    raw = tree.read(path, TEXT_BYTES)
    if raw is None:
        return []
    texts = (text.strip() for text in raw.decode("utf-8", "replace").split("\n"))
    numbered = (Line(path, number, text) for number, text in enumerate(texts, 1))
    return [line for line in numbered if line.text and not line.text.startswith(("#", ";"))]


def read_settings(tree: FileTree, path: str) -> dict[str, str]:
    """Return the settings in a file, the last of each name; raise NotAvailable, Broken."""
    return dict(setting for line in read_lines(tree, path) for setting in _settings(line.text))


def _settings(text: str) -> Iterator[tuple[str, str]]:
    if found := _SETTING.match(text):
        yield found[1], found[2].strip("\"'")


def files_in(tree: FileTree, folder: str, suffix: str = "") -> list[str]:
    """Return the paths of the files in a folder in order; raise NotAvailable, Broken."""
    names = [name for name in tree.names(folder) if name.endswith(suffix) and name.isprintable()]
    return [f"{folder}/{name}" for name in names[:_MOST_FILES]]


def lines_in(tree: FileTree, folder: str, suffix: str = "") -> Iterator[Line]:
    """Yield the lines of all files in a folder; raise NotAvailable, Broken."""
    for path in files_in(tree, folder, suffix):
        yield from read_lines(tree, path)
