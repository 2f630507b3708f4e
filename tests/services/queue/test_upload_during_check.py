"""Upload is pressed while the file is still being checked."""

import pytest

from imageuploader.domain.errors import NotAnImage
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import UploadState as S
from tests.services.conftest import noise, until

SPEC = UploadSpec("web-1", "us-ord")


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    return noise(tmp_path_factory.mktemp("large") / "large.img.gz", 40_000_000)


def test_the_check_that_is_going_on_is_taken_over_and_the_file_is_read_once(
    qtbot, stage, sandbox, large
):
    checked_paths, progress = [], []
    stage.checker.checked.connect(lambda path, *_: checked_paths.append(path))
    stage.queue.progressed.connect(lambda _, some: progress.append(some))
    stage.checker.check(large)
    check = stage.checker.current
    upload_id = stage.queue.add(large, SPEC, None)
    stage.checker.stop()
    assert stage.queue.check_of(upload_id) is check
    assert stage.queue.current is None
    upload = until(qtbot, stage, upload_id, S.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == upload.sha256
    assert checked_paths == []
    assert {some.attempt for some in progress[:1]} == {0}


def test_a_bad_verdict_ends_the_upload_before_any_request(qtbot, stage, sandbox, history, tmp_path):
    notes = tmp_path / "notes.img"
    notes.write_text("milk\nbread\n" * 1000)
    stage.checker.check(notes)
    upload_id = stage.queue.add(notes, SPEC, None)
    upload = until(qtbot, stage, upload_id, S.FAILED)
    assert isinstance(upload.error, NotAnImage)
    assert sandbox.calls == []
    qtbot.waitUntil(lambda: S.FAILED in {row.state for row in history.uploads()})


def test_a_bad_verdict_is_told_at_once_although_others_wait_before_it(
    qtbot, stage, sandbox, file, tmp_path
):
    sandbox.faults.add("put-silent")
    first = stage.queue.add(file, SPEC, None)
    until(qtbot, stage, first, S.FINALISING)
    stage.queue.hold()
    missing = tmp_path / "no.img"
    stage.checker.check(missing)
    upload_id = stage.queue.add(missing, SPEC, None)
    until(qtbot, stage, upload_id, S.FAILED)
    assert stage.queue.current.id == first


def test_the_check_of_another_file_stays_with_the_form(qtbot, stage, file, large):
    stage.checker.check(large)
    upload_id = stage.queue.add(file, SPEC, None)
    with qtbot.waitSignal(stage.checker.checked) as checked:
        until(qtbot, stage, upload_id, S.AVAILABLE)
    assert checked.args[0] == large


def test_giving_up_an_upload_ends_the_check_that_it_took_over(qtbot, stage, sandbox, large):
    stage.checker.check(large)
    upload_id = stage.queue.add(large, SPEC, None)
    stage.queue.cancel(upload_id)
    assert stage.queue.upload(upload_id).state is S.CANCELLED
    qtbot.waitUntil(lambda: not stage.checker.busy)
    assert (stage.queue.idle, sandbox.calls) == (True, [])
