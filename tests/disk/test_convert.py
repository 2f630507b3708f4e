"""Whatever ends a conversion early: a clear error, and no file or process is left."""

import gzip
import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.disk.files.temp_files import temporary_path
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare, sweep
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.disk_report import DiskReport, PrepareOptions
from imageuploader.domain.errors import (
    Damaged,
    FileChanged,
    NoSpace,
)
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.real_programs import run
from tests.disk.virtual.virtual_disks import check, convert_to, write_descriptor

pytestmark = pytest.mark.big

MEBI = 1 << 20


@pytest.fixture(scope="module")
def noise(tmp_path_factory) -> Path:
    """A raw disk of 12 MiB that no packer makes smaller."""
    path: Path = tmp_path_factory.mktemp("noise") / "disk.img"
    path.write_bytes(random.Random(5).randbytes(12 * MEBI))  # noqa: S311 - not for secrets
    return path


@pytest.fixture
def qcow2(noise, tmp_path) -> Path:
    path: Path = tmp_path / "disk.qcow2"
    convert_to("qcow2")(noise, path)
    return path


@pytest.fixture
def packed(qcow2) -> Path:
    path: Path = qcow2.with_name("disk.qcow2.gz")
    path.write_bytes(run("gzip", "-1", "-c", qcow2))
    return path


@pytest.fixture
def small(tmp_path):
    """A file system of 20 MiB."""
    path = tmp_path / "small"
    path.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", path]
    if sys.platform != "linux" or os.geteuid() or subprocess.call(command):
        pytest.skip("only root may mount")
    yield path
    run("umount", path)


def test_cancel_stops_reading_the_disk(qcow2, folder, cancel):
    with pytest.raises(CancelRequested):
        prepare(
            check(qcow2),
            PrepareOptions(folder),
            on_progress=lambda _: cancel.cancel(),
            cancel=cancel,
        )
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("phase", [0, 40])
def test_cancel_stops_each_step_of_a_packed_disk(phase, packed, folder, cancel):
    def on_progress(percent: int) -> None:
        if percent >= phase:
            cancel.cancel()

    with pytest.raises(CancelRequested):
        prepare(check(packed), PrepareOptions(folder), on_progress=on_progress, cancel=cancel)
    assert list(folder.iterdir()) == []


def appliance(noise: Path, path: Path, *options: str) -> Path:
    """Make an OVA: a description, and a disk with holes."""
    disk = path.with_name("box-disk.vmdk")
    convert_to("vmdk", *options)(noise, disk)
    text = '<Envelope><References><File ovf:href="box-disk.vmdk"/></References></Envelope>'
    path.with_name("box.ovf").write_text(text)
    run("tar", "-C", path.parent, "-cf", path, "box.ovf", disk.name)
    disk.unlink()
    return path


@pytest.mark.parametrize("subformat", ["streamOptimized", "monolithicSparse"])
def test_an_appliance_is_read_in_its_place(subformat, noise, tmp_path, folder, cancel):
    path = appliance(noise, tmp_path / "box.ova", "-o", f"subformat={subformat}")
    seen = set[str]()

    def on_progress(_: int) -> None:
        seen.update(made.suffix for made in folder.iterdir())

    payload = prepare(check(path), PrepareOptions(folder), on_progress=on_progress, cancel=cancel)
    assert gzip.decompress(payload.path.read_bytes()) == noise.read_bytes()
    assert seen == {".gz"}


def test_a_disk_with_its_holes_left_out_in_an_archive_is_unpacked(noise, tmp_path, folder, cancel):
    disk = tmp_path / "disk.vdi"
    convert_to("vdi", "-o", "static=on")(noise, disk)
    run("cp", "--sparse=always", disk, tmp_path / "thin.vdi")
    path = tmp_path / "disk.tar"
    run("tar", "-C", tmp_path, "-Scf", path, "thin.vdi")
    payload = prepare(
        check(path), PrepareOptions(folder), on_progress=ignore_progress, cancel=cancel
    )
    assert gzip.decompress(payload.path.read_bytes()) == noise.read_bytes()
    assert [made.suffix for made in folder.iterdir()] == [".gz"]


