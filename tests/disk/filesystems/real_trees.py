"""File systems made of real files by their own programs, without mounting them."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imageuploader.disk.content.byte_view import FileView
from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.filesystems.openers import OPENERS
from tests.disk.content.real_disks import make_blank
from tests.disk.real_programs import run

EXT = {
    "ext2": ("mke2fs", "-t", "ext2"),
    "ext3 of small blocks": ("mke2fs", "-t", "ext3", "-b", "1024"),
    "ext4": ("mke2fs", "-t", "ext4"),
    "ext4 with content in inodes": ("mke2fs", "-t", "ext4", "-O", "inline_data", "-I", "512"),
}
XFS = {
    "xfs 5": ("mkfs.xfs", "-f"),
    "xfs 5 of large inodes": ("mkfs.xfs", "-f", "-i", "size=1024", "-n", "size=8192"),
    "xfs 5 of small blocks": ("mkfs.xfs", "-f", "-b", "size=1024"),
    "xfs 4": ("mkfs.xfs", "-f", "-m", "crc=0"),
    "xfs 4 without types": ("mkfs.xfs", "-f", "-m", "crc=0", "-n", "ftype=0"),
}
BTRFS = {
    "btrfs": ("mkfs.btrfs", "-f"),
    "btrfs of small nodes": ("mkfs.btrfs", "-f", "-n", "4096", "-s", "4096"),
}
MEGABYTES = {"ext": 32, "xfs": 320, "btrfs": 128}


def make_file_system(path: Path, files: Path, command: tuple[str, ...]) -> str:
    """Make a file system of these files; return its kind."""
    program, *flags = command
    if program == "mke2fs":
        run(program, "-q", "-F", *flags, "-d", files, make_blank(path, MEGABYTES["ext"]))
        return flags[1]
    if program == "mkfs.xfs":
        prototype = path.with_suffix(".prototype")
        prototype.write_text(prototype_of(files))
        run(program, "-q", *flags, "-p", prototype, make_blank(path, MEGABYTES["xfs"]))
        return "xfs"
    run(program, "-q", *flags, "--rootdir", files, make_blank(path, MEGABYTES["btrfs"]))
    return "btrfs"


def prototype_of(folder: Path) -> str:
    """What tells mkfs.xfs to put the files of a folder into a file system."""
    return "\n".join(["/", "0 0", "d--755 0 0", *_prototype(folder), "$", ""])


def _prototype(folder: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            yield f"{path.name} l--777 0 0 {path.readlink()}"
        elif path.is_dir():
            yield f"{path.name} d--755 0 0"
            yield from _prototype(path)
            yield "$"
        else:
            yield f"{path.name} ---644 0 0 {path}"


@contextmanager
def open_tree(path: Path, kind: str) -> Iterator[FileTree]:
    with path.open("rb", buffering=0) as file:
        yield FileTree(next(OPENERS[kind](FileView(file, path, path.stat().st_size))))


def awkward_files(folder: Path) -> Path:
    """Make files of every shape: empty, tiny, long, sparse, many in one folder, links."""
    noise = random.Random(1)  # noqa: S311 - no secret
    for name in ("etc", "many", "deep/a/b", "large"):
        (folder / name).mkdir(parents=True)
    (folder / "etc/empty").write_bytes(b"")
    (folder / "etc/tiny").write_bytes(b"a line\n")
    (folder / "etc/inode").write_bytes(noise.randbytes(200))
    (folder / "etc/middle").write_bytes(noise.randbytes(70_001))
    (folder / "etc/text").write_bytes(b"a line of text\n" * 100_000)
    with (folder / "large/sparse").open("wb") as file:
        for number in range(60):
            file.seek(number * 40_000)
            file.write(noise.randbytes(5000))
    for number in range(500):
        (folder / "many" / f"a-file-with-a-rather-long-name-{number:05}").write_text(str(number))
    (folder / "deep/a/link").symlink_to("../../etc/tiny")
    (folder / "deep/a/long").symlink_to("/" + "deep/../" * 30 + "etc/middle")
    (folder / "deep/a/b/up").symlink_to("..")
    (folder / "deep/loop").symlink_to("loop")
    (folder / "deep/nowhere").symlink_to("/no/such/file")
    return folder


def all_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place) / name
            if not path.is_symlink():
                yield f"/{path.relative_to(folder)}", path.read_bytes()
