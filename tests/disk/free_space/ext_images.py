"""File systems made by mke2fs, with files, and with a secret in one that was deleted."""

import gzip
import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path

from imageuploader.disk.content.byte_view import FileView
from imageuploader.disk.free_space.ext_bitmaps import ext_free_ranges
from imageuploader.disk.free_space.ranges import Ranges
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Payload, PrepareOptions
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.content.real_disks import make_blank
from tests.disk.real_programs import run
from tests.required_tools import tool

SECRET = b"secret: the password of somebody"


@dataclass(frozen=True)
class Feature:
    """A kind of file system: what mke2fs is told, how large the disk is, and a late feature.

    With `mmp` from the beginning, every program that writes to it would wait for seconds.
    """

    name: str
    options: str
    megabytes: int = 20
    late: str = ""


FEATURES = (
    Feature("ext2", "-t ext2 -b 1024"),
    Feature("ext2-revision-0", "-t ext2 -r 0 -O none -b 1024"),
    Feature("ext2-without-sparse-super", "-t ext2 -b 1024 -O ^sparse_super,^resize_inode"),
    Feature("ext3", "-t ext3 -b 2048"),
    Feature("ext4", "-t ext4 -b 4096"),
    Feature("uninitialised-groups", "-t ext4 -b 1024 -g 2048"),
    Feature("groups-not-flexible", "-t ext4 -b 1024 -O ^flex_bg"),
    Feature("packed-metadata", "-t ext4 -b 1024 -E packed_meta_blocks=1"),
    Feature("crc-16", "-t ext4 -b 1024 -g 2048 -O ^metadata_csum,uninit_bg"),
    Feature("no-checksums", "-t ext4 -b 1024 -O ^metadata_csum"),
    Feature("32-bit", "-t ext4 -b 1024 -O ^64bit"),
    Feature("descriptors-of-128-bytes", "-t ext4 -b 4096 -g 1024 -E desc_size=128"),
    Feature("meta-groups", "-t ext4 -b 1024 -g 512 -O meta_bg,^resize_inode"),
    Feature("clusters", "-t ext4 -O bigalloc -b 4096 -C 65536"),
    Feature("clusters-of-small-blocks", "-t ext4 -O bigalloc -b 1024 -C 16384"),
    Feature("sparse-super-2", "-t ext4 -b 1024 -O sparse_super2"),
    Feature("one-backup", "-t ext4 -b 1024 -O sparse_super2 -E num_backup_sb=1"),
    Feature("large-blocks", "-t ext4 -b 65536", 60),
    Feature("quota", "-t ext4 -b 1024 -O quota,project"),
    Feature("double-mounting", "-t ext4 -b 1024", late="mmp"),
    Feature("seed", "-t ext4 -b 1024 -O metadata_csum_seed -U random"),
    Feature("orphan-file", "-t ext4 -b 1024 -O orphan_file"),
    Feature("inline-data", "-t ext4 -b 1024 -O inline_data,ea_inode,encrypt,casefold"),
    Feature("room-to-grow", "-t ext4 -b 1024 -E resize=4000000"),
)


def files_in(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def fill_folder(folder: Path) -> Path:
    """Make files of all sizes, and one with the secret in every 512 bytes of noise."""
    (folder / "in" / "deep").mkdir(parents=True)
    for number in range(12):
        noise = hashlib.shake_128(bytes([number])).digest(1 + 17_000 * number)
        (folder / ("in/deep" if number % 2 else "in") / f"noise-{number}").write_bytes(noise)
    noise = hashlib.shake_128(b"deleted").digest(480 * 4096)
    secret = b"".join(SECRET + noise[at : at + 480] for at in range(0, len(noise), 480))
    (folder / "secret").write_bytes(secret)
    (folder / "after").write_bytes(hashlib.shake_128(b"after").digest(300_000))
    return folder


def make_feature(path: Path, feature: Feature, files: Path) -> Path:
    """Make a file system of a kind, with two files deleted."""
    made = make_filled(path, feature.options, files, feature.megabytes)
    if feature.late:
        run("tune2fs", "-O", feature.late, made)
    return made


def make_filled(path: Path, options: str, files: Path, megabytes: int = 20) -> Path:
    """Make a file system, and delete two of its files: the secret, and one in the middle."""
    run("mke2fs", "-q", "-F", *options.split(), "-d", files, make_blank(path, megabytes))
    commands = path.with_suffix(".debugfs")
    commands.write_text("rm secret\nrm in/noise-6\n")
    run("debugfs", "-w", "-f", commands, path)
    repair(path)
    assert SECRET in path.read_bytes()
    return path


def repair(path: Path) -> None:
    """Have e2fsck count again what debugfs does not count, such as quotas."""
    assert subprocess.call([tool("e2fsck"), "-fp", path], stdout=subprocess.DEVNULL) in {0, 1}


def free_of(path: Path) -> Ranges:
    """Return what the bitmaps of a whole disk call free; raise Doubt."""
    with path.open("rb") as file:
        view = FileView(file, path, path.stat().st_size)
        return Ranges(ext_free_ranges(view, lambda: None))


def send(path: Path, folder: Path) -> Payload:
    """Check and prepare a file as an upload does."""
    cancel = CancelToken()
    report = inspect(path, cancel=cancel)
    options = PrepareOptions(folder)
    return prepare(report, options, on_progress=ignore_progress, cancel=cancel)


def unpack(payload: Payload, path: Path) -> Path:
    """Unpack what would be sent."""
    path.write_bytes(gzip.decompress(payload.path.read_bytes()))
    return path


def dump_files(disk: Path, folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file in a file system, as debugfs reads it."""
    folder.mkdir()
    run("debugfs", "-R", f"rdump / {folder}", disk)
    return files_in(folder)
