import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typing_extensions import override

from imageuploader.store.crash_reports import REPORT_CHARACTERS, REPORTS, CrashReports
from imageuploader.store.logs import redact_with

TOKEN = "5ec2e7" * 8
ADDRESS = "https://store.example/bucket/id?X-Amz-Signature=abcdef&X-Amz-Credential=ghijkl"
ROOT = Path(__file__).parents[2]
FAULT = """
import os, sys
from pathlib import Path
from imageuploader.store.crash_reports import CrashReports
fatal = CrashReports(Path(sys.argv[1]), str).watch()
fatal.note("the last words")
os.abort() if sys.argv[2] == "abort" else fatal.close()
"""


@pytest.fixture
def reports(tmp_path):
    return CrashReports(tmp_path, redact_with(TOKEN))


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def test_a_report_says_what_where_and_with_which_version(reports):
    report = reports.save(raised(ValueError("no such thing")), "upload")
    assert "ValueError: no such thing" in report.text
    assert "In the thread upload" in report.text
    assert "test_crash_reports.py" in report.text
    assert report.text.startswith("Image Uploader ")
    assert report.path.read_text("utf-8") == report.text


def test_it_holds_no_secret_and_not_the_home_folder(reports, tmp_path, monkeypatch):
    home = tmp_path / "home of somebody"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    text = f"Bearer {TOKEN} at {ADDRESS} for {home / 'disk.img'}"
    report = reports.save(raised(OSError(text)), "upload")
    for secret in (TOKEN, "abcdef", "ghijkl", "somebody"):
        assert secret not in report.text
    assert "disk.img" in report.text


def test_a_home_that_is_the_root_scrubs_no_path(reports, monkeypatch):
    root = Path(Path.cwd().anchor)
    monkeypatch.setenv("HOME", str(root))
    monkeypatch.setenv("USERPROFILE", str(root))
    assert f"{root}d" in reports.save(raised(OSError(f"{root}d")), "x").text


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_nobody_else_may_read_it(reports):
    report = reports.save(raised(ValueError("x")), "upload")
    assert report.path.stat().st_mode & 0o777 == 0o600


def test_what_it_would_obey_is_shown_to_a_terminal(reports):
    assert "\x1b" not in reports.save(raised(ValueError("\x1b[31mred\u202e")), "x").text


def test_a_very_long_one_keeps_its_start_and_its_end(reports):
    report = reports.save(raised(ValueError("x" * 10 * REPORT_CHARACTERS + " the end")), "upload")
    assert len(report.text) < 2 * REPORT_CHARACTERS
    assert "Traceback" in report.text
    assert "the end" in report.text


def test_an_error_that_cannot_be_told_is_named(reports):
    class Mute(Exception):
        @override
        def __str__(self):
            raise RuntimeError

    assert "Mute" in reports.save(raised(Mute()), "upload").text


def test_without_a_folder_there_is_still_a_text(tmp_path):
    report = CrashReports(tmp_path / "gone", str).save(raised(ValueError("x")), "upload")
    assert "ValueError: x" in report.text
    assert report.path is None


def test_only_the_newest_are_kept(reports, tmp_path):
    for number in range(REPORTS + 5):
        reports.save(raised(ValueError(f"number {number}")), "upload")
    assert len(list(tmp_path.glob("crash-*.txt"))) == REPORTS


def run_into(folder, end):
    subprocess.run([sys.executable, "-c", FAULT, folder, end], cwd=ROOT, check=False, timeout=60)


def test_a_fault_that_ended_the_program_is_told_by_the_next_start_once(reports, tmp_path):
    run_into(tmp_path, "abort")
    report = reports.earlier_fault()
    assert report is not None
    assert "the last words" in report.text
    assert "most recent call first" in report.text
    assert reports.earlier_fault() is None
    assert list(tmp_path.glob("fault-*")) == []


def test_a_run_that_ends_well_leaves_nothing(reports, tmp_path):
    run_into(tmp_path, "close")
    assert list(tmp_path.iterdir()) == []
    assert reports.earlier_fault() is None


def test_the_empty_file_of_a_killed_program_is_removed_and_that_of_a_running_one_is_not(
    reports, tmp_path
):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait(60)
    old = time.time() - 3600
    left, ours = (tmp_path / f"fault-{pid}.txt" for pid in (gone.pid, os.getpid()))
    left.touch()
    with ours.open("w"):
        for path in (left, ours):
            os.utime(path, (old, old))
        assert reports.earlier_fault() is None
    assert [path.name for path in tmp_path.iterdir()] == [f"fault-{os.getpid()}.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="there its first process has another number")
def test_the_empty_file_of_a_program_that_may_not_be_signalled_stays(reports, tmp_path):
    theirs, old = tmp_path / "fault-1.txt", time.time() - 3600
    theirs.touch()
    os.utime(theirs, (old, old))
    assert reports.earlier_fault() is None
    assert theirs.exists()
