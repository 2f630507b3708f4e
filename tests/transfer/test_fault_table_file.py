"""The fault table: the file changes, or vanishes, while it is being sent."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from imageuploader.domain.errors import FileChanged, FileMissing, NoSpace
from imageuploader.domain.upload import UploadState as S
from tests.transfer.fault_table import Row, times


def touch(path: Path) -> None:
    os.utime(path, ns=(1, 1))


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def shrink(path: Path) -> None:
    os.truncate(path, path.stat().st_size * 3 // 4)


def swap(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(bytes(path.stat().st_size))
    other.replace(path)


def remove(path: Path) -> None:
    path.unlink()


PARTS = {"at the start": 0.01, "in the middle": 0.4}
CHANGED = Row("", S.FAILED, "POST PUT GET DELETE", 0, error=FileChanged)
AS_OPENED = Row("", S.PROCESSING, "POST PUT", 1)
LOCKED = pytest.mark.skipif(
    sys.platform == "win32", reason="nobody removes or replaces a file there that is being sent"
)


def when(table, part, change):
    """Let it happen once so much of the file has been sent, or at the last byte."""
    left = [change]

    def note(progress):
        if progress.attempt and progress.sent >= part * progress.total and left:
            left.pop()()

    table.on_progress = note


@pytest.fixture
def mine(gz, tmp_path):
    return Path(shutil.copy(gz, tmp_path / "mine.img.gz"))


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
@pytest.mark.parametrize("change", [touch, grow, shrink])
def test_a_file_that_changes_is_no_upload(slow_table, mine, change, part):
    when(slow_table, part, lambda: change(mine))
    slow_table.send(CHANGED, mine)


@pytest.mark.parametrize("change", [touch, grow, shrink])
def test_a_file_that_changes_once_all_of_it_was_read_is_sent_as_it_was(table, mine, change):
    when(table, 1.0, lambda: change(mine))
    table.send(AS_OPENED, mine)


@pytest.mark.parametrize(("change", "error"), [(remove, FileMissing), (swap, FileChanged)])
def test_a_file_that_is_another_before_it_is_opened_is_not_sent(table, mine, change, error):
    when(table, 0.0, lambda: change(mine))
    table.send(Row("", S.FAILED, "POST PUT GET DELETE", 0, error=error, ordered=False), mine)


@LOCKED
@pytest.mark.parametrize("part", [0.4, 1.0], ids=["in the middle", "at the last byte"])
@pytest.mark.parametrize("change", [swap, remove])
def test_what_was_opened_is_sent_to_its_end(table, mine, change, part):
    when(table, part, lambda: change(mine))
    table.send(AS_OPENED, mine)


@LOCKED
@pytest.mark.parametrize(("change", "error"), [(remove, FileMissing), (swap, FileChanged)])
def test_a_file_that_is_another_before_the_second_attempt_is_not_sent(table, mine, change, error):
    when(table, 1.0, lambda: change(mine))
    table.send(Row("put-500-end:1", S.FAILED, "POST PUT GET GET GET DELETE", 0, error=error), mine)


@LOCKED
def test_a_file_that_vanished_although_all_of_it_has_arrived_is_no_failure(table, mine):
    when(table, 1.0, lambda: remove(mine))
    table.send(
        Row("put-lost-reply look-500:4", S.PROCESSING, f"POST PUT {times(5, 'GET')}", 1), mine
    )


def mount(path: Path, megabytes: int) -> bool:
    """Put a small file system at a folder; only root may."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(path)]
    return sys.platform == "linux" and os.geteuid() == 0 and subprocess.call(command) == 0


def test_a_disk_that_fills_up_while_compressing_ends_it_before_any_request(table, raw_2mb):
    if not mount(table.temp, 4):
        pytest.skip("only root may mount")
    try:
        with tempfile.TemporaryFile(dir=table.temp) as filler:

            def fill(_progress):
                if list(table.temp.iterdir()):
                    with suppress(OSError):
                        filler.write(bytes(4 << 20))

            table.on_progress = fill
            table.send(Row("", S.FAILED, "", 0, error=NoSpace), raw_2mb)
    finally:
        subprocess.run(["umount", table.temp], check=True)
