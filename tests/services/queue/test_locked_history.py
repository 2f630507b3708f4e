"""A history that another program has locked for longer than anybody waits: nothing is lost."""

import sqlite3
from contextlib import closing

import pytest

from imageuploader.domain.errors import DiskFailed
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.store.history import History

SPEC = UploadSpec("web-1", "us-ord")


@pytest.fixture
def history(tmp_path):
    with closing(History(tmp_path / "history.sqlite3", busy_seconds=0.02)) as kept:
        yield kept


@pytest.fixture
def lock(history):
    """Another program that is writing, until that is rolled back."""
    with closing(sqlite3.connect(history.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


@pytest.fixture
def told(stage):
    """What the queue told of the history."""
    heard = list[tuple[str, type]]()
    stage.queue.history_failed.connect(lambda error: heard.append(("failed", type(error))))
    stage.queue.history_caught_up.connect(lambda error: heard.append(("over", type(error))))
    return heard


@pytest.fixture
def killed(history, file):
    """An upload of a program that was killed."""
    upload = Upload(spec=SPEC, file=file).moved_to(S.REQUESTING)
    with closing(History(history.path)) as other:
        other.save(upload)
    return upload


@pytest.fixture
def unsaved(qtbot, stage, file, lock, told):  # noqa: ARG001 - it is locked
    """The ID of an upload that waits and could not be saved."""
    stage.queue.hold()
    upload_id = stage.queue.add(file, SPEC, None)
    qtbot.waitUntil(lambda: told == [("failed", DiskFailed)])
    return upload_id


def test_what_was_interrupted_is_recovered_once_the_history_is_free(
    qtbot, stage, killed, lock, told
):
    stage.queue.restore((killed,))
    qtbot.waitUntil(lambda: told == [("failed", DiskFailed)])
    assert stage.queue.upload(killed.id).state is S.REQUESTING
    lock.execute("ROLLBACK")
    qtbot.waitUntil(lambda: stage.queue.upload(killed.id).state is S.INTERRUPTED)
    assert told == [("failed", DiskFailed), ("over", DiskFailed)]


def test_what_waits_is_saved_once_the_history_is_free(qtbot, history, unsaved, lock, told):
    assert history.get(unsaved) is None
    lock.execute("ROLLBACK")
    qtbot.waitUntil(lambda: told == [("failed", DiskFailed), ("over", DiskFailed)])
    assert history.get(unsaved).state is S.QUEUED


def test_what_waits_is_saved_when_the_program_quits_before_the_next_try(
    stage, history, unsaved, lock
):
    lock.execute("ROLLBACK")
    stage.queue.shut_down()
    assert history.get(unsaved).state is S.QUEUED


@pytest.mark.usefixtures("unsaved")
def test_a_program_that_quits_and_cannot_save_says_so_in_its_log(stage, lock, caplog):
    caplog.clear()
    stage.queue.shut_down()
    assert lock.in_transaction
    assert [record.message for record in caplog.records] == ["the worker save failed: DiskFailed"]
