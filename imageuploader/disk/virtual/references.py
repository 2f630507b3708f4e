"""Resolves the other files of an image: only files beside it that the user allowed."""

import errno
import os
import re
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

from imageuploader.disk.files.file_access import (
    READING,
    plain_file,
    unreadable_error,
)
from imageuploader.disk.labels import printable
from imageuploader.disk.virtual.disk_map import Reference
from imageuploader.disk.virtual.disk_tree import OpenFile, hold_file
from imageuploader.domain.errors import FileChanged, NeedsOtherFile

_PLAIN_NAME = re.compile(r"(?:\./)?[^/\\:\0-\x1f]+")


def open_beside(
    image: OpenFile, reference: Reference, allowed: tuple[Path, ...], stack: ExitStack
) -> OpenFile:
    """Open the file that an image refers to, if it is allowed; raise NeedsOtherFile.

    A name can be made to lead elsewhere at any moment. So the file is opened once, the open file
    is checked, and everybody is given that very file. Raises FileUnreadable, IsFolder,
    FileChanged.
    """
    location, path = _locate(image.path, reference)
    if path is None or not any(_is_same(path, other) for other in allowed):
        raise _refusal(image, reference, location)
    try:
        descriptor = _open_in_folder(image, path)
    except FileNotFoundError as error:
        raise _refusal(image, reference, "missing") from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _refusal(image, reference, "elsewhere") from error
        raise unreadable_error(path, error) from error
    file = stack.enter_context(plain_file(descriptor, path))
    if not any(_is_open(file.fileno(), other) for other in allowed):
        raise _refusal(image, reference, "beside")
    return hold_file(file, path, stack)


def _refusal(image: OpenFile, reference: Reference, location: str) -> NeedsOtherFile:
    return NeedsOtherFile(str(image.path), printable(reference.name), reference.role, location)


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


def _is_open(descriptor: int, path: Path) -> bool:
    with suppress(OSError, ValueError):
        return os.path.samestat(os.fstat(descriptor), path.stat())
    return False


if sys.platform == "win32":

    def _open_in_folder(image: OpenFile, path: Path) -> int:
        """Open a file of the image's folder, by a name that is no link.

        Windows lets nobody rename or replace a file, or a folder above it, while it is open. So
        it is enough that the name leads to it afterwards.
        """
        del image
        descriptor = os.open(path, READING)
        if _is_open(descriptor, path) and _leads_nowhere_else(path):
            return descriptor
        os.close(descriptor)
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))

    def _leads_nowhere_else(path: Path) -> bool:
        with suppress(OSError, RuntimeError):
            return path.resolve(strict=True) == path
        return False

else:

    def _open_in_folder(image: OpenFile, path: Path) -> int:
        """Open a file of the image's folder, by a name that is no link.

        The folder is the one where the open image is, whatever its own name leads to by now.
        """
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            there = os.stat(image.path.name, dir_fd=folder)
            if not os.path.samestat(there, os.fstat(image.file.fileno())):
                raise FileChanged(str(image.path))
            return os.open(path.name, READING | os.O_NOFOLLOW, dir_fd=folder)
        finally:
            os.close(folder)
