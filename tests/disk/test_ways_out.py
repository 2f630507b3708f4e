"""Whatever ends the work early: a clear error, no file left, and the source untouched."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.disk.settle import settle
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.disk import DiskReport, Making, Payload
from imageuploader.domain.errors import FileChanged, NoSpace
from tests.disk.streaming import silent
from tests.disk.tools import make_ext4, run

KINDS = ("raw", "gzip", "xz", "bzip2", "zstd", "lz4", "zip", "tar", "qcow2", "qcow2 in gzip")
AT_ONCE = ("raw", "qcow2")
"""Checked before there is anything to tell."""
EACH = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def disk(tmp_path_factory) -> Path:
    """A genuine ext4 image of 6 MiB, most of it noise."""
    files, odd = tmp_path_factory.mktemp("files"), random.Random(3)  # noqa: S311 - not for secrets
    (files / "noise").write_bytes(odd.randbytes(3_000_000))
    return make_ext4(tmp_path_factory.mktemp("disk") / "disk.img", files, 6)


@pytest.fixture(scope="module")
def sources(disk) -> dict[str, bytes]:
    """The image in each way of packing; the gzip has two members, so that it is made anew."""
    made = {name: run(name, "-1", "-c", disk) for name in ("xz", "bzip2", "zstd", "lz4")}
    run("zip", "-q", "-j", disk.with_name("disk.zip"), disk)
    made["zip"] = disk.with_name("disk.zip").read_bytes()
    made["tar"] = run("tar", "-cf", "-", "-C", disk.parent, disk.name)
    run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", disk, disk.with_name("disk.qcow2"))
    made["qcow2"] = disk.with_name("disk.qcow2").read_bytes()
    made["qcow2 in gzip"] = run("gzip", "-c", disk.with_name("disk.qcow2"))
    return made | {"raw": disk.read_bytes(), "gzip": run("gzip", "-c", disk) + bytes(9)}


@pytest.fixture
def source(sources, tmp_path):
    """Makes the file of a kind."""

    def make(kind: str) -> Path:
        path: Path = tmp_path / f"source.{kind}"
        path.write_bytes(sources[kind])
        return path

    return make


@pytest.fixture
def tiny(tmp_path):
    """A file system of 2 MiB."""
    path = tmp_path / "tiny"
    path.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", path]
    if sys.platform != "linux" or os.geteuid() or subprocess.call(command):
        pytest.skip("only root may mount")
    yield path
    run("umount", path)


def untouched(path: Path, before: tuple[bytes, int]) -> bool:
    return (path.read_bytes(), path.stat().st_mtime_ns) == before


def state(path: Path) -> tuple[bytes, int]:
    return path.read_bytes(), path.stat().st_mtime_ns


@EACH
def test_cancel_ends_the_check(source, cancel, kind):
    path = source(kind)
    before = state(path)
    if kind in AT_ONCE:
        cancel.fire()
    with pytest.raises(CancelRequested):
        inspect(path, told=lambda _: cancel.fire(), cancel=cancel)
    assert untouched(path, before)


@EACH
def test_cancel_ends_the_making_and_leaves_nothing(source, folder, kind):
    path, cancel = source(kind), CancelToken()
    before, report = state(path), inspect(path, cancel=cancel)
    with pytest.raises(CancelRequested):
        prepare(report, Making(folder), told=lambda _: cancel.fire(), cancel=cancel)
    assert list(folder.iterdir()) == []
    assert untouched(path, before)


@EACH
def test_a_disk_that_fills_up_is_told_and_tidied(source, tiny, cancel, kind):
    path = source(kind)
    before = state(path)
    with pytest.raises(NoSpace) as caught:
        prepare(no_guess(inspect(path, cancel=cancel)), Making(tiny), told=silent, cancel=cancel)
    assert caught.value.folder == str(tiny)
    assert list(tiny.iterdir()) == []
    assert untouched(path, before)


def no_guess(report: DiskReport) -> DiskReport:
    """The report of one who guessed far too low: the disk fills up in the middle."""
    return replace(report, send_estimate=1)


@EACH
@pytest.mark.parametrize("change", ["touch", "shrink", "grow"])
def test_a_source_that_changes_while_it_is_read_is_told(source, folder, cancel, kind, change):
    path = source(kind)
    report = inspect(path, cancel=cancel)

    def changed(_: int) -> None:
        match change:
            case "touch":
                os.utime(path, ns=(1, 1))
            case "shrink":
                os.truncate(path, report.file_bytes // 2)
            case _:
                os.truncate(path, report.file_bytes + 1)

    with pytest.raises(FileChanged):
        prepare(report, Making(folder), told=changed, cancel=cancel)
    assert list(folder.iterdir()) == []


@EACH
def test_a_source_that_vanishes_while_it_is_read_is_read_to_its_end(source, folder, cancel, kind):
    path = source(kind)
    report = inspect(path, cancel=cancel)
    payload = prepare(
        report, Making(folder), told=lambda _: path.unlink(missing_ok=True), cancel=cancel
    )
    assert run("gzip", "-dc", payload.path)[:2_000_000] == source("raw").read_bytes()[:2_000_000]


def good(path: Path) -> Payload:
    status = path.stat()
    return Payload(path, status.st_size, status.st_mtime_ns, "", "", temporary=False)


def test_cancel_ends_the_copying_of_a_good_file(source, folder, cancel):
    path = source("gzip")
    cancel.fire()
    with pytest.raises(CancelRequested):
        settle(good(path), folder / "out.img.gz", replace=False, cancel=cancel)
    assert list(folder.iterdir()) == []


def test_a_disk_too_small_for_the_copy_is_told_and_tidied(source, tiny, cancel):
    path = source("gzip")
    before = state(path)
    with pytest.raises(NoSpace):
        settle(good(path), tiny / "out.img.gz", replace=False, cancel=cancel)
    assert list(tiny.iterdir()) == []
    assert untouched(path, before)


def test_a_copy_on_another_disk_is_the_same(sources, tiny, tmp_path, cancel):
    path = tmp_path / "small.img.gz"
    path.write_bytes(sources["gzip"][:100_000])
    settle(good(path), tiny / "out.img.gz", replace=False, cancel=cancel)
    assert (tiny / "out.img.gz").read_bytes() == path.read_bytes()
    assert [left.name for left in tiny.iterdir()] == ["out.img.gz"]
