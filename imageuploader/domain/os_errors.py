"""Translates the operating system's errors about files into ours."""

import errno
import shutil
from pathlib import Path

from imageuploader.domain.errors import DiskFailed, LocalError, NoSpace

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
LEAST_BYTES = 64 * 1024
"""The least that a file of ours needs."""


def file_error(path: Path, error: OSError, needed: int = LEAST_BYTES) -> LocalError:
    """Return NoSpace or DiskFailed for a failure to read or write `needed` bytes at `path`."""
    if error.errno in _FULL:
        return no_space(path.parent, needed)
    return DiskFailed(str(path), error.strerror or str(error) or type(error).__name__)


def folder_error(path: Path, error: OSError, needed: int) -> LocalError:
    """Return the same for a file whose name nobody knows: only its folder can be fixed."""
    failure = file_error(path, error, needed)
    return (
        DiskFailed(str(path.parent), failure.reason) if isinstance(failure, DiskFailed) else failure
    )


def no_space(folder: Path, needed: int = LEAST_BYTES) -> NoSpace:
    """Return NoSpace with the space that is free now."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        free = 0
    return NoSpace(str(folder), needed, free)
