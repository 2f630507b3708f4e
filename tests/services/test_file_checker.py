from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shiboken6

from imageuploader.domain.disk_report import Verdict
from imageuploader.domain.errors import FileMissing
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.services.file_checker import FileChecker


@pytest.fixture
def checker(qtbot, history):  # noqa: ARG001 - qtbot runs the event loop
    made = FileChecker(lambda: history)
    yield made
    made.shut_down()
    shiboken6.delete(made)


def test_a_good_file_is_checked(qtbot, checker, file):
    with qtbot.waitSignal(checker.checked) as checked:
        checker.check(file)
    path, report, link_speed = checked.args
    assert (path, report.path, report.file_bytes) == (file, file, file.stat().st_size)
    assert report.sha256
    assert link_speed is None


def test_with_the_verdict_comes_the_speed_that_the_line_had_last(qtbot, checker, history, file):
    at = datetime(2026, 5, 13, 12, tzinfo=UTC)
    upload = Upload(UploadSpec("web", "us-ord"), Path("web.img.gz"), timeline=())
    for state in (S.REQUESTING, S.UPLOADING, S.FINALISING):
        upload = upload.moved_to(state, at)
        at += timedelta(seconds=10)
    history.save(replace(upload, sent_bytes=50_000_000))
    with qtbot.waitSignal(checker.checked) as checked:
        checker.check(file)
    assert checked.args[2] == 5_000_000


def test_a_file_that_is_no_image_is_checked_and_refused_by_its_report(qtbot, checker, tmp_path):
    text = tmp_path / "notes.img"
    text.write_text("milk\nbread\n" * 1000)
    with qtbot.waitSignal(checker.checked) as checked:
        checker.check(text)
    assert checked.args[1].verdict is Verdict.REFUSE


def test_a_missing_file_is_refused(qtbot, checker, tmp_path):
    with qtbot.waitSignal(checker.refused) as refused:
        checker.check(tmp_path / "no.img")
    assert refused.args[0] == tmp_path / "no.img"
    assert isinstance(refused.args[1], FileMissing)


def test_a_newer_check_takes_the_place_of_the_older(qtbot, checker, file, other):
    checked_paths = []
    checker.checked.connect(lambda path, *_: checked_paths.append(path))
    checker.check(file)
    checker.check(other)
    qtbot.waitUntil(lambda: not checker.busy)
    assert checked_paths == [other]


def test_nothing_more_is_told_of_a_check_that_was_stopped(qtbot, checker, file, tmp_path):
    checked_paths = []
    checker.checked.connect(lambda path, *_: checked_paths.append(path))
    checker.refused.connect(lambda path, *_: checked_paths.append(path))
    for path in (file, tmp_path / "no.img"):
        checker.check(path)
        checker.stop()
    qtbot.waitUntil(lambda: not checker.busy)
    assert checked_paths == []
