import gc
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from tests.services.conftest import noise, until

SPEC = UploadSpec("web-1", "us-ord")


def test_a_file_becomes_available_and_every_move_is_in_the_history(
    qtbot, stage, sandbox, history, file
):
    states = []
    stage.queue.changed.connect(lambda upload: states.append(upload.state))
    upload_id = stage.queue.add(file, SPEC, None)
    upload = until(qtbot, stage, upload_id, S.AVAILABLE)
    assert list(dict.fromkeys(states)) == [
        S.QUEUED,
        S.REQUESTING,
        S.UPLOADING,
        S.FINALISING,
        S.PROCESSING,
        S.AVAILABLE,
    ]
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert sandbox.received[upload.image.id].sha256 == digest
    assert history.get(upload_id).state is S.AVAILABLE
    assert stage.queue.idle


def test_the_second_file_is_requested_only_when_the_first_has_been_sent(
    qtbot, stage, sandbox, file, other
):
    seen: list[S] = []

    def note(upload):
        if upload.state is S.REQUESTING and upload.id == second:
            seen.append(stage.queue.upload(first).state)

    stage.queue.changed.connect(note)
    first, second = stage.queue.add(file, SPEC, None), stage.queue.add(other, SPEC, None)
    assert stage.queue.current.id == first
    assert [upload.id for upload in stage.queue.waiting] == [second]
    until(qtbot, stage, second, S.AVAILABLE)
    until(qtbot, stage, first, S.AVAILABLE)
    assert set(seen) <= {S.PROCESSING, S.AVAILABLE}
    assert seen
    methods = [method for method, _ in sandbox.calls if method in {"POST", "PUT"}]
    assert methods == ["POST", "PUT", "POST", "PUT"]


def test_one_that_waits_is_cancelled_without_any_request(qtbot, stage, history, file, other):
    first, second = stage.queue.add(file, SPEC, None), stage.queue.add(other, SPEC, None)
    stage.queue.cancel(second)
    until(qtbot, stage, first, S.AVAILABLE)
    qtbot.waitUntil(lambda: history.get(second) is not None)
    qtbot.waitUntil(lambda: not stage.queue.busy)
    assert history.get(second).state is S.CANCELLED
    assert [upload.id for upload in history.uploads() if upload.image] == [first]


def test_one_that_runs_is_cancelled_and_its_image_goes(qtbot, stage, sandbox, history, file):
    sandbox.faults.add("put-silent")
    upload_id = stage.queue.add(file, SPEC, None)
    until(qtbot, stage, upload_id, S.FINALISING)
    stage.queue.cancel(upload_id)
    upload = until(qtbot, stage, upload_id, S.CANCELLED)
    assert (upload.left_behind, sandbox.images) == (False, {})
    assert history.get(upload_id).state is S.CANCELLED


def test_again_makes_a_new_upload_of_the_same_file(qtbot, stage, sandbox, file):
    sandbox.faults.add("put-403", 1)
    failed = stage.queue.add(file, SPEC, None)
    again = stage.queue.upload_again(until(qtbot, stage, failed, S.FAILED))
    upload = until(qtbot, stage, again, S.AVAILABLE)
    assert (upload.again_of, upload.file, upload.spec) == (failed, file, SPEC)


def test_what_was_left_on_linode_can_be_removed(qtbot, stage, sandbox, history, file):
    for fault in ("put-silent", "delete-500"):
        sandbox.faults.add(fault)
    upload_id = stage.queue.add(file, SPEC, None)
    until(qtbot, stage, upload_id, S.FINALISING)
    stage.queue.cancel(upload_id)
    qtbot.waitUntil(lambda: ("DELETE", f"/v4/images/{image_of(stage, upload_id)}") in sandbox.calls)
    sandbox.faults.remove("delete-500")
    sandbox.faults.remove("put-silent")
    until(qtbot, stage, upload_id, S.CANCELLED)
    stage.queue.remove_left(upload_id)
    qtbot.waitUntil(lambda: sandbox.images == {})
    qtbot.waitUntil(lambda: not stage.queue.busy)
    assert history.get(upload_id).left_behind is False


