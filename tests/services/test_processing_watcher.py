import threading
from dataclasses import replace

import shiboken6
from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from imageuploader.domain.errors import DiskFailed, NoWord
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.services.processing_watcher import FollowedUploads, ProcessingWatcher
from tests.services.conftest import processing

SPEC = UploadSpec("web-1", "us-ord")


def finished(sandbox, file):
    """An upload of which the history says that Linode processes it, and which is done."""
    with LinodeClient(Endpoint(url=sandbox.url), "t") as client:
        image = client.request_upload(SPEC).image
    sandbox.images[image.id]["status"] = "available"
    return processing(file, image.id)


class SlowToClose(LinodeClient):
    """A client that is closed only with leave."""

    closing = threading.Event()
    leave = threading.Event()

    @override
    def close(self):
        self.closing.set()
        self.leave.wait(5)
        super().close()


class Slow(QObject):
    """An account whose clients are slow to close."""

    accepted = Signal(str)

    def __init__(self, url):
        super().__init__()
        self._url = url

    def open_client(self, _name):
        return SlowToClose(Endpoint(url=self._url), "t")


def test_one_that_comes_while_the_last_look_ends_is_followed_too(qtbot, sandbox, history, file):
    first, late = finished(sandbox, file), finished(sandbox, file)
    watcher = ProcessingWatcher(Slow(sandbox.url), lambda: history, 0.01)  # type: ignore[arg-type]  # it opens clients
    changed = []
    watcher.changed.connect(lambda upload: changed.append(upload.id))
    watcher.follow(first)
    assert SlowToClose.closing.wait(5)
    watcher.follow(late)
    SlowToClose.leave.set()
    qtbot.waitUntil(lambda: changed == [first.id, late.id])
    watcher.shut_down()
    shiboken6.delete(watcher)


def test_a_watcher_that_is_shut_down_does_not_begin_again(qtbot, stage, sandbox, file):
    upload = finished(sandbox, file)
    sandbox.images[upload.image.id]["status"] = "creating"
    stage.watcher.follow(upload)
    worker = stage.watcher._worker
    stage.watcher.shut_down()
    assert worker.isFinished()
    qtbot.waitUntil(lambda: not stage.watcher.busy)


def test_a_history_that_cannot_be_opened_for_once_ends_no_following(
    qtbot, stage, sandbox, history, file
):
    refusals = [DiskFailed(str(history.path), "database is locked")]

    def open_history():
        if refusals:
            raise refusals.pop()
        return history

    stage.watcher._open_history = open_history
    upload = replace(finished(sandbox, file), account="")
    with qtbot.waitSignal(stage.watcher.changed) as told:
        stage.watcher.follow(upload)
    assert (refusals, told.args[0].state) == ([], UploadState.AVAILABLE)


def test_an_account_that_is_let_in_while_it_is_refused_is_not_shut_out(file):
    followed = FollowedUploads()
    upload = processing(file)
    followed.add(upload)
    followed.fresh()
    followed.unblock("work")
    followed.block("work")
    assert (followed.due(), followed.shut_out) == ((upload,), frozenset())
    followed.fresh()
    followed.block("work")
    assert (followed.due(), followed.shut_out) == ((), frozenset({"work"}))


def test_an_image_of_which_nothing_is_told_says_so_and_is_followed_on(
    qtbot, stage, sandbox, history, file
):
    upload = replace(finished(sandbox, file), account="")
    sandbox.faults.add("look-403")
    told: list[Upload] = []
    stage.watcher._time_scale = 0.001
    stage.watcher.changed.connect(told.append)
    stage.watcher.follow(upload)
    qtbot.waitUntil(lambda: bool(told))
    assert (told[0].state, type(told[0].error)) == (UploadState.PROCESSING, NoWord)
    assert list(history.each()) == []
    stage.watcher.follow(told[0])
    sandbox.faults.clear()
    qtbot.waitUntil(lambda: told[-1].state is UploadState.AVAILABLE)
    assert told[-1].error is None
    assert len([one for one in told if one.error]) == 1


def test_an_image_that_is_told_of_again_says_so(qtbot, stage, sandbox, file):
    upload = replace(finished(sandbox, file), account="")
    sandbox.images[upload.image.id]["status"] = "creating"
    sandbox.faults.add("look-403")
    told: list[Upload] = []
    stage.watcher._time_scale = 0.001
    stage.watcher.changed.connect(told.append)
    stage.watcher.follow(upload)
    qtbot.waitUntil(lambda: len(told) == 1)
    sandbox.faults.clear()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert [(one.state, one.error is None) for one in told] == [
        (UploadState.PROCESSING, False),
        (UploadState.PROCESSING, True),
    ]
