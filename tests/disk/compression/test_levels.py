"""Compression levels: each makes a valid file, and the upload speed decides which one."""

import gzip
import logging
from pathlib import Path

import pytest

from imageuploader.disk.compression.levels import LEVELS, QUICK, choose_level, fastest_level
from imageuploader.domain.disk_report import PrepareOptions
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.compression.whole_file import compress


@pytest.mark.big
@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.number)
@pytest.mark.few(4)
def test_every_level_makes_a_file_that_others_read(ext4, tmp_path, cancel, level):
    payload = compress(
        ext4, tmp_path / "out.gz", level=level, on_progress=ignore_progress, cancel=cancel
    )
    assert gzip.decompress(payload.path.read_bytes()) == ext4.read_bytes()


def test_the_level_for_a_slow_upload_makes_smaller_files(ext4, tmp_path, cancel):
    sizes = [
        compress(
            ext4, tmp_path / "out.gz", level=level, on_progress=ignore_progress, cancel=cancel
        ).size
        for level in (QUICK, fastest_level(500_000, 2))
    ]
    assert sizes[1] < sizes[0]


def test_the_slower_the_upload_the_higher_the_level():
    chosen = [fastest_level(speed, 4).number for speed in (1e5, 1e6, 1e7, 1e8, 1e10)]
    assert chosen == sorted(chosen, reverse=True)
    assert chosen[0] >= 6
    assert chosen[-1] <= QUICK.number


def test_more_threads_never_mean_a_lower_level():
    for speed in (1e5, 1e6, 1e7, 1e8):
        chosen = [fastest_level(speed, threads).number for threads in (1, 2, 4, 8)]
        assert chosen == sorted(chosen)


@pytest.mark.parametrize("speed", [5e4, 3e6, 4e7, 2e9])
def test_no_other_level_would_be_done_sooner(speed):
    chosen = fastest_level(speed, 2)
    assert all(
        chosen.seconds(10**9, speed, 2) <= level.seconds(10**9, speed, 2) for level in LEVELS
    )


@pytest.mark.parametrize("speed", [None, 3e6, 4e7, 2e9])
def test_time_that_is_free_makes_a_smaller_file_and_never_a_later_one(speed):
    chosen = [fastest_level(speed, 2, free) for free in (0.0, 1e-9, 1e-8, 1e-6)]
    ratios = [level.ratio for level in chosen]
    assert ratios == sorted(ratios, reverse=True)
    assert chosen[-1] is LEVELS[9]
    assert chosen[0] is fastest_level(speed, 2)


def test_the_free_seconds_are_shared_by_all_the_data():
    expected = 1_000_000_000
    seconds = LEVELS[6].packing_seconds(expected / QUICK.ratio, 2)
    options = PrepareOptions(Path(), free_seconds=seconds * 1.001)
    assert choose_level(options, 2, expected).number == 6
    assert choose_level(options, 2, 2 * expected).number < 6
    assert choose_level(options, 2) is QUICK


def test_without_a_known_upload_speed_the_quick_level_is_taken():
    assert choose_level(PrepareOptions(Path()), 2) is QUICK


def test_a_level_that_is_set_is_taken_at_any_upload_speed():
    assert choose_level(PrepareOptions(Path(), level=9, link_speed=1e9), 2).number == 9


def test_the_log_has_the_reason_for_the_level(caplog):
    caplog.set_level(logging.INFO, "imageuploader")
    level = choose_level(PrepareOptions(Path(), link_speed=2_500_000), 2)
    (line,) = caplog.messages
    assert f"compression level {level.number}" in line
    assert "2 threads, 2.50 MB/s upload" in line
    assert f"{level.number}: {level.seconds(10**9, 2_500_000, 2):.0f}" in line