def image_of(stage, upload_id):
    image = stage.queue.upload(upload_id).image
    return image.id if image else ""


def test_shutting_down_ends_every_thread_and_leaves_the_rest_to_the_next_start(
    qtbot, stage, sandbox, file, tmp_path
):
    sandbox.faults.add("put-stalled")
    large = noise(tmp_path / "large.img.gz", 20_000_000)
    first, second = stage.queue.add(large, SPEC, None), stage.queue.add(file, SPEC, None)
    until(qtbot, stage, first, S.UPLOADING)
    worker = stage.queue._runner.worker_of(first)
    stage.queue.shut_down()
    assert worker.isFinished()
    ended = [stage.history.get(upload_id) for upload_id in (first, second)]
    assert [upload.state for upload in ended] == [S.INTERRUPTED, S.QUEUED]
    assert [upload.left_behind for upload in ended] == [True, False]
    assert list(sandbox.images) == [ended[0].image.id]


def test_what_may_have_arrived_is_asked_for_at_the_next_start(qtbot, stage, sandbox, history, file):
    sandbox.faults.add("put-silent")
    upload_id = stage.queue.add(file, SPEC, None)
    until(qtbot, stage, upload_id, S.FINALISING)
    stage.queue.shut_down()
    assert history.get(upload_id).state is S.FINALISING


def test_giving_everything_up_cancels_what_runs_and_what_waits(qtbot, stage, sandbox, file, other):
    sandbox.faults.add("put-silent")
    first, second = stage.queue.add(file, SPEC, None), stage.queue.add(other, SPEC, None)
    until(qtbot, stage, first, S.FINALISING)
    stage.queue.cancel_all()
    until(qtbot, stage, first, S.CANCELLED)
    until(qtbot, stage, second, S.CANCELLED)
    qtbot.waitUntil(lambda: stage.queue.idle)  # its thread ends after the last move


def test_an_upload_from_the_history_that_linode_processes_is_followed(
    qtbot, stage, staged, history, file
):
    upload_id = stage.queue.add(file, SPEC, None)
    upload = until(qtbot, stage, upload_id, S.PROCESSING)
    until(qtbot, stage, upload_id, S.AVAILABLE)
    next_start = staged()
    next_start.queue.restore((upload,))
    until(qtbot, next_start, upload_id, S.AVAILABLE)
    assert history.get(upload_id).state is S.AVAILABLE


@pytest.mark.parametrize("method", ["load", "forget"])
def test_the_history_service_reads_and_forgets(qtbot, stage, history, file, method):
    upload_id = stage.queue.add(file, SPEC, None)
    until(qtbot, stage, upload_id, S.AVAILABLE)
    if method == "load":
        with qtbot.waitSignal(stage.history_service.loaded) as loaded:
            stage.history_service.load()
        assert [upload.id for upload in loaded.args[0]] == [upload_id]
        return
    with qtbot.waitSignal(stage.history_service.forgotten) as forgotten:
        stage.history_service.forget(upload_id)
    assert forgotten.args == [upload_id]
    assert history.uploads() == []


def test_the_history_knows_which_user_asked_for_the_address(qtbot, stage, history, file):
    stage.account.load()
    qtbot.waitUntil(lambda: stage.account.username == "practice")
    upload_id = stage.queue.add(file, SPEC, None)
    until(qtbot, stage, upload_id, S.AVAILABLE)
    assert history.get(upload_id).user == "practice"


def test_uploads_that_were_only_looked_at_are_not_kept_in_memory(stage):
    def look_at(count):
        over = Upload(SPEC, Path("/disks/web.img")).moved_to(S.CANCELLED)
        stage.queue.restore(tuple(replace(over, id=f"old-{number}") for number in range(count)))

    look_at(50)
    stage.queue.restore(())
    alive = (one for one in gc.get_objects() if isinstance(one, Upload))
    assert [upload.id for upload in alive if upload.id.startswith("old-")] == []
