"""Which system it is, by its os-release, and its newest kernel."""

import re

from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.inside.boot.kernels import newest_modules
from imageuploader.disk.inside.subject import NIX_PROFILE
from imageuploader.disk.inside.text_files import read_settings
from imageuploader.disk.labels import printable
from imageuploader.domain.inside.inside import OperatingSystem

_PATHS = ("/etc/os-release", "/usr/lib/os-release", f"{NIX_PROFILE}/etc/os-release")
_MOST = 80
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII)


def read_operating_system(tree: FileTree) -> OperatingSystem | None:
    """Return the system's names; None without an os-release. Raises NotAvailable, Broken."""
    for path in _PATHS:
        if settings := read_settings(tree, path):
            name = settings.get("PRETTY_NAME") or settings.get("NAME", "")
            return OperatingSystem(
                id=_word(settings.get("ID", "")),
                version=_word(settings.get("VERSION_ID", "")),
                name=printable(name)[:_MOST],
                kernel=printable(newest_modules(tree)[1])[:_MOST],
            )
    return None


def _word(value: str) -> str:
    """Return a value that may stand in a label; empty for any other."""
    found = _NAME.fullmatch(value.lower())
    return value.lower()[:_MOST] if found else ""
