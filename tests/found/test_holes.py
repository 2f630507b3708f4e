"""A file system that tells of holes where there is data is not believed (openzfs#15526)."""

import errno
import os
import random
from pathlib import Path

import pytest

from imageuploader.disk.files import holes, sparse
from imageuploader.domain.disk_report import FindingCode
from tests.disk.content.real_disks import MEBI
from tests.found.checked_disks import check, codes, prepared

pytestmark = pytest.mark.skipif(not hasattr(os, "SEEK_DATA"), reason="no holes are told here")
NOISE = random.Random(1).randbytes(MEBI)  # noqa: S311 - not for secrets


def _disk(tmp_path: Path, *filled: int) -> Path:
    """Make a disk of 16 MiB with data in these."""
    path = tmp_path / "disk.img"
    with path.open("wb") as file:
        file.truncate(16 * MEBI)
        for at in filled:
            file.seek(at * MEBI)
            file.write(NOISE)
    return path


@pytest.fixture
def lie(monkeypatch):
    """Make the file system one that is not known, and tell of these holes."""

    def start(told: range, name: str = "zfs") -> None:
        seek = os.lseek

        def lseek(descriptor: int, at: int, how: int) -> int:
            if how == os.SEEK_DATA and at // MEBI in told:
                if told.stop == 16:
                    raise OSError(errno.ENXIO, "only a hole follows")
                return told.stop * MEBI
            if how == os.SEEK_HOLE:
                return told.start * MEBI if at < told.start * MEBI else 16 * MEBI
            return seek(descriptor, at, how) if how < os.SEEK_DATA else at

        monkeypatch.setattr(os, "lseek", lseek)
        monkeypatch.setattr(holes, "file_system_of", lambda _: name)

    return start


@pytest.mark.parametrize(
    ("told", "filled"),
    [
        (range(16), (0, 15)),
        (range(4, 12), (0, 4, 13)),
        (range(4, 12), (0, 11, 13)),
        (range(4, 12), (*range(4), *range(5, 11), *range(12, 16))),
    ],
    ids=["everything", "its beginning", "its end", "its middle"],
)
def test_data_in_a_hole_that_was_told_is_read(tmp_path, lie, told, filled):
    path = _disk(tmp_path, *filled)
    truth = path.read_bytes()
    lie(told)
    report = check(path)
    assert FindingCode.ALL_ZERO not in codes(report)
    assert prepared(report, tmp_path / "temp") == truth


def test_a_hole_that_is_one_is_not_read(tmp_path, lie, monkeypatch):
    path = _disk(tmp_path, 0, 15)
    truth = path.read_bytes()
    lie(range(1, 15), "ext4")
    read = list[int]()
    fill = sparse.FileReader.fill

    def count(
        reader: sparse.FileReader,
        buffer: memoryview,
        at: int,
        on_deflated: sparse.OnDeflated | None = None,
    ) -> None:
        read.append(at // MEBI)
        fill(reader, buffer, at, on_deflated)

    monkeypatch.setattr(sparse.FileReader, "fill", count)
    assert prepared(check(path), tmp_path / "temp") == truth
    assert sorted(read) == [0, 15]


def test_the_file_system_of_a_file_is_found(tmp_path):
    with (tmp_path / "file").open("wb") as file:
        found = holes.file_system_of(file)
    assert not found or found in Path("/proc/filesystems").read_text().split()
