"""What is known of a file system without opening it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileSystem:
    """A file system, or what else may fill a disk: `size` in bytes as it says itself."""

    kind: str
    label: str = ""
    size: int | None = None
    is_dirty: bool = False
