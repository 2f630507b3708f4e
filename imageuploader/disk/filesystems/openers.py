"""Opens the file systems that are read, by their kind."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from imageuploader.disk.content.byte_view import Broken, ByteView
from imageuploader.disk.content.ext_files import ExtFiles
from imageuploader.disk.content.ext_superblock import read_superblock
from imageuploader.disk.content.file_tree import FileSystemReader
from imageuploader.disk.filesystems.btrfs import open_btrfs
from imageuploader.disk.filesystems.xfs import XfsFiles

Opener = Callable[[ByteView], Iterator[FileSystemReader]]


def _open_ext(view: ByteView) -> Iterator[FileSystemReader]:
    superblock = read_superblock(view)
    if superblock is None:
        raise Broken
    yield ExtFiles(view, superblock)


def _open_xfs(view: ByteView) -> Iterator[FileSystemReader]:
    yield XfsFiles(view)


def _open_btrfs(view: ByteView) -> Iterator[FileSystemReader]:
    yield from open_btrfs(view)


OPENERS: Mapping[str, Opener] = MappingProxyType(
    {
        **dict.fromkeys(("ext2", "ext3", "ext4"), _open_ext),
        "xfs": _open_xfs,
        "btrfs": _open_btrfs,
    }
)
"""What opens a file system, by its kind; one with subvolumes has several places to start from.

Each raises NotAvailable and Broken.
"""
