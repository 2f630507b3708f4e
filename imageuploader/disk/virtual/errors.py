"""The errors of the readers, and their translation to errors of the domain."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imageuploader.disk.content.byte_view import NotAvailable
from imageuploader.disk.virtual.disk_map import VirtualDisk
from imageuploader.domain.errors import Damaged, Encrypted, NeedsRepair, NotConvertible, TooLarge

TRUNCATED = "it ends too early"
"""The reason for a file that is shorter than its headers say."""


class Malformed(Exception):
    """The structures of a file are invalid, or the file ends too early; says why."""


class Unsupported(Exception):
    """The format allows a feature that cannot be converted; names the feature."""


class Logged(Exception):
    """The last changes of a disk are in its log, and not yet in their places."""


@contextmanager
def translate_errors(path: Path, kind: str) -> Iterator[None]:
    """Turn the errors of a reader into Damaged, NeedsRepair and NotConvertible."""
    try:
        yield
    except Malformed as error:
        percent = 100 if str(error) == TRUNCATED else 0
        raise Damaged(str(path), percent, str(error), kind) from error
    except NotAvailable as error:
        # The file was truncated while it was read; whoever opened it will raise FileChanged.
        raise Damaged(str(path), 100, TRUNCATED, kind) from error
    except Logged as error:
        raise NeedsRepair(str(path), kind) from error
    except Unsupported as error:
        raise NotConvertible(str(path), kind, str(error)) from error


def require_convertible(path: Path, disk: VirtualDisk, limit: int) -> None:
    """Raise Encrypted, TooLarge or Malformed for a disk that cannot be converted."""
    if disk.encrypted:
        raise Encrypted(str(path), disk.kind)
    if not disk.raw_bytes:
        raise Malformed("the disk in it is empty")
    if disk.raw_bytes > limit:
        raise TooLarge(str(path), disk.raw_bytes, limit)
