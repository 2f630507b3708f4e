"""The disk fills up while it is written to, after the check of the free space."""

import os
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

pytestmark = pytest.mark.big
MEBI = 1 << 20
LEFT = 1_000_000
"""What the other program leaves free: less than the disk needs, raw or compressed."""


def fill(folder: Path) -> None:
    """Fill the disk as another program would."""
    status = os.statvfs(folder)
    (folder / "filler").write_bytes(bytes(status.f_bavail * status.f_frsize - LEFT))


def was_met_while_writing(error: NoSpace) -> bool:
    """Whether the system refused a write; the check of the free space has no cause."""
    return isinstance(error.__cause__, OSError)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.few(5)
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


@pytest.mark.parametrize("kind", KINDS)
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
