import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, Signal

from imageuploader.domain.errors import DiskFailed, Unexpected
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.services.threads.workers import Crew, UploadWorker, Worker

UPLOAD = Upload(spec=UploadSpec("web-1", "us-ord"), file=Path("disk.img"))


@pytest.fixture
def parent(qtbot):  # noqa: ARG001 - qtbot runs the event loop
    made = QObject()
    yield made
    shiboken6.delete(made)


def settled_by(worker):
    """Return everything that a plain call of `run` settles."""
    found: list[object] = []
    worker.settled.connect(lambda _, outcome: found.append(outcome))
    worker.run()
    return found


def at(*states):
    upload = UPLOAD
    for state in states:
        upload = upload.moved_to(state)
    return upload


def failing_at(upload, error):
    def work(worker):
        worker.keep(upload)
        raise error

    return work


def test_an_upload_worker_called_plainly_settles_once(parent):
    worker = UploadWorker(UPLOAD, lambda worker: worker.latest.moved_to(S.REQUESTING), parent)
    (upload,) = settled_by(worker)
    assert upload.state is S.REQUESTING


def test_an_upload_worker_that_is_started_works_on_another_thread(qtbot, parent):
    threads = []

    def work(worker):
        threads.append(threading.get_ident())
        worker.tell_progress(Progress(1, 2))
        return worker.latest

    worker = UploadWorker(UPLOAD, work, parent)
    with qtbot.waitSignals([worker.progressed, worker.settled], timeout=5000):
        worker.start()
    assert worker.wait(5000)
    assert threads != [threading.get_ident()]


def test_a_bug_in_the_work_is_settled_once_as_a_failed_upload(parent):
    (upload,) = settled_by(UploadWorker(UPLOAD, lambda _: 1 // 0, parent))
    assert upload.state is S.FAILED
    assert isinstance(upload.error, Unexpected)
    assert "ZeroDivisionError" in upload.error.reason


def test_a_history_that_cannot_be_written_fails_the_upload_under_its_own_name(parent):
    error = DiskFailed("history.sqlite3", "full")
    (upload,) = settled_by(UploadWorker(UPLOAD, failing_at(UPLOAD, error), parent))
    assert upload.state is S.FAILED
    assert isinstance(upload.error, DiskFailed)


def test_a_bug_after_the_image_was_made_says_that_it_may_be_left(parent):
    upload = replace(at(S.REQUESTING, S.UPLOADING), image=Image("private/1"))
    (settled,) = settled_by(UploadWorker(UPLOAD, failing_at(upload, KeyError("bug")), parent))
    assert (settled.state, settled.left_behind) == (S.FAILED, True)


@pytest.mark.parametrize(
    ("states", "ends"),
    [
        ((S.REQUESTING, S.CANCELLING), S.CANCELLED),
        ((S.REQUESTING, S.UPLOADING, S.FINALISING, S.PROCESSING), S.PROCESSING),
        ((S.CANCELLED,), S.CANCELLED),
    ],
)
def test_a_bug_at_the_end_settles_what_is_true(parent, states, ends):
    (upload,) = settled_by(UploadWorker(UPLOAD, failing_at(at(*states), KeyError("bug")), parent))
    assert upload.state is ends


def test_a_worker_hands_on_a_bug_as_an_error(parent):
    (outcome,) = settled_by(Worker("bug", lambda _: 1 // 0, parent))
    assert isinstance(outcome, Unexpected)


def test_a_worker_that_is_stopped_settles_nothing(qtbot, parent):
    worker = Worker("wait", lambda worker: worker.cancel.sleep(60), parent)
    with qtbot.waitSignal(worker.settled, timeout=5000) as settled:
        worker.start()
        worker.stop()
    assert settled.args == ["wait", None]


def test_a_crew_hands_on_each_outcome_and_forgets_the_worker(qtbot, parent):
    crew = Crew(parent)
    found: set[object] = set()
    for number in range(20):
        crew.start("count", lambda _, number=number: number, found.add)  # type: ignore[misc]  # a default of its own
    qtbot.waitUntil(lambda: not crew._then, timeout=5000)
    assert found == set(range(20))


def test_a_crew_that_is_shut_down_leaves_no_thread(parent):
    crew = Crew(parent)
    workers = [
        crew.start("wait", lambda worker: worker.cancel.sleep(60), lambda _: None) for _ in range(3)
    ]
    crew.shut_down()
    assert all(worker.isFinished() for worker in workers)


class Source(QObject):
    said = Signal(str, object)


def test_a_hundred_thousand_signals_leave_the_count_of_true_as_it_was(qtbot):  # noqa: ARG001 - see above
    source, heard = Source(), []
    source.said.connect(lambda _, number: heard.append(number))
    before = sys.getrefcount(True)
    for _ in range(100_000):
        source.said.emit("id", 1)
    assert len(heard) == 100_000
    assert abs(sys.getrefcount(True) - before) < 100
