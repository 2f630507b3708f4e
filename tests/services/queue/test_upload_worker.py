import threading
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject

from imageuploader.domain.errors import DiskFailed, Unexpected
from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.services.queue.upload_worker import UploadWorker

UPLOAD = Upload(spec=UploadSpec("web-1", "us-ord"), file=Path("disk.img"))


@pytest.fixture
def parent(qtbot):  # noqa: ARG001 - qtbot runs the event loop
    made = QObject()
    yield made
    shiboken6.delete(made)


def settled_by(worker):
    """Return everything that a plain call of `run` settles."""
    settled: list[Upload] = []
    worker.settled.connect(lambda _, outcome: settled.append(outcome))
    worker.run()
    return settled


def at(*states):
    upload = UPLOAD
    for state in states:
        upload = upload.moved_to(state)
    return upload


def failing_at(upload, error):
    def work(worker):
        worker.report_saved(upload)
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
        worker.report_progress(Progress(1, 2))
        return worker.latest

    worker = UploadWorker(UPLOAD, work, parent)
    with qtbot.waitSignals([worker.progressed, worker.settled]):
        worker.start()
    assert worker.wait(5000)
    assert threads != [threading.get_ident()]


def test_a_bug_in_the_work_is_settled_once_as_a_failed_upload(parent):
    (upload,) = settled_by(UploadWorker(UPLOAD, failing_at(UPLOAD, ZeroDivisionError()), parent))
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
