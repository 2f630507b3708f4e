"""Uploads that another program moves beside the window."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from imageuploader.domain.errors import DiskFailed
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.services.history.other_processes import ExternalUploads
from imageuploader.store.history import History
from tests.services.conftest import destroy

POLL_MS = 20


@pytest.fixture
def processes(qtbot, history):  # noqa: ARG001 - qtbot runs the event loop
    parent = QObject()
    made = ExternalUploads(lambda: history, parent, poll_ms=POLL_MS)
    yield made
    made.shut_down()
    destroy(parent)


@pytest.fixture
def other(history):
    """Another program's hold on the same file."""
    with closing(History(history.path)) as opened:
        yield opened


def upload():
    return Upload(UploadSpec("web", "us-ord"), Path("/disk.img"))


def payload(qtbot, signal, ask):
    with qtbot.waitSignal(signal) as signalled:
        ask()
    return signalled.args[0]


def read(qtbot, processes):
    processes.poll()
    qtbot.waitUntil(lambda: not processes.busy)


def test_what_another_program_moves_is_followed_to_its_end(qtbot, processes, other):
    moved = upload()
    other.save(moved)
    read(qtbot, processes)
    moved = moved.moved_to(S.REQUESTING)
    assert payload(qtbot, processes.changed, lambda: other.save(moved)) == moved
    over = moved.moved_to(S.CANCELLING).moved_to(S.CANCELLED)
    assert payload(qtbot, processes.changed, lambda: other.save(over)) == over
    qtbot.waitUntil(lambda: not processes.polling)


def test_what_linode_works_on_now_is_handed_over(qtbot, processes, other):
    moved = upload()
    other.save(moved)
    read(qtbot, processes)
    for state in (S.REQUESTING, S.UPLOADING, S.FINALISING, S.PROCESSING):
        moved = moved.moved_to(state)
    assert payload(qtbot, processes.abandoned, lambda: other.save(moved)) == (moved,)


def test_what_a_program_left_is_reported_whether_it_was_seen_before_or_not(qtbot, processes, other):
    seen, unseen = upload(), upload()
    other.save(seen)
    read(qtbot, processes)
    processes._timer.stop()
    other.save(unseen)
    other.close()
    assert set(payload(qtbot, processes.abandoned, processes.poll)) == {seen, unseen}


def test_nothing_wakes_a_window_that_is_alone(qtbot, processes, history):
    history.save(upload())
    read(qtbot, processes)
    assert not processes.polling


def test_a_history_that_cannot_be_read_for_once_is_read_again(qtbot, processes, history, other):
    refusals = [DiskFailed(str(history.path), "database is locked")]

    def open_history():
        if refusals:
            raise refusals.pop()
        return history

    processes._open = open_history
    left = upload()
    other.save(left)
    other.close()
    assert payload(qtbot, processes.abandoned, processes.poll) == (left,)
    assert refusals == []
