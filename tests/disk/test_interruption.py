"""Whatever ends the work early: a clear error, no file left, and the source unchanged."""

import os
from pathlib import Path

import pytest

from imageuploader.disk.export import move_into_place
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.disk_report import Payload, PrepareOptions
from imageuploader.domain.errors import FileChanged, NoSpace
from tests.disk.packed_disks import KINDS, is_untouched, state
from tests.disk.real_programs import run

pytestmark = pytest.mark.big

AT_ONCE = ("raw", "qcow2")
"""Checked before there is any progress to report."""
EACH = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def tiny(mounted):
    """A file system of 2 MiB."""
    return mounted(2)


@EACH
def test_cancel_ends_the_check(source, cancel, kind):
    path = source(kind)
    before = state(path)
    if kind in AT_ONCE:
        cancel.cancel()
    with pytest.raises(CancelRequested):
        inspect(path, on_progress=lambda _: cancel.cancel(), cancel=cancel)
    assert is_untouched(path, before)


@EACH
def test_cancel_ends_the_making_and_leaves_nothing(source, folder, kind):
    path, cancel = source(kind), CancelToken()
    before, report = state(path), inspect(path, cancel=cancel)
    with pytest.raises(CancelRequested):
        prepare(
            report, PrepareOptions(folder), on_progress=lambda _: cancel.cancel(), cancel=cancel
        )
    assert list(folder.iterdir()) == []
    assert is_untouched(path, before)


@EACH
@pytest.mark.parametrize("change", ["touch", "shrink", "grow"])
@pytest.mark.few(10)
def test_a_source_that_changes_while_it_is_read_is_reported(source, folder, cancel, kind, change):
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
        prepare(report, PrepareOptions(folder), on_progress=changed, cancel=cancel)
    assert list(folder.iterdir()) == []


@EACH
@pytest.mark.few(4)
def test_a_source_that_vanishes_while_it_is_read_is_read_to_its_end(source, folder, cancel, kind):
    path = source(kind)
    report = inspect(path, cancel=cancel)
    payload = prepare(
        report,
        PrepareOptions(folder),
        on_progress=lambda _: path.unlink(missing_ok=True),
        cancel=cancel,
    )
    assert run("gzip", "-dc", payload.path)[:2_000_000] == source("raw").read_bytes()[:2_000_000]


def good(path: Path) -> Payload:
    status = path.stat()
    return Payload(path, status.st_size, status.st_mtime_ns, "", "", temporary=False)


def test_cancel_ends_the_copying_of_a_good_file(source, folder, cancel):
    path = source("gzip")
    cancel.cancel()
    with pytest.raises(CancelRequested):
        move_into_place(good(path), folder / "out.img.gz", cancel=cancel)
    assert list(folder.iterdir()) == []


def test_a_disk_too_small_for_the_copy_is_reported_and_cleaned_up(source, tiny, cancel):
    path = source("gzip")
    before = state(path)
    with pytest.raises(NoSpace):
        move_into_place(good(path), tiny / "out.img.gz", cancel=cancel)
    assert list(tiny.iterdir()) == []
    assert is_untouched(path, before)


def test_a_copy_on_another_disk_is_the_same(sources, tiny, tmp_path, cancel):
    path = tmp_path / "small.img.gz"
    path.write_bytes(sources["gzip"][:100_000])
    move_into_place(good(path), tiny / "out.img.gz", cancel=cancel)
    assert (tiny / "out.img.gz").read_bytes() == path.read_bytes()
    assert [left.name for left in tiny.iterdir()] == ["out.img.gz"]
