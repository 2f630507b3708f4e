"""Resolves the other files of an image: only files beside it that the user allowed."""

import re
from contextlib import suppress
from pathlib import Path

from imageuploader.disk.labels import printable
from imageuploader.disk.virtual.model import Reference
from imageuploader.domain.errors import NeedsOtherFile

_PLAIN_NAME = re.compile(r"(?:\./)?[^/\\:\0-\x1f]+")


def resolve_reference(image: Path, reference: Reference, allowed: tuple[Path, ...]) -> Path:
    """Return the file that an image refers to, if it is allowed; raise NeedsOtherFile."""
    location, path = _locate(image, reference)
    if path is not None and any(_is_same(path, other) for other in allowed):
        return path
    raise NeedsOtherFile(str(image), printable(reference.name), reference.role, location)


def _locate(image: Path, reference: Reference) -> tuple[str, Path | None]:
    """Return `beside` and the path of a file beside the image, else why it cannot be used."""
    if not reference.joinable:
        return "parent", None
    if not _PLAIN_NAME.fullmatch(reference.name) or reference.name.strip("./") == "":
        return "elsewhere", None
    with suppress(OSError, ValueError, RuntimeError):
        folder = image.parent.resolve(strict=True)
        path = (folder / reference.name).resolve(strict=True)
        return ("beside", path) if path.parent == folder else ("elsewhere", None)
    return "missing", None


def _is_same(path: Path, other: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.samefile(other)
    return False
