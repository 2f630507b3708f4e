"""The same bytes were uploaded before."""

from contextlib import closing

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from imageuploader.services.history.lookups import upload_of
from imageuploader.store.history import History
from tests.disk.real_programs import make_ext4
from tests.services.conftest import noise, until

SPEC = UploadSpec("web-1", "us-ord")


@pytest.fixture
def taken(qtbot, stage, file):
    """The upload of a file that Linode has taken."""
    return until(qtbot, stage, stage.queue.add(file, SPEC, None), S.AVAILABLE)


def test_the_form_hears_of_it_after_the_verdict(qtbot, stage, file, taken):
    checked_paths = []
    stage.checker.checked.connect(lambda path, *_: checked_paths.append(path))
    with qtbot.waitSignal(stage.checker.seen_before) as seen:
        stage.checker.check(file)
    assert checked_paths == [file]
    assert seen.args == [file, taken]


def test_of_other_bytes_nothing_is_said(qtbot, stage, other, taken):  # noqa: ARG001 - it is in the history
    with qtbot.assertNotEmitted(stage.checker.seen_before), qtbot.waitSignal(stage.checker.checked):
        stage.checker.check(other)


def test_a_check_that_the_queue_took_over_tells_the_queue(qtbot, stage, tmp_path):
    large = noise(tmp_path / "large.img.gz", 20_000_000)
    before = until(qtbot, stage, stage.queue.add(large, SPEC, None), S.AVAILABLE)
    stage.queue.hold()
    stage.checker.check(large)
    with qtbot.waitSignal(stage.queue.seen_before) as seen:
        stage.queue.add(large, SPEC, None)
    assert seen.args == [large, before]


def test_what_has_to_be_prepared_is_recognised_when_it_is_ready(qtbot, stage, tmp_path):
    (tmp_path / "files").mkdir()
    raw = make_ext4(tmp_path / "disk.img", tmp_path / "files", 8)
    before = until(qtbot, stage, stage.queue.add(raw, SPEC, None), S.AVAILABLE)
    with qtbot.waitSignal(stage.queue.seen_before) as seen:
        stage.queue.add(raw, SPEC, None)
    assert seen.args == [raw, before]


def test_a_history_that_cannot_be_read_keeps_nobody_from_uploading(tmp_path):
    with closing(History(tmp_path / "other.sqlite3")) as closed:
        pass
    assert upload_of("ab" * 32, lambda: closed) is None
