"""`prepare` makes a file that Linode accepts, and never loses an existing one."""

import gzip
import lzma
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from imageuploader.disk.export import move_into_place
from imageuploader.disk.files.temp_files import process_owner
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Payload
from imageuploader.domain.errors import FileExists
from tests.cli.console import Console
from tests.signals import ENDS, send_signal

ROOT = Path(__file__).parents[2]
RAW = bytes(1024 * 1024) + os.urandom(4096)


def prepare(*arguments):
    return Console(Path(os.environ["IMAGEUPLOADER_HOME"]))("prepare", *arguments)


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """Separate program folders: nothing of this computer's user is read or written."""
    path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("IMAGEUPLOADER_HOME", str(path))
    return path


@pytest.fixture
def raw(tmp_path):
    made = tmp_path / "disk.img"
    made.write_bytes(RAW)
    return made


def test_a_raw_image_becomes_a_gzip_of_the_same_bytes(raw, tmp_path):
    out = tmp_path / "out.img.gz"
    done = prepare(raw, "-o", out)
    assert done.code == 0, done.messages
    assert gzip.decompress(out.read_bytes()) == RAW
    assert sorted(tmp_path.iterdir()) == [raw, out]


def test_a_good_gzip_is_copied_as_it_is(tmp_path):
    source, out = tmp_path / "a.img.gz", tmp_path / "b.img.gz"
    source.write_bytes(gzip.compress(RAW))
    assert prepare(source, "-o", out).code == 0
    assert out.read_bytes() == source.read_bytes()


def test_a_file_that_is_there_stays_unless_forced(raw, tmp_path):
    out = tmp_path / "out.img.gz"
    out.write_bytes(b"precious")
    refused = prepare(raw, "-o", out)
    assert refused.code == 4
    assert "--force" in refused.messages
    assert out.read_bytes() == b"precious"
    assert prepare(raw, "-o", out, "--force").code == 0
    assert gzip.decompress(out.read_bytes()) == RAW


def test_a_file_that_came_meanwhile_is_not_replaced(raw, tmp_path):
    out = tmp_path / "out.img.gz"
    out.write_bytes(b"precious")
    payload = Payload(raw, len(RAW), raw.stat().st_mtime_ns, "", "", temporary=False)
    with pytest.raises(FileExists):
        move_into_place(payload, out, cancel=CancelToken())
    assert out.read_bytes() == b"precious"
    assert sorted(tmp_path.iterdir()) == [raw, out]


def test_a_text_file_leaves_nothing_behind(tmp_path):
    text = tmp_path / "notes.img"
    text.write_text("hello\n" * 100)
    assert prepare(text, "-o", tmp_path / "out.img.gz").code == 4
    assert sorted(tmp_path.iterdir()) == [text]


def test_a_level_makes_a_smaller_file(tmp_path):
    source = tmp_path / "disk.img"
    source.write_bytes(bytes(2000) + b"".join(b"%d lines of a page\n" % n for n in range(90_000)))
    quick, small = tmp_path / "quick.img.gz", tmp_path / "small.img.gz"
    assert prepare(source, "-o", quick, "--level", 1).code == 0
    assert prepare(source, "-o", small, "--level", 9).code == 0
    assert small.stat().st_size < quick.stat().st_size
    assert gzip.decompress(small.read_bytes()) == source.read_bytes()
    assert prepare(source, "-o", quick, "--level", 10).code == 2


def test_a_packed_image_is_converted(raw, tmp_path):
    source, out = tmp_path / "disk.img.xz", tmp_path / "out.img.gz"
    source.write_bytes(lzma.compress(RAW))
    assert prepare(source, "-o", out).code == 0
    assert gzip.decompress(out.read_bytes()) == RAW
    assert sorted(tmp_path.iterdir()) == sorted([raw, source, out])


def test_the_file_itself_is_never_replaced(raw):
    refused = prepare(raw, "-o", raw, "--force")
    assert refused.code == 2
    assert "Traceback" not in refused.messages
    assert raw.read_bytes() == RAW


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_never_replaced(raw, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    refused = prepare(raw, "-o", pipe, "--force")
    assert (refused.code, "Traceback" in refused.messages) == (2, False)
    assert pipe.is_fifo()


def test_a_folder_is_refused_as_a_result_before_anything_is_checked(tmp_path):
    refused = prepare(tmp_path / "missing.img", "-o", tmp_path, "--force")
    assert refused.code == 2
    assert "not a regular file" in refused.messages


def test_a_folder_that_is_not_there_is_named_before_anything_is_checked(tmp_path):
    refused = prepare(tmp_path / "missing.img", "-o", tmp_path / "nowhere" / "out.img.gz")
    assert refused.code == 1
    assert "nowhere could not be read or written" in refused.messages


def test_what_the_image_is_based_on_is_never_replaced(raw, tmp_path):
    base = tmp_path / "base.img"
    base.write_bytes(RAW)
    refused = prepare(raw, "--allow-backing", base, "-o", base, "--force")
    assert refused.code == 2
    assert base.read_bytes() == RAW


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_link_to_nowhere_stays_unless_forced(tmp_path):
    link = tmp_path / "out.img.gz"
    link.symlink_to("nowhere")
    refused = prepare(tmp_path / "missing.img", "-o", link)
    assert "--force" in refused.messages
    assert link.is_symlink()


def test_what_a_killed_run_left_is_removed_by_the_next(raw, tmp_path):
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    dead = process_owner().replace(str(os.getpid()), str(child.pid))
    left = tmp_path / f"imageuploader-{dead}-0123.img.gz"
    left.touch()
    assert prepare(raw, "-o", tmp_path / "out.img.gz").code == 0
    assert not left.exists()


@pytest.mark.parametrize("number", ENDS)
@pytest.mark.few(1)
def test_a_signal_ends_it_and_leaves_nothing(console, tmp_path, number):
    folder = tmp_path / "disks"
    folder.mkdir()
    source, out = folder / "disk.img", folder / "out.img.gz"
    source.write_bytes(os.urandom(1024 * 1024) * 80)
    process = console.fork("prepare", "--level", "9", source, "-o", out)
    with process:
        try:
            while not list(folder.glob("imageuploader-*")) and process.poll() is None:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.02)
            send_signal(process, number)
            assert process.wait(20) == 130
        finally:
            process.kill()
    assert list(folder.iterdir()) == [source]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal")
def test_a_terminal_shows_percent(raw, tmp_path):
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "imageuploader.cli", "prepare", str(raw)]
    out = str(tmp_path / "out.img.gz")
    process = subprocess.Popen([*command, "-o", out], cwd=ROOT, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    with process:
        with suppress(OSError):  # what Linux says at the end of a terminal
            while piece := os.read(ours, 4096):
                shown += piece
        assert process.wait(20) == 0
    os.close(ours)
    assert "Checking disk.img" in shown.decode()
    assert "Preparing disk.img" in shown.decode()
