"""The disk fills up while it is written to, after the check of the free space."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.domain.disk_report import DiskReport, PrepareOptions
from imageuploader.domain.errors import NoSpace
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.packed_disks import KINDS, is_untouched, state
from tests.required_tools import tool

MEBI = 1 << 20
WRITTEN_HERE = [kind for kind in KINDS if kind != "qcow2"]
LEFT = 1_000_000
"""What the other program leaves free: less than the disk needs, raw or compressed."""


def fill(folder: Path) -> None:
    """Fill the disk as another program would."""
    status = os.statvfs(folder)
    (folder / "filler").write_bytes(bytes(status.f_bavail * status.f_frsize - LEFT))


def was_met_while_writing(error: NoSpace) -> bool:
    """Whether the system refused a write; the check of the free space has no cause."""
    return isinstance(error.__cause__, OSError)


@pytest.mark.parametrize("kind", WRITTEN_HERE)
def test_a_disk_too_small_for_what_was_guessed_too_low(source, mounted, cancel, kind):
    path, tiny = source(kind), mounted(2)
    before = state(path)
    with pytest.raises(NoSpace) as caught:
        prepare(
            no_guess(inspect(path, cancel=cancel)),
            PrepareOptions(tiny),
            on_progress=ignore_progress,
            cancel=cancel,
        )
    assert was_met_while_writing(caught.value)
    assert (caught.value.folder, caught.value.free < MEBI) == (str(tiny), True)
    assert caught.value.needed > MEBI
    assert list(tiny.iterdir()) == []
    assert is_untouched(path, before)


def no_guess(report: DiskReport) -> DiskReport:
    return replace(report, send_estimate=1)


@pytest.mark.parametrize("kind", WRITTEN_HERE)
def test_a_disk_that_another_program_fills_meanwhile(source, mounted, cancel, kind):
    path, shared = source(kind), mounted(8)
    before, report = state(path), inspect(path, cancel=cancel)

    def on_progress(_: int) -> None:
        with suppress(FileExistsError):
            (shared / "begun").touch(exist_ok=False)
            fill(shared)

    with pytest.raises(NoSpace) as caught:
        prepare(report, PrepareOptions(shared), on_progress=on_progress, cancel=cancel)
    assert was_met_while_writing(caught.value)
    assert {left.name for left in shared.iterdir()} == {"begun", "filler"}
    assert is_untouched(path, before)


@pytest.fixture
def watched(tmp_path, monkeypatch) -> Callable[[str], Path]:
    """Puts a qemu-img into PATH that does something, and then converts and notes its result."""
    real, folder, noted = tool("qemu-img"), Path(tmp_path / "bin"), Path(tmp_path / "noted")

    def made(does: str) -> Path:
        script = folder / "qemu-img"
        folder.mkdir()
        script.write_text(
            f'#!/bin/sh\nif [ "$1" != convert ]; then exec "{real}" "$@"; fi\n{does}\n'
            f'"{real}" "$@"; code=$?\nfor last; do :; done\n'
            f'/usr/bin/stat -c "%b %B" "$last" > "{noted}"; exit $code\n'
        )
        script.chmod(0o700)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return noted

    return made


def used(noted: Path) -> int:
    """How many bytes of the disk the result of qemu-img took when it ended."""
    blocks, size = map(int, noted.read_text().split())
    return blocks * size


def test_a_disk_that_another_program_fills_while_qemu_img_writes(source, mounted, watched, cancel):
    path, shared = source("qcow2"), mounted(6)
    noted = watched(f'/usr/bin/head -c {6 * MEBI - LEFT} /dev/zero > "{shared}/filler"')
    before, report = state(path), inspect(path, cancel=cancel)
    with pytest.raises(NoSpace) as caught:
        prepare(report, PrepareOptions(shared), on_progress=ignore_progress, cancel=cancel)
    assert 0 < used(noted) <= LEFT
    assert caught.value.folder == str(shared)
    assert 3_000_000 < caught.value.needed < 5_000_000  # not all of the disk's 6 MiB
    assert [left.name for left in shared.iterdir()] == ["filler"]
    assert is_untouched(path, before)


def test_a_disk_with_room_for_the_raw_disk_and_not_for_the_packed_one(
    source, mounted, watched, cancel
):
    path, small = source("qcow2"), mounted(5)
    noted = watched(":")
    before, report = state(path), inspect(path, cancel=cancel)
    with pytest.raises(NoSpace) as caught:
        prepare(report, PrepareOptions(small), on_progress=ignore_progress, cancel=cancel)
    assert used(noted) > 3_000_000
    assert was_met_while_writing(caught.value)
    assert list(small.iterdir()) == []
    assert is_untouched(path, before)
