"""What a failed upload had packed is sent by the next one."""

import os

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.upload import UploadState as S
from tests.disk.free_space.ext_images import fill_folder, make_filled
from tests.services.preparation.secret_change import change_secretly, sha256_of


@pytest.fixture
def filled(tmp_path):
    """An ext4 image with deleted data."""
    return make_filled(tmp_path / "filled.img", "-t ext4", fill_folder(tmp_path / "files"))


def fail(scene, sandbox, report):
    """Let an upload fail, and return it."""
    sandbox.faults.add("post-411")
    failed = scene.until(scene.upload(report), S.FAILED)
    sandbox.faults.clear()
    scene.settled()
    return failed


def test_trying_again_packs_nothing_again(scene, sandbox, report):
    body = scene.ready(report)
    failed = fail(scene, sandbox, report)
    assert scene.temp == [body]
    digest = sha256_of(body)
    change_secretly(report.path)
    upload = scene.until(scene.queue.upload_again(failed), S.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == digest
    scene.settled()
    assert scene.temp == []


def test_what_an_upload_packed_for_itself_is_kept_too(scene, sandbox, report):
    failed = fail(scene, sandbox, report)
    (body,) = scene.temp
    digest = sha256_of(body)
    change_secretly(report.path)
    upload = scene.until(scene.queue.upload_again(failed), S.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == digest


@pytest.mark.parametrize("is_left_out", [True, False])
def test_trying_again_does_with_deleted_data_as_was_chosen(scene, sandbox, filled, is_left_out):
    report = inspect(filled, cancel=CancelToken())
    assert report.leaves_out
    failed = fail(scene, sandbox, report.leaving_out(is_left_out=is_left_out))
    assert failed.leaves_out is is_left_out
    os.utime(filled)  # so that it is checked and packed again
    upload = scene.until(scene.queue.upload_again(failed), S.AVAILABLE)
    assert upload.leaves_out is is_left_out
    sent = sandbox.received[upload.image.id].raw_sha256
    assert (sent == sha256_of(filled)) is not is_left_out


def test_what_is_kept_with_deleted_data_is_not_sent_by_an_upload_without(scene, sandbox, filled):
    report = inspect(filled, cancel=CancelToken())
    first = fail(scene, sandbox, report)
    fail(scene, sandbox, report.leaving_out(is_left_out=False))
    upload = scene.until(scene.queue.upload_again(first), S.AVAILABLE)
    assert sandbox.received[upload.image.id].raw_sha256 != sha256_of(filled)


def test_the_same_file_in_the_form_is_ready_at_once(scene, sandbox, report):
    fail(scene, sandbox, report)
    (body,) = scene.temp
    assert scene.ready(report) == body


def test_a_file_that_changed_is_packed_again(scene, sandbox, report):
    digest = sha256_of(scene.ready(report))
    failed = fail(scene, sandbox, report)
    change_secretly(report.path)
    os.utime(report.path)
    upload = scene.until(scene.queue.upload_again(failed), S.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == upload.sha256 != digest


def test_what_is_kept_makes_room(scene, sandbox, report, make_report, monkeypatch):
    fail(scene, sandbox, report)
    monkeypatch.setattr("imageuploader.services.preparation.bodies.RESERVE_BYTES", 10**18)
    body = scene.ready(make_report("other.img"))
    assert scene.temp == [body]


def test_nothing_that_is_kept_outlives_the_window(scene, sandbox, report):
    fail(scene, sandbox, report)
    assert len(scene.temp) == 1
    scene.queue.shut_down()
    assert scene.temp == []
