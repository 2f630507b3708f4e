"""What the headers of a virtual disk say: its size, its dependencies and its data map."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """The role of another file for a virtual disk."""

    BACKING = "backing file"
    DATA = "data file"
    EXTENT = "extent"
    PARENT = "parent"


@dataclass(frozen=True, slots=True)
class Reference:
    """Another file that a virtual disk depends on, by the name in its header.

    `kind` is the format that the header says it has, if any. A file that is not `joinable` cannot
    be joined with the disk here, in this format.
    """

    name: str
    role: Role
    kind: str = ""
    joinable: bool = True


@dataclass(frozen=True, slots=True)
class VirtualDisk:
    """A virtual disk: its format, its size in bytes, and the files it depends on."""

    kind: str
    raw_bytes: int
    references: tuple[Reference, ...] = ()
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """The next `count` bytes are in the file at `at`."""

    at: int
    count: int


@dataclass(frozen=True, slots=True)
class Compressed:
    """The next `count` bytes are in a compressed cluster, after its first `skip` bytes.

    It has `cluster_bytes` uncompressed, and takes at most `size` bytes of the file at `at`.
    """

    at: int
    size: int
    skip: int
    count: int
    cluster_bytes: int


@dataclass(frozen=True, slots=True)
class Zero:
    """The next `count` bytes are zeros."""

    count: int


@dataclass(frozen=True, slots=True)
class Backing:
    """The next `count` bytes are in the backing file; zeros without one."""

    count: int


Location = Stored | Compressed | Zero | Backing
"""Where some bytes of a disk are."""

Tick = Callable[[], None]
"""Called between the steps of a long loop; may raise to end it."""


class DiskMap(Protocol):
    """The map from a virtual disk to the bytes of its file."""

    @property
    def disk(self) -> VirtualDisk:
        """The facts in the headers."""

    def stored_bytes(self, tick: Tick) -> int:
        """Return how many bytes of the disk the file holds; raise Malformed if it is truncated."""

    def locate(self, offset: int) -> Location:
        """Return the location of the bytes at `offset`, which is below the disk's size.

        Raises Malformed, NotAvailable.
        """
