"""What the window makes of uploads whose program was killed; how they are settled is transfer's."""

from contextlib import closing
from dataclasses import replace

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.store.history import History

SPEC = UploadSpec("web-1", "us-ord")


@pytest.fixture
def killed(stage, history, file):
    """Make an upload of a program that was killed in a state."""

    def make(*states):
        upload = Upload(spec=SPEC, file=file)
        for step in states:
            upload = upload.moved_to(step)
        if S.UPLOADING in states:
            with stage.account.open_client() as client:
                upload = replace(upload, image=client.request_upload(SPEC).image)
        with closing(History(history.path)) as other:
            other.save(upload)
        return upload

    return make


def until(qtbot, stage, upload, state):
    stage.queue.restore((upload,))
    qtbot.waitUntil(lambda: stage.queue.upload(upload.id).state is state)
    return stage.queue.upload(upload.id)


def test_what_a_killed_program_left_is_interrupted(qtbot, stage, history, killed):
    upload = until(qtbot, stage, killed(S.REQUESTING, S.UPLOADING), S.INTERRUPTED)
    assert upload.left_behind
    assert history.get(upload.id) == upload


def test_what_had_arrived_when_the_program_was_killed_is_followed(qtbot, stage, sandbox, killed):
    upload = killed(S.REQUESTING, S.UPLOADING, S.FINALISING)
    sandbox.images[upload.image.id]["status"] = "available"
    until(qtbot, stage, upload, S.AVAILABLE)


def test_what_this_window_has_in_line_is_not_interrupted(qtbot, stage, history, file):
    upload = Upload(spec=SPEC, file=file)
    history.save(upload)
    stage.queue.restore((upload,))
    qtbot.waitUntil(lambda: not stage.queue.busy)
    assert history.get(upload.id).state is S.QUEUED
