import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from imageuploader.domain.cancel import CancelToken
from tests.disk.packed_disks import noisy_disk_in_each_format
from tests.disk.real_programs import make_ext4, run
from tests.disk.virtual.virtual_disks import CANARY
from tests.made_once import made_once


@pytest.fixture(scope="session")
def ext4(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A genuine sparse ext4 image of 64 MiB with text and noise in it."""

    def make(folder: Path) -> None:
        files = folder / "files"
        files.mkdir()
        for number in range(20):
            noise = hashlib.shake_128(bytes([number])).digest(50_000)
            (files / f"text-{number}").write_text(f"line {number} of a page\n" * 5_000)
            (files / f"noise-{number}").write_bytes(noise)
        make_ext4(folder / "disk.img", files, 64)

    return made_once(tmp_path_factory, "ext4", make) / "disk.img"


@pytest.fixture(scope="session")
def packed(ext4: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same image, compressed by gzip itself."""

    def make(folder: Path) -> None:
        (folder / "disk.img.gz").write_bytes(run("gzip", "-6", "-c", ext4))

    return made_once(tmp_path_factory, "packed", make) / "disk.img.gz"


@pytest.fixture
def cancel() -> CancelToken:
    return CancelToken()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for temporary files."""
    path = tmp_path / "temp"
    path.mkdir()
    return path


@pytest.fixture
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody's private file, in another folder."""
    path = tmp_path_factory.mktemp("private") / "secret"
    path.write_bytes(CANARY.ljust(512) * 2048)
    return path


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A noisy image in each way of packing."""
    return noisy_disk_in_each_format(tmp_path_factory)


@pytest.fixture
def source(sources: dict[str, bytes], tmp_path: Path) -> Callable[[str], Path]:
    """Makes the file of a kind."""

    def make(kind: str) -> Path:
        path: Path = tmp_path / f"source.{kind}"
        path.write_bytes(sources[kind])
        return path

    return make


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Makes an empty file system of so many MiB."""
    made = list[Path]()

    def mount(megabytes: int) -> Path:
        path = tmp_path / f"of-{megabytes}-mebibytes"
        path.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(path)]
        if sys.platform != "linux" or os.geteuid() or subprocess.call(command):
            pytest.skip("only root may mount")
        made.append(path)
        return path

    yield mount
    for path in made:
        run("umount", path)


@pytest.fixture
def mount_image(tmp_path: Path) -> Callable[[Path], AbstractContextManager[Path]]:
    """Mounts a disk image, and yields where its files are."""

    @contextmanager
    def mount(image: Path) -> Iterator[Path]:
        place = tmp_path / f"mounted-{image.name}"
        place.mkdir()
        if sys.platform != "linux" or os.geteuid():
            pytest.skip("only root may mount")
        if subprocess.call(["mount", "-o", "loop", str(image), str(place)]):
            pytest.skip("no image can be mounted here")
        try:
            yield place
        finally:
            run("umount", place)

    return mount
