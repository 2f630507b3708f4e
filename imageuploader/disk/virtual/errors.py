"""From what a format's reader has to say to our own errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imageuploader.disk.content.byte_view import NotAvailable
from imageuploader.disk.virtual.model import VirtualDisk
from imageuploader.domain.errors import Damaged, Encrypted, NotConvertible, TooLarge

TRUNCATED = "it ends too early"
"""Why a file is malformed that ends before what it promises."""


class Malformed(Exception):
    """The structures of a file make no sense, or the file ends too early; says why."""


class Unsupported(Exception):
    """The format allows a feature that cannot be converted; names the feature."""


@contextmanager
def translate_errors(path: Path, kind: str) -> Iterator[None]:
    """Turn what a reader complains of into Damaged and NotConvertible."""
    try:
        yield
    except Malformed as error:
        percent = 100 if str(error) == TRUNCATED else 0
        raise Damaged(str(path), percent, str(error), kind) from error
    except NotAvailable as error:
        # The file was cut while it was read: whoever opened it finds that it changed.
        raise Damaged(str(path), 100, TRUNCATED, kind) from error
    except Unsupported as error:
        raise NotConvertible(str(path), kind, str(error)) from error


def require_convertible(path: Path, disk: VirtualDisk, limit: int) -> None:
    """Raise Encrypted, TooLarge or Malformed for a disk that nothing can be made of."""
    if disk.encrypted:
        raise Encrypted(str(path), disk.kind)
    if not disk.raw_bytes:
        raise Malformed("the disk in it has no bytes")
    if disk.raw_bytes > limit:
        raise TooLarge(str(path), disk.raw_bytes, limit)
