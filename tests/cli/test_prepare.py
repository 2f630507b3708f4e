"""`prepare` makes a file that Linode takes, and never loses one that is there."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from imageuploader.disk.settle import settle
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk import Payload
from imageuploader.domain.errors import FileExists

ROOT = Path(__file__).parents[2]
RAW = bytes(1024 * 1024) + os.urandom(4096)


def prepare(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "imageuploader.cli", "prepare", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def raw(tmp_path):
    made = tmp_path / "disk.img"
    made.write_bytes(RAW)
    return made


def test_a_raw_image_becomes_a_gzip_of_the_same_bytes(raw, tmp_path):
    out = tmp_path / "out.img.gz"
    done = prepare(raw, "-o", out)
    assert done.returncode == 0, done.stderr
    assert gzip.decompress(out.read_bytes()) == RAW
    assert sorted(tmp_path.iterdir()) == [raw, out]


def test_a_good_gzip_is_copied_as_it_is(tmp_path):
    source, out = tmp_path / "a.img.gz", tmp_path / "b.img.gz"
    source.write_bytes(gzip.compress(RAW))
    assert prepare(source, "-o", out).returncode == 0
    assert out.read_bytes() == source.read_bytes()


def test_a_file_that_is_there_stays_unless_forced(raw, tmp_path):
    out = tmp_path / "out.img.gz"
    out.write_bytes(b"precious")
    refused = prepare(raw, "-o", out)
    assert refused.returncode == 4
    assert "--force" in refused.stderr
    assert out.read_bytes() == b"precious"
    assert prepare(raw, "-o", out, "--force").returncode == 0
    assert gzip.decompress(out.read_bytes()) == RAW


def test_a_file_that_came_meanwhile_is_not_replaced(raw, tmp_path):
    out = tmp_path / "out.img.gz"
    out.write_bytes(b"precious")
    payload = Payload(raw, len(RAW), raw.stat().st_mtime_ns, "", "", temporary=False)
    with pytest.raises(FileExists):
        settle(payload, out, replace=False, cancel=CancelToken())
    assert out.read_bytes() == b"precious"
    assert sorted(tmp_path.iterdir()) == [raw, out]


def test_a_text_file_leaves_nothing_behind(tmp_path):
    text = tmp_path / "notes.img"
    text.write_text("hello\n" * 100)
    assert prepare(text, "-o", tmp_path / "out.img.gz").returncode == 4
    assert sorted(tmp_path.iterdir()) == [text]
