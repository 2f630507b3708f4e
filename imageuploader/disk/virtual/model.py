"""What is known of a virtual disk from its headers."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What another file is to a virtual disk."""

    BACKING = "backing file"
    DATA = "data file"
    EXTENT = "extent"
    PARENT = "parent"


@dataclass(frozen=True, slots=True)
class Reference:
    """Another file that a virtual disk points to, by the name that stands in it.

    `kind` is the format that the disk says it has, empty where it does not say. One that is not
    `joinable` belongs to a format whose disks cannot be put together here.
    """

    name: str
    role: Role
    kind: str = ""
    joinable: bool = True


@dataclass(frozen=True, slots=True)
class VirtualDisk:
    """What the headers say: the format, the size of the disk in bytes, and what else it needs."""

    kind: str
    raw_bytes: int
    references: tuple[Reference, ...] = ()
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """The next `count` bytes of the disk are in the file, from `at` on."""

    at: int
    count: int


@dataclass(frozen=True, slots=True)
class Compressed:
    """The next `count` bytes are in a compressed cluster, after its first `skip` bytes.

    The cluster has `unpacked` bytes; it takes at most `size` bytes of the file, from `at` on.
    """

    at: int
    size: int
    skip: int
    count: int
    unpacked: int


@dataclass(frozen=True, slots=True)
class Zero:
    """The next `count` bytes are zeros."""

    count: int


@dataclass(frozen=True, slots=True)
class Backing:
    """The next `count` bytes are those of the backing file; zeros without one."""

    count: int


Location = Stored | Compressed | Zero | Backing
"""Where bytes of a disk are."""

Tick = Callable[[], None]
"""Called between the steps of a long walk; may raise to end it."""


class DiskMap(Protocol):
    """Where the bytes of a virtual disk are in its file."""

    @property
    def disk(self) -> VirtualDisk:
        """What the headers say."""

    def stored_bytes(self, tick: Tick) -> int:
        """Return how much of the disk is in the file; raise Malformed if it is not all there."""

    def locate(self, offset: int) -> Location:
        """Return where the bytes from `offset` on are, which is below the disk's size.

        Raises Malformed, NotAvailable.
        """