def test_an_appliance_that_ends_within_its_disk_is_damaged(noise, tmp_path, folder, cancel):
    path = appliance(noise, tmp_path / "box.ova")
    report = check(path)
    os.truncate(path, path.stat().st_size * 2 // 3)
    now = path.stat()
    report = replace(report, file_bytes=now.st_size, mtime_ns=now.st_mtime_ns)
    with pytest.raises(Damaged):
        prepare(report, PrepareOptions(folder), on_progress=ignore_progress, cancel=cancel)
    assert list(folder.iterdir()) == []


def test_too_little_space_is_reported_before_anything_is_written(qcow2, small, cancel):
    (small / "filler").write_bytes(bytes(9 * MEBI))
    percents = list[int]()
    with pytest.raises(NoSpace) as caught:
        prepare(
            check(qcow2),
            PrepareOptions(small),
            on_progress=percents.append,
            cancel=cancel,
        )
    assert percents == []
    assert 12 * MEBI <= caught.value.needed <= 13 * MEBI
    assert caught.value.folder == str(small)


@pytest.mark.parametrize("phase", ["unpack", "compress"])
def test_a_disk_that_fills_up_in_any_step_is_reported_and_cleaned_up(
    phase, qcow2, packed, small, cancel
):
    def fill(_: int) -> None:
        if not (small / "filler").exists():
            left = shutil.disk_usage(small).free
            (small / "filler").write_bytes(bytes(max(0, left - 2 * MEBI)))

    report = no_guess(check(packed if phase == "unpack" else qcow2))
    with pytest.raises(NoSpace) as caught:
        prepare(report, PrepareOptions(small), on_progress=fill, cancel=cancel)
    assert caught.value.folder == str(small)
    assert [left.name for left in small.iterdir()] == ["filler"]


def no_guess(report: DiskReport) -> DiskReport:
    """Return the report with an estimate that is far too low."""
    return replace(report, send_estimate=1)


def test_zeros_of_a_fixed_disk_need_no_space(tmp_path, small, cancel):
    raw, path = tmp_path / "raw", tmp_path / "disk.vhd"
    raw.write_bytes(b"\xeb" * MEBI)
    os.truncate(raw, 400 * MEBI)
    convert_to("vpc", "-o", "subformat=fixed,force_size=on")(raw, path)
    payload = prepare(
        check(path), PrepareOptions(small), on_progress=ignore_progress, cancel=cancel
    )
    assert payload.size < 2 * MEBI
    assert [left.name for left in small.iterdir()] == [payload.path.name]


def test_a_fault_of_a_temporary_file_is_reported_with_the_users_file(packed, folder, cancel):
    def on_progress(percent: int) -> None:
        for unpacked in folder.glob("*.unpacked"):
            if percent >= 40:
                os.utime(unpacked, ns=(1, 1))

    with pytest.raises(FileChanged) as caught:
        prepare(check(packed), PrepareOptions(folder), on_progress=on_progress, cancel=cancel)
    assert caught.value.path == str(packed)
    assert list(folder.iterdir()) == []


def test_the_files_of_a_killed_program_are_swept(folder):
    for suffix in (".unpacked", ".img.gz"):
        temporary_path(folder, "dead", suffix).touch()
    sweep(folder, lambda owner: owner != "dead")
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there every name is Unicode")
def test_a_file_name_that_is_not_text_can_be_converted(noise, tmp_path, folder, cancel):
    path = tmp_path / os.fsdecode(b'a "b" \xff,c\n%s.qcow2')
    convert_to("qcow2")(noise, tmp_path / "disk")
    (tmp_path / "disk").rename(path)
    payload = prepare(
        check(path), PrepareOptions(folder), on_progress=ignore_progress, cancel=cancel
    )
    assert run("gzip", "-dc", payload.path) == noise.read_bytes()


def test_an_extent_with_such_a_name_can_be_converted(noise, tmp_path, folder, cancel):
    extent = tmp_path / "über, 'x'.raw"
    shutil.copy(noise, extent)
    path = write_descriptor(tmp_path / "disk.vmdk", f'RW {24 * 1024} FLAT "{extent.name}" 0')
    report = inspect(path, cancel=cancel, allowed=(extent,))
    payload = prepare(
        report,
        PrepareOptions(folder, allowed=(extent,)),
        on_progress=ignore_progress,
        cancel=cancel,
    )
    assert run("gzip", "-dc", payload.path) == noise.read_bytes()
