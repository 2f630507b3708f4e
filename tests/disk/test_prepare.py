import gzip
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.disk.files.temp_files import is_process_running, process_owner, sweep
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import discard, prepare
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.disk_report import PrepareOptions, Verdict
from imageuploader.domain.errors import Damaged, DiskFailed, FileChanged, FileMissing, NoSpace
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.real_programs import run


@pytest.fixture
def doubled(ext4, tmp_path) -> Path:
    """A gzip of two members, with zeros behind."""
    path: Path = tmp_path / "doubled.img.gz"
    data = ext4.read_bytes()
    half = len(data) // 2 + 7
    path.write_bytes(gzip.compress(data[:half], 1) + gzip.compress(data[half:], 1) + bytes(9))
    return path


def test_a_good_gzip_is_sent_as_it_is(packed, folder, cancel):
    report = inspect(packed, cancel=cancel)
    payload = prepare(report, PrepareOptions(folder), on_progress=ignore_progress, cancel=cancel)
    assert (payload.path, payload.temporary, payload.md5) == (packed, False, report.md5)
    discard(payload)
    assert packed.exists()
    assert list(folder.iterdir()) == []


@pytest.mark.big
def test_members_are_made_one_that_gzip_and_pigz_read(doubled, ext4, folder, cancel):
    percents = list[int]()
    payload = prepare(
        inspect(doubled, cancel=cancel),
        PrepareOptions(folder),
        on_progress=percents.append,
        cancel=cancel,
    )
    run("gzip", "-t", payload.path)
    run("pigz", "-t", payload.path)
    assert gzip.decompress(payload.path.read_bytes()) == ext4.read_bytes()
    assert inspect(payload.path, cancel=cancel).verdict is Verdict.GOOD
    assert percents == sorted(set(percents))
    discard(payload)
    assert list(folder.iterdir()) == []


def test_only_the_user_may_read_the_temporary_file(ext4, folder, cancel):
    payload = prepare(
        inspect(ext4, cancel=cancel),
        PrepareOptions(folder),
        on_progress=ignore_progress,
        cancel=cancel,
    )
    assert payload.path.stat().st_mode & 0o777 == 0o600
    discard(payload)


@pytest.mark.parametrize("name", ["ext4", "doubled"])
def test_cancel_midway_leaves_no_temporary_file(request, folder, cancel, name):
    report = inspect(request.getfixturevalue(name), cancel=cancel)
    with pytest.raises(CancelRequested):
        prepare(
            report, PrepareOptions(folder), on_progress=lambda _: cancel.cancel(), cancel=cancel
        )
    assert list(folder.iterdir()) == []


def test_damage_since_the_check_leaves_no_temporary_file(doubled, folder, cancel):
    report = inspect(doubled, cancel=cancel)
    data = bytearray(doubled.read_bytes())
    data[len(data) // 2] ^= 1
    doubled.write_bytes(data)
    report = replace(report, mtime_ns=doubled.stat().st_mtime_ns)
    with pytest.raises(Damaged):
        prepare(report, PrepareOptions(folder), on_progress=ignore_progress, cancel=cancel)
    assert list(folder.iterdir()) == []


def test_a_refused_file_is_not_prepared(tmp_path, folder, cancel):
    path = tmp_path / "disk.img.gz"
    path.write_bytes(b"\x1f\x8b\x08")
    with pytest.raises(Damaged):
        prepare(
            inspect(path, cancel=cancel),
            PrepareOptions(folder),
            on_progress=ignore_progress,
            cancel=cancel,
        )


def test_a_file_changed_or_gone_since_the_check_is_refused(doubled, folder, cancel):
    report = inspect(doubled, cancel=cancel)
    os.utime(doubled, ns=(1, 1))
    with pytest.raises(FileChanged):
        prepare(report, PrepareOptions(folder), on_progress=ignore_progress, cancel=cancel)
    doubled.unlink()
    with pytest.raises(FileMissing):
        prepare(report, PrepareOptions(folder), on_progress=ignore_progress, cancel=cancel)


def test_a_missing_temporary_folder_is_named(ext4, tmp_path, cancel):
    with pytest.raises(DiskFailed) as caught:
        prepare(
            inspect(ext4, cancel=cancel),
            PrepareOptions(tmp_path / "no"),
            on_progress=ignore_progress,
            cancel=cancel,
        )
    assert caught.value.path == str(tmp_path / "no")


def test_a_file_in_the_folders_place_is_named(ext4, tmp_path, cancel):
    (tmp_path / "file").touch()
    with pytest.raises(DiskFailed):
        prepare(
            inspect(ext4, cancel=cancel),
            PrepareOptions(tmp_path / "file"),
            on_progress=ignore_progress,
            cancel=cancel,
        )


@pytest.fixture
def tiny(tmp_path):
    """A file system of 1 MiB."""
    path = tmp_path / "tiny"
    path.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path]
    if sys.platform != "linux" or os.geteuid() or subprocess.call(command):
        pytest.skip("only root may mount")
    yield path
    run("umount", path)


def test_too_little_space_is_reported_before_anything_is_written(ext4, tiny, cancel):
    with pytest.raises(NoSpace) as caught:
        prepare(
            inspect(ext4, cancel=cancel),
            PrepareOptions(tiny),
            on_progress=ignore_progress,
            cancel=cancel,
        )
    assert caught.value.free < caught.value.needed <= ext4.stat().st_blocks * 512


def test_a_disk_that_fills_up_midway_is_reported_and_cleaned_up(tmp_path, tiny, cancel):
    path = tmp_path / "raw"
    path.write_bytes(bytes(1080) + b"\x53\xef" + os.urandom(700_000))

    def fill(_: int) -> None:
        (tiny / "filler").write_bytes(bytes(600_000))

    with pytest.raises(NoSpace):
        prepare(inspect(path, cancel=cancel), PrepareOptions(tiny), on_progress=fill, cancel=cancel)
    assert [left.name for left in tiny.iterdir()] == ["filler"]


def test_sweep_removes_the_files_of_owners_that_no_longer_run(ext4, folder, cancel):
    report = inspect(ext4, cancel=cancel)
    dead, alive = (
        prepare(
            report, PrepareOptions(folder, owner=owner), on_progress=ignore_progress, cancel=cancel
        ).path
        for owner in ("dead", "alive")
    )
    other = folder / "disk.img.gz"
    other.touch()
    sweep(folder, {"alive"}.__contains__)
    assert set(folder.iterdir()) == {alive, other}
    assert not dead.exists()


def test_sweeping_a_missing_folder_does_nothing(tmp_path):
    sweep(tmp_path / "no", bool)


def test_a_process_sweeps_what_dead_processes_of_this_computer_left(folder):
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    host, _, own = process_owner().partition(".")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as running:
        mine, dead, alive, far = (
            folder / f"imageuploader-{owner}-x.img.gz"
            for owner in (
                f"{host}.{own}",
                f"{host}.{child.pid}",
                f"{host}.{running.pid}",
                f"ffffffff.{child.pid}",
            )
        )
        for path in (mine, dead, alive, far):
            path.touch()
        sweep(folder, is_process_running)
        assert set(folder.iterdir()) == {alive, far}
        running.communicate(b"\n")
