"""C1: would cloud-init take what Linode's metadata service offers?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.byte_view import Broken
from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.inside.text_files import Line, lines_in, read_lines
from imageuploader.disk.labels import printable
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause

_DISABLED = "/etc/cloud/cloud-init.disabled"
_CONFIG, _MORE_CONFIG = "/etc/cloud/cloud.cfg", "/etc/cloud/cloud.cfg.d"
_SOURCE, _FIRST = "Akamai", (23, 3)
_VERSION = re.compile(rb"__VERSION__\s*=\s*[\"'](\d{1,4})\.(\d{1,4})([\w.~+-]{0,40})[\"']")
_VERSION_BYTES = 16 * 1024
_PYTHON = re.compile(r"python3(?:\.\d+)?")
_LIBRARIES = ("/usr/lib", "/usr/lib64", "/usr/local/lib")
_PACKAGES = ("dist-packages", "site-packages")
_LIST = "datasource_list"


@dataclass(frozen=True, slots=True)
class _Program:
    """cloud-init as it is installed: its folder and version."""

    folder: str
    version: tuple[int, int]
    shown: str


def ask_cloud_init(tree: FileTree) -> Iterator[Observation]:
    """Yield whether to tick the box, and why; raise NotAvailable, Broken."""
    yield find_cloud_init(tree)


def find_cloud_init(tree: FileTree) -> Observation:
    """Return whether cloud-init would take Linode's metadata; raise NotAvailable, Broken."""
    program = _find_program(tree)
    if program is None:
        is_nix = tree.find("/nix/store") is not None
        return Observation(Cause.CLOUD_INIT_NOT_READ if is_nix else Cause.NO_CLOUD_INIT)
    facts = {"version": printable(program.shown)}
    if tree.find(_DISABLED) is not None:
        return Observation(Cause.CLOUD_INIT_OFF, _DISABLED, facts)
    has_source = tree.is_file(f"{program.folder}/sources/DataSource{_SOURCE}.py")
    if program.version < _FIRST and not has_source:
        return Observation(Cause.OLD_CLOUD_INIT, program.folder, facts)
    sources = _sources(tree)
    if sources is not None and _SOURCE not in sources.text:
        return Observation(Cause.OTHER_SOURCES, sources.place, facts)
    return Observation(Cause.CLOUD_INIT, sources.place if sources else program.folder, facts)


def _find_program(tree: FileTree) -> _Program | None:
    for library in _LIBRARIES:
        for python in filter(_PYTHON.fullmatch, tree.names(library)):
            for packages in _PACKAGES:
                folder = f"{library}/{python}/{packages}/cloudinit"
                if tree.find(folder) is not None:
                    return _read_program(tree, folder)
    return None


def _read_program(tree: FileTree, folder: str) -> _Program:
    raw = tree.read(f"{folder}/version.py", _VERSION_BYTES)
    found = _VERSION.search(raw or b"")
    if found is None:
        raise Broken
    year, part, rest = (field.decode("ascii", "replace") for field in found.groups())
    return _Program(folder, (int(year), int(part)), f"{year}.{part}{rest}")


def _sources(tree: FileTree) -> Line | None:
    """Return the last line that lists data sources, with those on lines of their own."""
    lines = [*read_lines(tree, _CONFIG), *lines_in(tree, _MORE_CONFIG, ".cfg")]
    found: Line | None = None
    is_open = False
    for line in lines:
        if line.text.startswith(_LIST):
            found, is_open = line, not line.text.rstrip().endswith("]")
        elif found is not None and is_open and (line.text.startswith("-") or found.text.count("[")):
            found = Line(found.path, found.number, f"{found.text} {line.text}")
            is_open = not line.text.endswith("]")
        else:
            is_open = False
    return found
