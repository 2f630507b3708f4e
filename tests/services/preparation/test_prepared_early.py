"""The body is made while the form is filled in, and an upload takes it over."""

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import sweep
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import FreeSpace, Prepared, Preparing
from imageuploader.domain.upload import UploadState as S
from tests.services.conftest import noise
from tests.services.preparation.secret_change import change_secretly, sha256_of


def test_it_tells_how_far_it_is_and_how_much_will_be_sent(scene, report, monkeypatch):
    monkeypatch.setattr("imageuploader.disk.files.progress_reporter._SECONDS", 0.0)
    body = scene.ready(report)
    assert scene.moves[0] == (report.path, Preparing(0))
    percents = [move.percent for _, move in scene.moves[:-1]]
    assert percents == sorted(percents)
    assert len(set(percents)) > 1
    assert scene.moves[-1] == (report.path, Prepared(body.stat().st_size))


def test_what_is_ready_is_sent_and_the_file_is_not_read_again(scene, sandbox, report):
    digest = sha256_of(scene.ready(report))
    change_secretly(report.path)
    upload = scene.until(scene.upload(report), S.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == upload.sha256 == digest
    scene.settled()
    assert scene.temp == []


@pytest.mark.alone
def test_the_first_byte_of_what_is_ready_leaves_within_a_second(scene, report):
    scene.ready(report)
    upload = scene.until(scene.upload(report), S.AVAILABLE)
    uploading = next(moment for moment in upload.timeline if moment.state is S.UPLOADING)
    assert (uploading.at - upload.timeline[0].at).total_seconds() < 1


def test_a_crash_leaves_what_the_next_start_removes(scene, report):
    scene.ready(report)
    sweep(scene.folder, lambda owner: owner != scene.stage.history.presence.id)
    assert scene.temp == []


def test_what_is_being_made_is_taken_over_where_it_stands(scene, sandbox, report):
    scene.begin_and_halt(report)
    (begun,) = scene.temp
    upload_id = scene.upload(report)
    scene.until(upload_id, S.PREPARING)
    assert scene.temp == [begun]
    scene.power.release()
    upload = scene.until(upload_id, S.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == upload.sha256
    scene.settled()
    assert scene.temp == []


def test_what_is_taken_over_ends_neither_for_want_of_power_nor_with_the_form(
    scene, sandbox, report
):
    scene.begin_and_halt(report)
    upload_id = scene.upload(report)
    scene.until(upload_id, S.PREPARING)
    scene.preparer.prepare(None)
    scene.power.is_there = False
    scene.power.release()
    upload = scene.until(upload_id, S.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == upload.sha256


def test_giving_up_an_upload_ends_what_it_took_over(scene, sandbox, report):
    scene.begin_and_halt(report)
    upload_id = scene.upload(report)
    scene.until(upload_id, S.PREPARING)
    scene.queue.cancel(upload_id)
    scene.power.release()
    scene.until(upload_id, S.CANCELLED)
    scene.settled()
    assert (scene.temp, sandbox.calls) == ([], [])


def test_giving_up_an_upload_that_waits_removes_what_was_made_for_it(scene, report):
    scene.queue.hold()
    scene.ready(report)
    upload_id = scene.upload(report)
    scene.settled()
    assert len(scene.temp) == 1
    scene.queue.cancel(upload_id)
    scene.settled()
    assert scene.temp == []


@pytest.mark.parametrize("is_ready", [True, False])
def test_an_empty_form_leaves_no_file(scene, report, is_ready):
    (scene.ready if is_ready else scene.begin_and_halt)(report)
    scene.preparer.prepare(None)
    scene.power.release()
    scene.settled()
    assert scene.temp == []
    assert scene.progress is None


def test_another_file_ends_the_one_before(scene, report, make_report):
    before = scene.ready(report)
    other = make_report("other.img")
    body = scene.ready(other)
    scene.settled()
    assert scene.temp == [body]
    assert body != before
    assert scene.moves[-1][0] == other.path


def test_deleted_data_that_is_to_be_sent_too_is_packed_anew(scene, report):
    left_out = replace(report, free_space=FreeSpace(1_000_000, 1_000_000))
    before = scene.ready(left_out)
    body = scene.ready(left_out.leaving_out(is_left_out=False))
    assert body != before


def test_the_end_of_the_window_leaves_no_file(scene, report):
    scene.begin_and_halt(report)
    scene.preparer.moved.connect(lambda *_: scene.begin(report))  # as the form does
    scene.preparer.stop()
    scene.power.release()
    scene.queue.shut_down()
    scene.preparer.shut_down()
    assert scene.temp == []


@pytest.mark.parametrize("is_ready", [True, False])
def test_the_end_of_the_window_ends_what_waits_in_the_queue(scene, report, is_ready):
    scene.queue.hold()
    (scene.ready if is_ready else scene.begin_and_halt)(report)
    scene.upload(report)
    scene.power.release()
    scene.queue.shut_down()
    scene.preparer.shut_down()
    assert scene.temp == []


def test_without_room_it_is_not_begun(scene, report, monkeypatch):
    monkeypatch.setattr("imageuploader.services.preparation.preparer.RESERVE_BYTES", 10**18)
    scene.begin(report)
    scene.settled()
    assert scene.temp == []
    assert scene.progress is None


def test_with_an_empty_battery_it_ends_and_is_not_begun_again(scene, report):
    scene.begin_and_halt(report)
    scene.power.is_there = False
    scene.power.release()
    scene.settled()
    assert (scene.temp, scene.progress) == ([], None)
    moves = len(scene.moves)
    scene.begin(report)
    assert len(scene.moves) == moves


def test_what_did_not_begin_is_made_by_the_upload(scene, sandbox, report):
    scene.power.is_there = False
    scene.begin(report)
    scene.settled()
    upload = scene.until(scene.upload(report), S.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == upload.sha256


def test_the_setting_ends_it_and_begins_it(scene, report):
    scene.ready(report)
    scene.stage.settings.update(prepare_early=False)
    scene.settled()
    assert (scene.temp, scene.progress) == ([], None)
    scene.stage.settings.update(prepare_early=True)
    assert scene.ready(report)


def test_what_is_sent_as_it_is_needs_nothing(scene, tmp_path):
    scene.begin(inspect(noise(tmp_path / "noise.img.gz"), cancel=CancelToken()))
    assert scene.moves == []


@pytest.mark.alone
def test_the_window_answers_while_it_is_made(scene, report):
    ticks, timer = [time.monotonic()], QTimer()
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(5)
    scene.ready(report)
    timer.stop()
    assert max(after - before for before, after in pairwise(ticks)) < 0.1
