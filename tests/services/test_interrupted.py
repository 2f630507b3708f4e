from dataclasses import replace

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.store.presence import sending

SPEC = UploadSpec("web-1", "us-ord")
PATHS = {
    S.QUEUED: (),
    S.PREPARING: (S.PREPARING,),
    S.REQUESTING: (S.REQUESTING,),
    S.UPLOADING: (S.REQUESTING, S.UPLOADING),
    S.RETRY_WAIT: (S.REQUESTING, S.UPLOADING, S.RETRY_WAIT),
    S.FINALISING: (S.REQUESTING, S.UPLOADING, S.FINALISING),
    S.CANCELLING: (S.REQUESTING, S.UPLOADING, S.CANCELLING),
}


@pytest.fixture
def killed(stage, history, file):
    """Make an upload of a program that was killed in a state."""

    def make(state):
        upload = Upload(spec=SPEC, file=file)
        for step in PATHS[state]:
            upload = upload.moved_to(step)
        if S.UPLOADING in PATHS[state]:
            with stage.account.open_client() as client:
                upload = replace(upload, image=client.request_upload(SPEC).image)
        history.keep(upload)
        return upload

    return make


def known(qtbot, stage, upload):
    stage.queue.know((upload,))
    qtbot.waitUntil(lambda: not stage.queue._crew._then, timeout=5000)
    return stage.queue._latest[upload.id]


@pytest.mark.parametrize("state", [state for state in PATHS if state is not S.CANCELLING])
def test_what_a_killed_program_left_is_interrupted(qtbot, stage, history, killed, state):
    upload = known(qtbot, stage, killed(state))
    assert upload.state is S.INTERRUPTED
    assert upload.left_behind is (upload.image is not None)
    assert history.get(upload.id).state is S.INTERRUPTED


def test_what_a_killed_program_was_cancelling_is_cancelled(qtbot, stage, killed):
    upload = known(qtbot, stage, killed(S.CANCELLING))
    assert (upload.state, upload.left_behind) == (S.CANCELLED, True)


def test_what_had_arrived_when_the_program_was_killed_is_followed(qtbot, stage, sandbox, killed):
    upload = killed(S.FINALISING)
    sandbox.images[upload.image.id]["status"] = "available"
    stage.queue.know((upload,))
    qtbot.waitUntil(lambda: stage.queue._latest[upload.id].state is S.AVAILABLE, timeout=5000)


def test_what_cannot_be_asked_for_waits_for_another_start(qtbot, stage, sandbox, killed):
    upload = killed(S.FINALISING)
    sandbox.faults.add("garbled")
    assert known(qtbot, stage, upload).state is S.FINALISING


def test_nothing_is_interrupted_while_another_program_sends(qtbot, stage, tmp_path, killed):
    with sending(tmp_path):
        assert known(qtbot, stage, killed(S.UPLOADING)).state is S.UPLOADING
