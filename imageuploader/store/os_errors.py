"""The system's own errors, as facts."""

import errno
import shutil
from pathlib import Path

from imageuploader.domain.errors import DiskFailed, LocalError, NoSpace

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
LEAST_BYTES = 64 * 1024
"""What a file of ours needs at least to be written."""


def trouble(path: Path, error: OSError, needed: int = LEAST_BYTES) -> LocalError:
    """Return NoSpace or DiskFailed for a failure to read or write `needed` bytes at `path`."""
    if error.errno in _FULL:
        return no_space(path.parent, needed)
    return DiskFailed(str(path), error.strerror or type(error).__name__)


def no_space(folder: Path, needed: int = LEAST_BYTES) -> NoSpace:
    """Return NoSpace with what is free now."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        free = 0
    return NoSpace(str(folder), needed, free)
