"""The bytes of a virtual disk's file, read where its headers point to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from struct import calcsize, unpack
from typing import BinaryIO, Protocol

from imageuploader.disk.content.byte_view import Window
from imageuploader.disk.files.open import read


class Malformed(Exception):
    """What the file says of itself makes no sense, or it ends too early; tells why."""


class Unsupported(Exception):
    """The format's own rules allow it, but it cannot be converted; names the feature."""


class NotKept(Exception):
    """The bytes have passed, and were not kept."""


_PORTION = 16 * 1024
BREAKS_OFF = "it breaks off"
"""Why a file is malformed that ends before what it promises."""


class Medium(Protocol):
    """A file, or a stretch of one, of `size` bytes."""

    @property
    def size(self) -> int:
        """How many bytes it has."""

    def at(self, offset: int, count: int) -> bytes:
        """Return exactly `count` bytes; raise Malformed beyond the end, NotKept."""


@dataclass(frozen=True)
class FileMedium:
    """An open file."""

    file: BinaryIO
    path: Path
    size: int

    def at(self, offset: int, count: int) -> bytes:
        """Return exactly `count` bytes; raise Malformed beyond the end, FileUnreadable."""
        _must_be_within(offset, count, self.size)
        self.file.seek(offset)
        found = read(self.file, self.path, count)
        if len(found) < count:
            raise Malformed(BREAKS_OFF)
        return found


@dataclass(frozen=True)
class PassedMedium:
    """What has been kept of a file that flowed by."""

    window: Window

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.window.size

    def at(self, offset: int, count: int) -> bytes:
        """Return exactly `count` bytes; raise Malformed beyond the end, NotKept."""
        _must_be_within(offset, count, self.size)
        found = self.window.read(offset, count) if count else b""
        if found is None:
            raise NotKept
        return found


def numbers(
    medium: Medium, form: str, at: int, count: int, tick: Callable[[], None]
) -> Iterator[int]:
    """Yield `count` numbers of a table from `at` on, whose form is one of `struct` such as `<I`.

    `tick` is called between the portions that are read. Raises what the medium raises.
    """
    order, width = form[0], calcsize(form)
    while count:
        tick()
        portion = min(count, _PORTION)
        yield from unpack(f"{order}{portion}{form[1:]}", medium.at(at, portion * width))
        at, count = at + portion * width, count - portion


def _must_be_within(offset: int, count: int, size: int) -> None:
    if offset < 0 or count < 0 or offset + count > size:
        raise Malformed(BREAKS_OFF)
