"""The level of compression: each makes a valid file, and the line decides which one."""

import gzip
import logging
from pathlib import Path

import pytest

from imageuploader.disk.compression.gzip_writer import compress
from imageuploader.disk.compression.levels import LEVELS, QUICK, chosen_level, level_for
from imageuploader.domain.disk_report import PrepareOptions
from tests.disk.archives.byte_stream import silent


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.number)
def test_every_level_makes_a_file_that_others_read(ext4, tmp_path, cancel, level):
    payload = compress(ext4, tmp_path / "out.gz", level=level, told=silent, cancel=cancel)
    assert gzip.decompress(payload.path.read_bytes()) == ext4.read_bytes()


def test_a_higher_level_of_a_slow_line_makes_smaller_files(ext4, tmp_path, cancel):
    sizes = [
        compress(ext4, tmp_path / "out.gz", level=level, told=silent, cancel=cancel).size
        for level in (QUICK, level_for(500_000, 2))
    ]
    assert sizes[1] < sizes[0]


def test_the_slower_the_line_the_higher_the_level():
    chosen = [level_for(speed, 4).number for speed in (1e5, 1e6, 1e7, 1e8, 1e10)]
    assert chosen == sorted(chosen, reverse=True)
    assert chosen[0] >= 6
    assert chosen[-1] == 1


def test_more_threads_never_mean_a_lower_level():
    for speed in (1e5, 1e6, 1e7, 1e8):
        chosen = [level_for(speed, threads).number for threads in (1, 2, 4, 8)]
        assert chosen == sorted(chosen)


@pytest.mark.parametrize("speed", [5e4, 3e6, 4e7, 2e9])
def test_no_other_level_would_be_done_sooner(speed):
    chosen = level_for(speed, 2)
    assert all(
        chosen.seconds(10**9, speed, 2) <= level.seconds(10**9, speed, 2) for level in LEVELS
    )


def test_without_a_known_line_the_quick_level_is_taken():
    assert chosen_level(PrepareOptions(Path()), 2) is QUICK


def test_a_level_that_is_set_is_taken_on_any_line():
    assert chosen_level(PrepareOptions(Path(), level=9, link_speed=1e9), 2).number == 9


def test_the_log_tells_why_a_level_was_chosen(caplog):
    caplog.set_level(logging.INFO, "imageuploader")
    level = chosen_level(PrepareOptions(Path(), link_speed=2_500_000), 2)
    (line,) = caplog.messages
    assert f"compression level {level.number}" in line
    assert "2 threads, a line of 2.50 MB/s" in line
    assert f"{level.number}: {level.seconds(10**9, 2_500_000, 2):.0f}" in line
