"""Closing the window while uploads run."""

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.window.quit_guard import QuitQuestion


def running(tmp_path):
    spec = UploadSpec("debian", "us-ord")
    return Upload(spec, tmp_path / "a.img", state=UploadState.UPLOADING)


@pytest.mark.parametrize(
    ("button", "calls", "stays"),
    [
        ("Keep running", [], True),
        ("Quit when finished", [], True),
        ("Cancel uploads and quit", [("cancel_all",)], False),
    ],
)
def test_closing_with_work_running_asks_first(stage, tmp_path, button, calls, stays):
    stage.window.show()
    stage.queue.current = running(tmp_path)
    stage.window.close()
    assert stage.window.isVisible()
    question = stage.window.findChild(QuitQuestion)
    assert question.defaultButton().text() == "Keep running"
    next(b for b in question.buttons() if b.text() == button).click()
    assert stage.queue.calls == calls
    assert stage.window.isVisible() is stays


def test_what_waits_on_hold_is_kept_without_a_question(stage, tmp_path):
    stage.queue.waiting, stage.queue.held = (running(tmp_path),), True
    stage.window.show()
    assert stage.window.close()
    assert stage.window.findChild(QuitQuestion) is None
