"""One disk in each packed format, and whether a file is unchanged."""

import random
from pathlib import Path

import pytest

from tests.disk.real_programs import make_ext4, run
from tests.made_once import made_once

KINDS = ("raw", "gzip", "xz", "bzip2", "zstd", "lz4", "zip", "tar", "qcow2", "qcow2 in gzip")


def noisy_disk(folder: Path) -> Path:
    """A genuine ext4 image of 6 MiB, a half of it noise."""
    files, odd = folder / "files", random.Random(3)  # noqa: S311 - not for secrets
    files.mkdir()
    (files / "noise").write_bytes(odd.randbytes(3_000_000))
    return make_ext4(folder / "disk.img", files, 6)


def pack_each_way(disk: Path) -> dict[str, bytes]:
    """The image in each format; zeros follow the gzip, so that it must be compressed again."""
    made = {name: run(name, "-1", "-c", disk) for name in ("xz", "bzip2", "zstd", "lz4")}
    run("zip", "-q", "-j", disk.with_name("disk.zip"), disk)
    made["zip"] = disk.with_name("disk.zip").read_bytes()
    made["tar"] = run("tar", "-cf", "-", "-C", disk.parent, disk.name)
    run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", disk, disk.with_name("disk.qcow2"))
    made["qcow2"] = disk.with_name("disk.qcow2").read_bytes()
    made["qcow2 in gzip"] = run("gzip", "-c", disk.with_name("disk.qcow2"))
    return made | {"raw": disk.read_bytes(), "gzip": run("gzip", "-c", disk) + bytes(9)}


def noisy_disk_in_each_format(factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same, made by one of the processes of a run."""

    def make(folder: Path) -> None:
        for kind, content in pack_each_way(noisy_disk(folder)).items():
            (folder / f"packed.{kind}").write_bytes(content)

    made = made_once(factory, "noisy", make)
    return {kind: (made / f"packed.{kind}").read_bytes() for kind in KINDS}


def is_untouched(path: Path, before: tuple[bytes, int]) -> bool:
    return state(path) == before


def state(path: Path) -> tuple[bytes, int]:
    return path.read_bytes(), path.stat().st_mtime_ns
