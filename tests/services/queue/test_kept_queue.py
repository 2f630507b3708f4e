"""What waited when the window was closed waits again at its next start, in the same order."""

from contextlib import closing

import pytest

from imageuploader.domain.settings import Settings
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.store.history import History
from tests.services.conftest import noise, until

SPEC = UploadSpec("web-1", "us-ord")


@pytest.fixture
def left(history, tmp_path):
    """Uploads of a window that was killed, by the names of their files."""

    def leave(name, *states):
        upload = Upload(spec=SPEC, file=noise(tmp_path / f"{name}.img.gz", 50_000), id=name)
        for state in states:
            upload = upload.moved_to(state)
        with closing(History(history.path)) as other:
            other.save(upload)
        return upload

    return leave


def started(qtbot, staged, uploads, in_line):
    """A window that has found what an earlier one left."""
    stage = staged(settings=Settings(queue=in_line))
    stage.queue.restore(tuple(uploads))
    qtbot.waitUntil(lambda: not stage.queue.busy)
    return stage


def order(stage):
    return [upload.id for upload in stage.queue.waiting]


def test_they_wait_again_on_hold_until_somebody_lets_them_go(qtbot, staged, sandbox, left):
    uploads = [left("a"), left("b"), left("c", S.PREPARING)]
    stage = started(qtbot, staged, uploads, ("c", "a", "b"))
    assert (order(stage), stage.queue.held) == (["c", "a", "b"], True)
    assert {upload.state for upload in stage.queue.waiting} == {S.QUEUED}
    assert sandbox.calls == []
    stage.queue.release()
    for name in "cab":
        until(qtbot, stage, name, S.AVAILABLE)


def test_what_no_window_had_in_line_has_ended(qtbot, staged, left):
    stage = started(qtbot, staged, [left("a"), left("b")], ("b",))
    assert order(stage) == ["b"]
    assert stage.queue.upload("a").state is S.INTERRUPTED


def test_what_had_been_requested_has_ended_whatever_the_line_says(qtbot, staged, left):
    stage = started(qtbot, staged, [left("a", S.REQUESTING)], ("a",))
    assert (order(stage), stage.queue.held) == ([], False)
    assert stage.queue.upload("a").state is S.INTERRUPTED


def test_each_change_of_the_line_is_saved(stage, tmp_path):
    stage.queue.hold()
    a, b, c = (
        stage.queue.add(noise(tmp_path / f"{name}.img.gz", 5_000), SPEC, None) for name in "abc"
    )
    assert stage.settings.latest.queue == (a, b, c)
    stage.queue.move_before(c, a)
    assert stage.settings.latest.queue == (c, a, b)
    stage.queue.cancel(a)
    assert stage.settings.latest.queue == (c, b)
    stage.queue.shut_down()
    assert stage.settings.latest.queue == (c, b)
    assert stage.history.get(b).state is S.QUEUED
