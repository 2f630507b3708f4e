"""The estimated size to upload, compared with the real one."""

import hashlib
import os
import random

import pytest

from imageuploader.disk.compression.size_estimate import Sampler, send_estimate
from imageuploader.disk.inspect import inspect
from tests.disk.compression.whole_file import compress
from tests.disk.content.real_disks import MEBI


def estimate(path, **options):
    with path.open("rb", buffering=0) as file:
        return send_estimate(file, path, path.stat().st_size, **options)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """Text, noise and holes in runs of many lengths."""
    path, odd = tmp_path_factory.mktemp("mixed") / "disk", random.Random(5)  # noqa: S311 - a choice
    with path.open("wb") as file:
        for number in range(120):
            size = odd.randrange(1, 60) * 16_384
            match number % 3:
                case 0:
                    file.write(hashlib.shake_128(bytes([number])).digest(size))
                case 1:
                    file.write(f"line {number} of a page\n".encode() * (size // 20))
                case _:
                    file.seek(size * 8, os.SEEK_CUR)
        file.truncate(file.tell() + MEBI)
    return path


def sent(path, tmp_path, cancel):
    return compress(path, tmp_path / "out.gz", on_progress=lambda _: None, cancel=cancel).size


def test_a_raw_file_is_estimated_within_a_quarter(mixed, tmp_path, cancel):
    unhurried = estimate(mixed, clock=lambda: 0.0)
    assert unhurried == pytest.approx(sent(mixed, tmp_path, cancel), rel=0.25)


def test_a_stream_is_estimated_within_a_quarter(mixed, tmp_path, cancel):
    sampler, data = Sampler(), mixed.read_bytes()
    for at in range(0, len(data), 700_001):
        sampler.add(data[at : at + 700_001])
    assert sampler.estimate == pytest.approx(sent(mixed, tmp_path, cancel), rel=0.25)


def test_a_small_stream_is_estimated_within_a_quarter(tmp_path, cancel):
    path = tmp_path / "disk"
    noise = hashlib.shake_128(b"small").digest(MEBI // 4)
    path.write_bytes((noise + bytes(3 * MEBI // 4)) * 7)
    sampler, data = Sampler(), path.read_bytes()
    for at in range(0, len(data), MEBI):
        sampler.add(data[at : at + MEBI])
    assert sampler.estimate == pytest.approx(sent(path, tmp_path, cancel), rel=0.25)


@pytest.mark.skipif(not hasattr(os, "SEEK_HOLE"), reason="what is a hole is sampled as data there")
def test_an_estimate_that_runs_out_of_time_has_samples_of_all_the_disk(mixed, tmp_path, cancel):
    ticks = iter(range(10_000))
    early = estimate(mixed, clock=lambda: next(ticks) / 50)  # ten samples, then time is up
    assert early == pytest.approx(sent(mixed, tmp_path, cancel), rel=0.5)


def test_a_hole_is_estimated_without_reading(tmp_path, cancel):
    path = tmp_path / "disk"
    path.touch()
    os.truncate(path, 200 * MEBI)
    assert estimate(path) == pytest.approx(sent(path, tmp_path, cancel), rel=0.25)


@pytest.mark.parametrize("size", [1, 100, 262_144, 262_145])
def test_small_files_are_estimated_too(tmp_path, size):
    path = tmp_path / "disk"
    path.write_bytes(b"x" * size)
    assert 0 < estimate(path) <= size + 100


def test_the_report_of_a_raw_file_has_the_estimate(ext4, cancel):
    report = inspect(ext4, cancel=cancel)
    assert report.send_bytes is None
    assert report.send_estimate == estimate(ext4)
