"""From what a format's reader has to say to our own errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imageuploader.disk.virtual.medium import BREAKS_OFF, Malformed, Unsupported
from imageuploader.disk.virtual.model import VirtualDisk
from imageuploader.domain.errors import Damaged, Encrypted, NotConvertible, TooLarge


@contextmanager
def told_as_ours(path: Path, kind: str) -> Iterator[None]:
    """Turn what a reader complains of into Damaged and NotConvertible."""
    try:
        yield
    except Malformed as error:
        percent = 100 if str(error) == BREAKS_OFF else 0
        raise Damaged(str(path), percent, str(error), kind) from error
    except Unsupported as error:
        raise NotConvertible(str(path), kind, str(error)) from error


def must_be_fit(path: Path, disk: VirtualDisk, limit: int) -> None:
    """Raise Encrypted, TooLarge or Malformed for a disk that nothing can be made of."""
    if disk.encrypted:
        raise Encrypted(str(path), disk.kind)
    if not disk.raw_bytes:
        raise Malformed("the disk in it has no bytes")
    if disk.raw_bytes > limit:
        raise TooLarge(str(path), disk.raw_bytes, limit)
